import { Random } from '../random.ts';
import type { Somebody, WrittenRound } from './match.ts';
import { writeMatch } from './match.ts';
import type { Layout } from './write.ts';

export type { WrittenFile, WrittenRound } from './match.ts';

export interface RoundFilesOptions {
  /** The same seed gives the same files. */
  seed: string;
  matches: number;
  /** The day of the first evening, YYYY-MM-DD. */
  from?: string;
  /** Number of TAB fields per player line. By default that of the newest layout. */
  layout?: Layout;
  /** Number of people in the community. */
  people?: number;
  matchesPerEvening?: number;
}

const maps = ['supply', 'te_escape2', 'etl_adlernest', 'sw_goldrush_te', 'et_brewdog', 'mp-dash-map', 'braundorf_b4'];
const day = 86_400_000;

/**
 * Returns round files of invented matches whose true numbers are known. People leave, join and reconnect between rounds, names have colour
 * codes, and some maps are played twice in an evening. There are two rounds per match, in the order of play, and the servers' clock is UTC.
 */
export function generateRoundFiles(options: RoundFilesOptions): WrittenRound[] {
  const { seed, matches, from = '2026-01-05', layout = 38, people = 14, matchesPerEvening = 8 } = options;
  const random = new Random(`round files ${seed}`);
  const community = Array.from({ length: people }, (_, index) => invent(random, index));
  const rounds: WrittenRound[] = [];
  let endsAt = 0;
  for (let match = 0; match < matches; match++) {
    const evening = Math.floor(match / matchesPerEvening);
    const isFirst = match % matchesPerEvening === 0;
    if (isFirst) endsAt = Date.parse(`${from}T20:00:00Z`) + 2 * evening * day;
    const playing = random.shuffle(community).slice(0, 2 * random.int(3, Math.min(6, Math.floor(people / 2))));
    const axis = playing.slice(0, playing.length / 2);
    const allies = playing.slice(playing.length / 2);
    const plan = {
      // Every other map is played again immediately.
      map: maps[(evening + Math.floor((match % matchesPerEvening) / 2)) % maps.length] as string,
      layout,
      endsAt,
      axis,
      allies,
      leaver: random.chance(0.2) ? axis[0] : undefined,
      joiner: random.chance(0.2) ? allies[0] : undefined,
      reconnects: random.chance(0.2) ? allies[1] : undefined,
    };
    const pair = writeMatch(random, plan);
    rounds.push(...pair);
    endsAt = pair[1].endedAt + random.int(600, 900) * 1000;
  }
  return rounds;
}

function invent(random: Random, index: number): Somebody {
  const name = `${random.pick(['Kettle', 'Moss', 'Zwölf', 'drift', '[mb]Turnip', 'Żubr'])}${index}`;
  const half = Math.floor(name.length / 2);
  return { guid: random.hex(8), name, rawName: `^${random.int(1, 9)}${name.slice(0, half)}^7${name.slice(half)}` };
}
