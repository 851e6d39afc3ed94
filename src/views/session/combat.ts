import { formatCount } from '../numbers.ts';
import { valueIn } from '../statistic.ts';
import type { SessionView } from './view.ts';
import { eachPlayer } from './view.ts';

export const combatView: SessionView = {
  key: 'combat',
  label: 'Combat',
  about: 'Kills, deaths, damage given and received, gibs',
  parts: [],
  blocks: eachPlayer(({ totals: t }) => [
    `${t.kills} kills · ${t.deaths} deaths · K/D ${valueIn(t, 'kd')} · DPM ${valueIn(t, 'dpm')}`,
    `dmg ${formatCount(t.damage_given)} given, ${formatCount(t.damage_received)} received · ${t.gibs} gibs · ${t.headshot_kills} HSK`,
  ]),
  legend: 'dmg damage · HSK kills by a hit on the head',
  affectedByLegacy: true,
};
