import type { SessionView } from './view.ts';
import { pair, playerTable } from './view.ts';

export const supportView: SessionView = {
  key: 'support',
  parts: [],
  blocks: (session, locale) => [
    playerTable(
      session,
      {
        columns: locale.texts.sessions.columns.support,
        values: ({ totals: t }) => [
          locale.count(t.revives_given),
          locale.count(t.times_revived),
          pair(t.kills, t.deaths, locale),
        ],
        by: ({ totals }) => totals.revives_given,
      },
      locale,
    ),
  ],
  affectedByLegacy: true,
};
