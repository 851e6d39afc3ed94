import { fieldIn, linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import type { Ranking } from './rankings.ts';
import { rankings } from './rankings.ts';

/** Statistics that nobody wins, because playing more is not playing better. */
const noContest = ['games', 'playtime'];

/** Checks /compare for the two players with the most rounds, statistic by statistic, and which value is marked as better. */
export function twoPlayers(file: LegacyFile): Question[] {
  const [one = '', other = ''] = file.busiest(2);
  const won = [0, 0];
  let contests = 0;
  const computed: Figures = {};
  for (const [key, { value, order, write }] of Object.entries<Ranking>(rankings)) {
    const [a, b] = [one, other].map(
      (guid) => file.one<{ value: number }>(`select ${value} as value from totals where guid = ?`, guid).value,
    ) as [number, number];
    const better = a === b || noContest.includes(key) ? undefined : a > b === (order !== 'asc') ? 0 : 1;
    contests += noContest.includes(key) ? 0 : 1;
    if (better !== undefined) won[better] = (won[better] ?? 0) + 1;
    computed[key] = [a, b].map((v, side) => (side === better ? `${write(v)} wins` : write(v))).join(' · ');
  }
  computed.won = `${won[0]} of ${contests}, ${won[1]}`;
  return [
    {
      line: `/compare player1:${one} player2:${other}`,
      computed,
      shown(message) {
        const keys = (rate: boolean) =>
          Object.entries<Ranking>(rankings).flatMap(([key, { least }]) => ((least === 51) === rate ? [key] : []));
        const values = (field: string, rate: boolean) =>
          fieldIn(message, field).map((line, index) => {
            const text = line.replace(/^.*?: /, '').replace(/\*\*(.*?)\*\*/g, '$1 wins');
            return [keys(rate)[index] ?? line, text] as const;
          });
        const said = /wins (\d+ of \d+) categories, .* (\d+)\.$/.exec(plain(linesIn(message)[0]));
        return {
          ...Object.fromEntries([...values('Rates', true), ...values('Totals', false)]),
          won: said ? `${said[1]}, ${said[2]}` : '',
        };
      },
    },
  ];
}
