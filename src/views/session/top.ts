import { formatClock } from '../durations.ts';
import { formatCount } from '../numbers.ts';
import { valueIn } from '../statistic.ts';
import type { SessionView } from './view.ts';
import { eachPlayer } from './view.ts';

export const topView: SessionView = {
  key: 'top',
  label: 'Top players',
  about: 'K/D, DPM, damage, headshot kills, gibs, time',
  parts: [],
  blocks: eachPlayer(({ totals: t }) => [
    `K/D ${valueIn(t, 'kd')} (${t.kills}/${t.deaths}) · DPM ${valueIn(t, 'dpm')} · dmg ${formatCount(t.damage_given)} · HSK ${t.headshot_kills} · gibs ${t.gibs} · ${formatClock(t.time_played)}`,
  ]),
  legend: 'dmg damage given · HSK kills by a hit on the head',
  affectedByLegacy: true,
};
