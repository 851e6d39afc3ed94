import type { SessionPlayer } from '../../db/queries/session-players.ts';
import { formatClock } from '../durations.ts';
import type { SessionView } from './view.ts';
import { pair, playerTable } from './view.ts';

const byXp = ({ totals }: SessionPlayer) => totals.xp;

export const objectivesView: SessionView = {
  key: 'objectives',
  parts: ['details'],
  blocks: (session, locale) => {
    const { count, texts } = locale;
    const { objectives, objectivesMore } = texts.sessions.columns;
    return [
      playerTable(
        session,
        {
          columns: objectives,
          values: ({ totals: t, details: d }) => [
            count(t.xp),
            pair(d?.objectives_stolen ?? 0, d?.objectives_returned ?? 0, locale),
            pair(t.dynamites_planted, t.dynamites_defused, locale),
            count(t.constructions),
          ],
          by: byXp,
        },
        locale,
      ),
      playerTable(
        session,
        {
          columns: objectivesMore,
          values: ({ totals: t }) => [count(t.revives_given), count(t.best_spree), formatClock(t.denied_playtime)],
          by: byXp,
        },
        locale,
      ),
    ];
  },
  affectedByLegacy: true,
};
