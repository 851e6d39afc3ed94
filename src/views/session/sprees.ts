import type { SessionView } from './view.ts';
import { playerTable } from './view.ts';

export const spreesView: SessionView = {
  key: 'sprees',
  parts: ['details'],
  blocks: (session, locale) => [
    playerTable(
      session,
      {
        columns: locale.texts.sessions.columns.sprees,
        values: ({ totals, details: d }) =>
          [
            totals.best_spree,
            ...(d ? [d.mega_kills, d.multi_kills, d.quad_kills, d.triple_kills, d.double_kills] : []),
          ].map(locale.count),
        by: ({ totals }) => totals.best_spree,
      },
      locale,
    ),
  ],
  affectedByLegacy: true,
};
