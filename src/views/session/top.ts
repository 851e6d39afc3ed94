import { formatClock } from '../durations.ts';
import { valueIn } from '../statistic.ts';
import type { SessionView } from './view.ts';
import { playerTable } from './view.ts';

export const topView: SessionView = {
  key: 'top',
  parts: [],
  blocks: (session, locale) => {
    const { count, texts } = locale;
    const { top, topMore } = texts.sessions.columns;
    return [
      playerTable(
        session,
        {
          columns: top,
          values: ({ totals: t }) => [valueIn(t, 'kd', locale), valueIn(t, 'dpm', locale), count(t.damage_given)],
        },
        locale,
      ),
      playerTable(
        session,
        {
          columns: topMore,
          values: ({ totals: t }) => [count(t.headshot_kills), count(t.gibs), formatClock(t.time_played)],
        },
        locale,
      ),
    ];
  },
  affectedByLegacy: true,
};
