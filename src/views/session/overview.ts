import { formatClock } from '../durations.ts';
import { formatCount, formatShare } from '../numbers.ts';
import { valueIn } from '../statistic.ts';
import type { SessionView } from './view.ts';
import { eachPlayer } from './view.ts';

export const overviewView: SessionView = {
  key: 'overview',
  label: 'Overview',
  about: 'Maps, score, and everybody in three lines',
  parts: ['teams'],
  blocks: eachPlayer(({ totals: t }) => [
    `${t.kills}K ${t.deaths}D ${t.gibs}G · K/D ${valueIn(t, 'kd')} · DPM ${valueIn(t, 'dpm')} · dmg ${formatCount(t.damage_given)}/${formatCount(t.damage_received)}`,
    `acc ${valueIn(t, 'accuracy')} (${formatCount(t.bullet_hits)}/${formatCount(t.bullet_shots)}) · HS ${formatCount(t.headshots)} (${formatShare(t.bullet_headshots, t.bullet_hits)}) · useful ${t.useful_kills} · rev ${t.revives_given}/${t.times_revived}`,
    `played ${formatClock(t.time_played)} · dead ${formatClock(t.time_dead)} · denied ${formatClock(t.denied_playtime)} · multikills ${t.multikills}`,
  ]),
  legend:
    'K kills · D deaths · G gibs · dmg given/received · acc hits/shots of bullet weapons · HS hits on the head · rev given/received',
  affectedByLegacy: true,
};
