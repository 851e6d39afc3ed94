import { formatClock } from '../durations.ts';
import { formatCount } from '../numbers.ts';
import type { SessionView } from './view.ts';
import { eachPlayer } from './view.ts';

export const objectivesView: SessionView = {
  key: 'objectives',
  label: 'Objectives',
  about: 'XP, revives, dynamites, objectives, constructions',
  parts: ['details'],
  blocks: eachPlayer(
    ({ totals: t, details: d }) => [
      `XP ${formatCount(t.xp)} · revives ${t.revives_given} · dynamites ${t.dynamites_planted}/${t.dynamites_defused} · objectives ${d?.objectives_stolen}/${d?.objectives_returned}`,
      `constructions ${t.constructions} · best spree ${t.best_spree} · denied ${formatClock(t.denied_playtime)}`,
    ],
    ({ totals }) => totals.xp,
  ),
  legend: 'Most XP first · dynamites planted/defused · objectives stolen/returned · denied: time enemies had to wait',
  affectedByLegacy: true,
};
