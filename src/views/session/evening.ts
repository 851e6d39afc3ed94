import { eveningLines } from '../evening/lines.ts';
import type { SessionView } from './view.ts';

/** What the message about an evening says. */
export const eveningView: SessionView = {
  key: 'evening',
  parts: ['teams', 'news'],
  heading: 'score',
  blocks: (session, locale) => [{ lines: eveningLines(session, locale) }],
  affectedByLegacy: true,
};
