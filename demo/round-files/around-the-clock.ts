import { offsetAt } from '../../src/domain/played-at.ts';
import { Random } from '../random.ts';
import type { Somebody, WrittenFile } from './match.ts';
import { writeMatch } from './match.ts';
import { stampText } from './write.ts';

export interface AroundTheClockOptions {
  /** The same seed gives the same files. */
  seed: string;
  rounds: number;
  /** When the first round ends, as an ISO timestamp. */
  from?: string;
  /** IANA name of the zone of the game server's clock. */
  timeZone?: string;
}

const maps = ['supply', 'te_escape2', 'etl_adlernest'];

/** Invents round files of a server that plays three maps in turn, day and night without a break, in the order of play. */
export function generateAroundTheClock({
  seed,
  rounds,
  from = '2026-10-24T04:00:00Z',
  timeZone = 'Europe/Berlin',
}: AroundTheClockOptions): WrittenFile[] {
  const random = new Random(`around the clock ${seed}`);
  const people = Array.from({ length: 24 }, (_, index): Somebody => {
    const name = `night${index}`;
    return { guid: random.hex(8), name, rawName: `^${index % 8}${name}` };
  });
  const files: WrittenFile[] = [];
  let endsAt = Date.parse(from);
  for (let match = 0; 2 * match < rounds; match++) {
    const playing = random.shuffle(people).slice(0, 12);
    const map = maps[match % maps.length] as string;
    const pair = writeMatch(random, { map, layout: 38, endsAt, axis: playing.slice(0, 6), allies: playing.slice(6) });
    for (const { endedAt, text } of pair) {
      const stamp = stampText(endedAt + offsetAt(endedAt, timeZone));
      files.push({ name: `${stamp}-${map}-round-${pair[0].endedAt === endedAt ? 1 : 2}.txt`, text });
    }
    endsAt = pair[1].endedAt + random.int(600, 900) * 1000;
  }
  return files.slice(0, rounds);
}
