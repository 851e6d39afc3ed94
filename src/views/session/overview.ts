import { valueIn } from '../statistic.ts';
import type { SessionView } from './view.ts';
import { pair, playerTable } from './view.ts';

export const overviewView: SessionView = {
  key: 'overview',
  parts: ['teams'],
  heading: 'whole',
  blocks: (session, locale) => [
    playerTable(
      session,
      {
        values: ({ totals: t }) => [
          pair(t.kills, t.deaths, locale),
          valueIn(t, 'kd', locale),
          locale.texts.sessions.because.dpm(valueIn(t, 'dpm', locale)),
        ],
      },
      locale,
    ),
  ],
  affectedByLegacy: true,
};
