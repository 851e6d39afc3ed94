import type { SessionView } from './view.ts';
import { eachPlayer } from './view.ts';

export const spreesView: SessionView = {
  key: 'sprees',
  label: 'Sprees',
  about: 'Longest sprees, and kills in quick succession',
  parts: ['details'],
  blocks: eachPlayer(
    ({ totals, details: d }) => [
      `best spree ${totals.best_spree} · mega ${d?.mega_kills} · multi ${d?.multi_kills} · quad ${d?.quad_kills} · triple ${d?.triple_kills} · double ${d?.double_kills}`,
    ],
    ({ totals }) => totals.best_spree,
  ),
  legend: 'Longest spree first: kills in a row without a death, the best of one round · double to mega: kills at once',
  affectedByLegacy: true,
};
