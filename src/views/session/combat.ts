import { valueIn } from '../statistic.ts';
import type { SessionView } from './view.ts';
import { pair, playerTable } from './view.ts';

export const combatView: SessionView = {
  key: 'combat',
  parts: [],
  blocks: (session, locale) => {
    const { count, texts } = locale;
    const { combat, combatMore } = texts.sessions.columns;
    return [
      playerTable(
        session,
        {
          columns: combat,
          values: ({ totals: t }) => [
            pair(t.kills, t.deaths, locale),
            valueIn(t, 'kd', locale),
            valueIn(t, 'dpm', locale),
          ],
        },
        locale,
      ),
      playerTable(
        session,
        {
          columns: combatMore,
          values: ({ totals: t }) => [
            pair(t.damage_given, t.damage_received, locale),
            count(t.gibs),
            count(t.headshot_kills),
          ],
        },
        locale,
      ),
    ];
  },
  affectedByLegacy: true,
};
