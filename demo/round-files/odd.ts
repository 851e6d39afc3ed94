import { Random } from '../random.ts';
import type { Own } from './counters.ts';
import { addUp } from './counters.ts';
import type { MatchPlan, Somebody, WrittenFile } from './match.ts';
import { headerOf, playRound } from './match.ts';
import type { TruePlayer } from './true-player.ts';
import { clock, playerLine, stampText } from './write.ts';

/** What game servers get wrong, one after the other; `again` plays the map of the match before, whose counters go on. */
const oddities = ['reset', 'again', 'again', 'aborted', 'pause', 'capitals', 'implausible', 'reconnects'] as const;
type Oddity = (typeof oddities)[number];

export interface OddFilesOptions {
  /** The same seed gives the same files. */
  seed: string;
  matches: number;
  /** The day of the first evening, YYYY-MM-DD. */
  from?: string;
}

/** Invents files of matches that went wrong: counters that start again or are carried over, aborts, pauses, capitals, cheats. */
export function generateOddFiles({ seed, matches, from = '2026-04-06' }: OddFilesOptions): WrittenFile[] {
  const random = new Random(`odd files ${seed}`);
  const people = Array.from({ length: 8 }, (_, index): Somebody => {
    const name = `odd${index}`;
    return { guid: random.hex(8), name, rawName: `^${index}${name}` };
  });
  const files: WrittenFile[] = [];
  let endsAt = Date.parse(`${from}T20:00:00Z`);
  let before: ReadonlyMap<string, Own> | undefined;
  for (let match = 0; match < matches; match++) {
    const oddity = oddities[match % oddities.length] as Oddity;
    const playing = random.shuffle(people);
    const map = ['supply', 'te_escape2'][Math.floor(match / 3) % 2] as string;
    const plan = { map, layout: 38, endsAt, axis: playing.slice(0, 4), allies: playing.slice(4) } as const;
    const written = writeOddMatch(random, plan, oddity, oddity === 'again' ? before : undefined);
    files.push(...written.files);
    before = written.counters;
    endsAt += (oddity === 'aborted' ? 60 : random.int(16, 22)) * 60_000;
  }
  return files;
}

function writeOddMatch(random: Random, plan: MatchPlan, oddity: Oddity, goesOn: ReadonlyMap<string, Own> | undefined) {
  const [first, second] = [6 * random.int(50, 100), 6 * random.int(30, 50)];
  const round1 = playRound(random, plan, 1, first, undefined);
  const round2 = playRound(random, plan, 2, second, undefined);
  const shown1 = added(goesOn, round1);
  const shown2 = added(oddity === 'reset' ? undefined : shown1, round2);
  const [somebody = ''] = [...round1.keys()];
  const own2 = round2.get(somebody)?.own;
  if (oddity === 'reconnects' && own2) shown2.set(somebody, { ...own2, seconds: Math.min(own2.seconds, first - 6) });
  if (oddity === 'implausible') change(shown1, somebody, { seconds: 86_400 });
  if (oddity === 'pause') for (const guid of shown1.keys()) change(shown1, guid, { seconds: first + 360 });
  const map1 = oddity === 'capitals' ? plan.map.toUpperCase() : plan.map;
  const write = (shown: ReadonlyMap<string, Own>, round: 1 | 2, file: { map: string; at: number; header: string }) => {
    const lines = [...plan.axis, ...plan.allies].flatMap(({ guid, rawName }) => {
      const counters = shown.get(guid);
      const side = plan.axis.some((one) => one.guid === guid) === (round === 1) ? 1 : 2;
      return counters ? [playerLine({ guid, rawName, side, shown: counters }, round, plan.layout)] : [];
    });
    return {
      name: `${stampText(file.at)}-${file.map}-round-${round}.txt`,
      text: `${[file.header, ...random.shuffle(lines)].join('\n')}\n`,
    };
  };
  const at2 = plan.endsAt + (second + 60) * 1000;
  const header1 = headerOf({ ...plan, map: map1 }, 1, false, '12:00', first);
  const header2 = headerOf(plan, 2, false, clock(first), second);
  const files = [write(shown1, 1, { map: map1, at: plan.endsAt, header: header1 })];
  if (oddity === 'aborted') {
    // The vote for a restart: round 2 under the name of a round 1, still with round 1's counters.
    const header = headerOf(plan, 1, true, clock(first), first).replace(/\d+$/, '-8123456');
    files.push(write(shown2, 1, { map: plan.map, at: at2 - 90_000, header }));
  }
  files.push(write(shown2, 2, { map: plan.map, at: at2, header: header2 }));
  return { files, counters: shown2 as ReadonlyMap<string, Own> };
}

function added(before: ReadonlyMap<string, Own> | undefined, round: ReadonlyMap<string, TruePlayer>): Map<string, Own> {
  return new Map(
    [...round].map(([guid, { own }]) => {
      const earlier = before?.get(guid);
      return [guid, earlier ? addUp(earlier, own) : own];
    }),
  );
}

function change(shown: Map<string, Own>, guid: string, values: Partial<Own>): void {
  const own = shown.get(guid);
  if (own) shown.set(guid, { ...own, ...values });
}
