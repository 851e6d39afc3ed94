import { localeOf } from '../../texts/locale.ts';
import { sessionViews } from '../../views/session/index.ts';
import type { SessionView } from '../../views/session/view.ts';

const labelIn = (language: string, key: SessionView['key']) => localeOf(language).texts.sessions.views[key].label;

/** The option that chooses a view. */
export const viewOption = {
  type: 'string',
  description: 'What to look at; the overview when left out',
  choices: sessionViews.map(({ key }) => ({
    name: labelIn('en', key),
    name_localizations: { de: labelIn('de', key), fr: labelIn('fr', key) },
    value: key,
  })),
} as const;
