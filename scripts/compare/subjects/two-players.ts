import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import type { Ranking } from './rankings.ts';
import { rankings } from './rankings.ts';

/** Statistics that nobody wins, because playing more is not playing better. */
const noContest = ['games', 'playtime'];

/** The statistics of the first view of /compare, by their names there. */
const shown: Record<string, keyof typeof rankings> = {
  'K/D': 'kd',
  DPM: 'dpm',
  Kills: 'kills',
  Efficiency: 'efficiency',
  Accuracy: 'accuracy',
  Headshots: 'headshots',
  Revives: 'revives',
  Rounds: 'games',
};

/** Checks /compare for the two players with the most rounds: who is better in how many statistics, and the eight that are shown first. */
export function twoPlayers(file: LegacyFile): Question[] {
  const [one = '', other = ''] = file.busiest(2);
  const won = [0, 0];
  let contests = 0;
  const values: Figures = {};
  for (const [key, { value, order, write }] of Object.entries<Ranking>(rankings)) {
    const [a, b] = [one, other].map(
      (guid) => file.one<{ value: number }>(`select ${value} as value from totals where guid = ?`, guid).value,
    ) as [number, number];
    const better = a === b || noContest.includes(key) ? undefined : a > b === (order !== 'asc') ? 0 : 1;
    contests += noContest.includes(key) ? 0 : 1;
    if (better !== undefined) won[better] = (won[better] ?? 0) + 1;
    values[key] = [a, b].map((v, side) => (side === better ? `${write(v)}*` : write(v))).join(' ');
  }
  const rows = Object.entries(shown).map(([label, key]) => [label, values[key] ?? ''] as const);
  return [
    {
      line: `/compare player1:${one} player2:${other}`,
      computed: { ...Object.fromEntries(rows), won: `${won[0]} : ${won[1]} of ${contests}` },
      shown: comparisonIn,
    },
  ];
}

function comparisonIn(message: APIMessage | null): Figures {
  const lines = linesIn(message);
  const rows = lines.slice(3, -1).map((line) => {
    const [, label = '', one, other] = /^(.*?) {2,}(\S+) +(\S+)$/.exec(line) ?? [];
    return [label, `${one} ${other}`] as const;
  });
  const won = /(\d+ : \d+) of \d+/.exec(plain(lines[0]))?.[0] ?? '';
  return { ...Object.fromEntries(rows), won };
}
