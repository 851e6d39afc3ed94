import type { Chart } from '../../../src/charts/index.ts';
import { hostileNames } from './names.ts';

type Player = Chart<'radar'>['data']['players'][number];

const axes = ['K/D', 'DPM', 'Accuracy', 'Headshot share', 'Revives/round', 'Survival'];
const radar = (...players: Player[]): Chart => ({
  kind: 'radar',
  data: { period: 'All time', note: 'Percentile among 26 players with 51+ rounds', axes, players },
});

/** Two players in their community, from the ordinary to the odd. */
export const cases: Record<string, Chart> = {
  typical: radar(['Kettle', [84, 90, 45, 30, 12, 66]], ['Marmot', [61, 40, 78, 52, 94, 50]]),
  one: radar(['Kettle', [84, 90, 45, 30, 12, 66]]),
  equal: radar(['Kettle', [50, 50, 50, 50, 50, 50]], ['Marmot', [50, 50, 50, 50, 50, 50]]),
  ends: radar(['First', [100, 100, 100, 100, 100, 100]], ['Last', [0, 0, 0, 0, 0, 0]]),
  unknown: radar(['Kettle', [null, null, null, null, null, null]], ['Marmot', [61, 40, null, null, 94, 50]]),
  spikes: radar(['Kettle', [100, 0, 100, 0, 100, 0]], ['Marmot', [0, 100, 0, 100, 0, 100]]),
  german: {
    kind: 'radar',
    data: {
      period: 'Letzte 30 Tage',
      note: 'Perzentil unter 1.200 Spielern mit 51+ Runden',
      axes: ['K/D', 'DPM', 'Treffsicherheit', 'Kopftreffer-Anteil', 'Belebungen/Runde', 'Überleben'],
      players: [
        [hostileNames[3] ?? '', [10, 20, 30, 40, 50, 60]],
        [hostileNames[5] ?? '', [60, 50, 40, 30, 20, 10]],
      ],
    },
  },
  extreme: {
    kind: 'radar',
    data: {
      period: 'W'.repeat(200),
      note: 'W'.repeat(200),
      axes: Array.from({ length: 8 }, () => 'W'.repeat(200)),
      players: [
        ['W'.repeat(200), []],
        ['', [100, 100, 100]],
      ],
    },
  },
};
