import { Random } from '../../demo/random.ts';
import { writeMatch } from '../../demo/round-files/match.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const maps = ['supply', 'te_escape2', 'etl_adlernest', 'sw_goldrush_te'];
/** How often each map is played in an evening, one time after the other. A file depends on those of its map. */
const timesEach = 2;
const minutesAMatch = 25;
const playersPerSide = 5;

/** Returns one round file after the other, all with the same ten players, in evenings of eight matches from a day on. */
export function* tenPlayerFiles(firstDay: string): Generator<{ name: string; text: string }, never> {
  const random = new Random(`ten players ${firstDay}`);
  const side = (first: string) =>
    Array.from({ length: playersPerSide }, (_, index) => {
      const name = `Player ${first}${index}`;
      return { guid: `${first}000000${index}`, rawName: `^1${name}`, name };
    });
  const plan = { layout: 38, axis: side('A'), allies: side('B') } as const;
  for (let evening = Date.parse(`${firstDay}T20:00:00Z`); ; evening += dayMs) {
    for (let match = 0; match < maps.length * timesEach; match += 1) {
      const map = maps[Math.floor(match / timesEach)] as string;
      yield* writeMatch(random, { ...plan, map, endsAt: evening + match * minutesAMatch * minuteMs });
    }
  }
}
