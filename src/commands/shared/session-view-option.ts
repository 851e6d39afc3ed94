import { sessionViews } from '../../views/session/index.ts';

/** The option that chooses a view. */
export const viewOption = {
  type: 'string',
  description: 'What to look at; the overview when left out',
  choices: sessionViews.map(({ key, label }) => ({ name: label, value: key })),
} as const;
