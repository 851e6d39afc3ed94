import {
  PLAYER_STATS,
  PROCESSED_FILES,
  ROUNDS,
  SESSION_TEAMS,
  WEAPON_STATS,
} from '../../scripts/migrate/source/legacy-ddl.ts';
import { Random } from '../random.ts';
import { AliasBook } from './aliases.ts';
import type { CalendarOptions, EveningPlan } from './calendar.ts';
import { calendar } from './calendar.ts';
import type { LegacyWriter } from './database.ts';
import { openLegacyWriter } from './database.ts';
import type { Guests } from './evening.ts';
import { playEvening } from './evening.ts';
import { FileLog } from './files.ts';
import { writeLinks } from './links.ts';
import type { PlayedRound } from './match.ts';
import { RosterLog } from './rosters.ts';
import { RoundLog } from './round-log.ts';
import type { Variant } from './schema.ts';

/** The path and layout of a generated database. */
export interface OutputOptions {
  /** The file to write. It must not exist unless `overwrite` is set. */
  readonly path: string;
  readonly overwrite?: boolean;
  readonly variant?: Variant;
}

export interface HistoryOptions extends CalendarOptions {
  readonly seed: number;
  readonly guests?: Guests;
}

export interface GenerateOptions extends OutputOptions, HistoryOptions {
  /** Number of players, from the community's first, who have linked their Discord account. */
  readonly links: number;
  /** Whether player_aliases has rows. The migration seeds it if it has none. */
  readonly aliases: boolean;
}

/** Rows written, by current table name. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * Writes a legacy database of an invented community, evening by evening. The same options give the same rows. Throws if the file exists or
 * `endDate` is not a day, and then leaves no file behind.
 */
export function generateLegacyDatabase(options: GenerateOptions): RowCounts {
  return writeDatabase(options, (writer) => {
    const files = new FileLog(writer, options.seed);
    const aliases = new AliasBook();
    const rounds = new RoundLog(writer);
    const rosters = new RosterLog(writer);
    for (const { plan, played, isRostered } of history(options)) {
      for (const round of played) {
        rounds.add(round);
        files.add(round);
        aliases.add(round);
      }
      if (isRostered) rosters.add(plan);
    }
    files.addRefused();
    if (options.aliases) aliases.write(writer);
    writeLinks(writer, options.seed, options.community.slice(0, options.links), options.endDate);
  });
}

/** An evening that was played. */
export interface Evening {
  readonly plan: EveningPlan;
  readonly played: readonly PlayedRound[];
  /** Whether somebody set the teams that evening, as happens in two of five. */
  readonly isRostered: boolean;
}

/** Plays a community's evenings in order. The same options give the same rounds. */
export function* history(options: HistoryOptions): Generator<Evening> {
  const random = new Random(`rounds ${options.seed}`);
  for (const plan of calendar(random, options)) {
    const played = [...playEvening(random, plan, options.guests)];
    yield { plan, played, isRostered: random.chance(0.4) };
  }
}

/** Opens the file, lets `fill` write, and finishes it. Leaves no file behind if `fill` throws. */
export function writeDatabase(options: OutputOptions, fill: (writer: LegacyWriter) => void): RowCounts {
  const writer = openLegacyWriter(options.path, options.variant ?? 'current', options.overwrite);
  try {
    fill(writer);
    // Rows deleted long ago left the sequences ahead of the greatest ids.
    writer.runAhead(ROUNDS, 7);
    writer.runAhead(PLAYER_STATS, 93);
    writer.runAhead(WEAPON_STATS, 412);
    writer.runAhead(PROCESSED_FILES, 2);
    writer.runAhead(SESSION_TEAMS, 4);
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
  return Object.fromEntries(writer.counts);
}
