import { UsageError } from '../../scripts/cli/errors.ts';
import { Random } from '../random.ts';
import { AliasBook } from './aliases.ts';
import { draw } from './calendar.ts';
import { FileLog } from './files.ts';
import type { OutputOptions, RowCounts } from './generate.ts';
import { writeDatabase } from './generate.ts';
import { writeLinks } from './links.ts';
import { MAPS } from './maps.ts';
import { pause, playMatch } from './match.ts';
import type { Player } from './players.ts';
import { largeCommunity, nameAt, participant } from './players.ts';
import { RosterLog } from './rosters.ts';
import { RoundLog } from './round-log.ts';
import { DAY, MINUTE, startOfDay } from './stamps.ts';

/** Size of the database: rows over all tables, or player rows spread evenly over a number of rounds. */
export type BenchSize = { readonly rows: number } | { readonly playerRows: number; readonly rounds: number };

export interface BenchOptions extends OutputOptions {
  readonly seed?: number;
  /** `YYYY-MM-DD`. All evenings are before it. */
  readonly endDate?: string;
  readonly players?: number;
  readonly size?: BenchSize;
}

/** Number of rows at which migration tools are compared. */
export const MIGRATION_BENCH_ROWS = 1_296_616;
const BENCH_END = '2026-01-01';
const MATCHES_PER_EVENING = 8;
const TEAM = 5;
/** More rows than any match of two teams of five adds, including its aliases. */
const MATCH_ROWS = 260;
const LINKS = 120;

/**
 * Writes a large database for benchmarks, match by match, so that memory does not grow with the size. The same options give the same rows,
 * and exactly the requested number. Throws if the file exists or the size is too small for one match.
 */
export function generateBench(options: BenchOptions): RowCounts {
  const { seed = 1, endDate = BENCH_END, size = { rows: MIGRATION_BENCH_ROWS }, players = 500 } = options;
  check(size, players);
  return writeDatabase(options, (writer) => {
    const random = new Random(`bench ${seed}`);
    const community = largeCommunity(seed, players);
    const rounds = new RoundLog(writer);
    const files = new FileLog(writer, seed);
    const aliases = new AliasBook();
    const rosters = new RosterLog(writer);
    const written = () => [...writer.counts.values()].reduce((sum, count) => sum + count, aliases.size);
    const room = (round: number) => ('rows' in size ? written() + MATCH_ROWS <= size.rows : round < size.rounds);
    const progress = (round: number) => ('rows' in size ? written() / size.rows : round / size.rounds);

    writeLinks(writer, seed, community.slice(0, Math.min(LINKS, players)), endDate);
    const firstDay = startOfDay(endDate) - evenings(size) * DAY;
    let round = 0;
    for (let evening = 0; room(round); evening++) {
      const t = progress(round);
      const startsAt = firstDay + evening * DAY + 18 * 60 * MINUTE;
      const present = draw(random, community, 'rows' in size ? 2 * TEAM : Math.ceil(size.playerRows / size.rounds));
      const [a, b] = split(present);
      if (evening % 3 === 0) rosters.add({ startsAt, t, teams: [team('Odds', a, t), team('Evens', b, t)] });
      let at = startsAt;
      for (let i = 0; i < MATCHES_PER_EVENING && room(round); i++) {
        const lineup = (index: number) => {
          const some = present.slice(0, headcount(size, index)).map((player) => participant(player, t));
          const [attackers, defenders] = split(some);
          return { attackers, defenders };
        };
        const played = playMatch(random, random.pick(MAPS), at, lineup(round), lineup(round + 1));
        for (const one of played) {
          // An odd number of rounds ends with a round 1.
          if ('rounds' in size && round >= size.rounds) break;
          rounds.add(one);
          files.add(one);
          aliases.add(one);
          round++;
        }
        at = played[1].endedAt + pause(random);
      }
    }
    // Files without a stored round fill up to the exact number of rows.
    if ('rows' in size) files.addForgotten(size.rows - written(), firstDay);
    aliases.write(writer);
  });
}

function check(size: BenchSize, players: number): void {
  if ('rows' in size) {
    if (size.rows >= 1000) return;
    throw new UsageError(`${size.rows} rows do not hold one match: ask for at least 1000`);
  }
  const each = Math.ceil(size.playerRows / size.rounds);
  if (size.rounds < 1 || size.playerRows < 2 * size.rounds || each > players) {
    throw new UsageError(
      `${size.playerRows} player rows over ${size.rounds} rounds do not fit ${players} players: a round needs 2 to ${players}`,
    );
  }
}

/** Returns the number of players in round `index`. Running totals are rounded, so that the sum is exact. */
function headcount(size: BenchSize, index: number): number {
  if ('rows' in size) return 2 * TEAM;
  const upTo = (n: number) => Math.floor((n * size.playerRows) / size.rounds);
  return upTo(index + 1) - upTo(index);
}

/** Returns enough days for all evenings. A round of ten players adds a little over 55 rows. */
function evenings(size: BenchSize): number {
  const rounds = 'rows' in size ? size.rows / 54 : size.rounds;
  return Math.ceil(rounds / (2 * MATCHES_PER_EVENING)) + 1;
}

function split<T>(all: readonly T[]): [T[], T[]] {
  return [all.filter((_, i) => i % 2 === 0), all.filter((_, i) => i % 2 === 1)];
}

function team(name: string, players: readonly Player[], t: number) {
  return { name: `${name} of ${nameAt(players[0] as Player, t)}`, players };
}
