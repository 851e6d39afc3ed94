import { formatCounted } from '../numbers.ts';
import type { SessionView } from './view.ts';
import { eachPlayer } from './view.ts';

export const supportView: SessionView = {
  key: 'support',
  label: 'Support',
  about: 'Revives given and received',
  parts: [],
  blocks: eachPlayer(
    ({ totals: t }) => [
      `${formatCounted(t.revives_given, 'revive')} given · revived ${formatCounted(t.times_revived, 'time')} · ${t.kills}K ${t.deaths}D`,
    ],
    ({ totals }) => totals.revives_given,
  ),
  legend: 'Most revives given first · K kills · D deaths',
  affectedByLegacy: true,
};
