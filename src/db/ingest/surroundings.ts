import type { Surroundings } from '../../domain/ingest/surroundings.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { fromBase64 } from './base64.ts';

/** A file about to be stored, as far as looking around it needs. */
export interface NewFile {
  server: string;
  sha256: string;
  map: string;
  /** YYYY-MM-DD and HHMMSS of the game server's wall clock. */
  date: string;
  time: string;
}

/** What planning a file needs, and what must still hold when its outcome is written. */
export interface ReadSurroundings extends Surroundings {
  /** The same bytes, if they are here already. */
  same: { filename: string; server: string } | null;
  /** The newest file of this server and map: none newer may have come in when the outcome is written. */
  newestFile: number;
  /** The time zone a manager has set, if any: it must still be so when the outcome is written. */
  zoneSet: string | null;
}

/** What file_surroundings returns: files with their bytes in base64. */
type Encoded<Value> = Value extends readonly (infer Item)[]
  ? Encoded<Item>[]
  : Value extends { content: Uint8Array }
    ? Omit<Value, 'content'> & { content: string }
    : Value extends object
      ? { [Name in keyof Value]: Encoded<Value[Name]> }
      : Value;
type Around = Omit<ReadSurroundings, 'timeZone' | 'zoneSet'>;

/**
 * Reads what surrounds a file, in one round trip: the database function file_surroundings says what that is. `timeZone` is that of the
 * game server's clock where no manager has set one.
 */
export async function readSurroundings(db: Db, file: NewFile, timeZone: string): Promise<ReadSurroundings> {
  type Row = { around: Encoded<Around>; zone: string | null };
  // Between a round and the next one of its match, and an hour more where clocks are put forward and back.
  const [row] = await db.query<Row>(sql`
    select
      file_surroundings(
        ${file.server}, ${file.map}, ${file.date}::date + ${file.time}::time, ${file.sha256},
        make_interval(mins => case coalesce(zone, ${timeZone}) when 'UTC' then 45 else 45 + 60 end)
      ) as around,
      zone
    from (select (select value from settings where name = 'time_zone') as zone) as setting`);
  if (!row) throw new Error('A select without from gave no row.');
  const { same, newestFile, rounds, endstats } = row.around;
  return {
    same,
    newestFile,
    rounds: rounds.map((round) => ({ ...round, file: round.file && decoded(round.file) })),
    endstats: endstats.map(decoded),
    timeZone: row.zone ?? timeZone,
    zoneSet: row.zone,
  };
}

function decoded<File extends { content: string }>(file: File): Omit<File, 'content'> & { content: Uint8Array } {
  return { ...file, content: fromBase64(file.content) };
}
