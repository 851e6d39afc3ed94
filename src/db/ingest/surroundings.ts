import type { Surroundings } from '../../domain/ingest/surroundings.ts';
import type { LinkCode } from '../../domain/link-code.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { fromBase64 } from './base64.ts';

/** A file to be stored, as far as the search for its surroundings needs it. */
export interface NewFile {
  server: string;
  sha256: string;
  map: string;
  /** YYYY-MM-DD and HHMMSS of the game server's wall clock. */
  date: string;
  time: string;
}

/** The data that planning a file needs, and the state that must still be valid when the result is written. */
export interface ReadSurroundings extends Surroundings {
  /** The stored file with the same bytes. Null if there is none. */
  same: { filename: string; server: string } | null;
  /** Id of the newest file of this server and map. If a newer one has arrived when the result is written, the result is outdated. */
  newestFile: number;
  /** The time zone that a manager has set. Null if none is set. It must be the same when the result is written. */
  zoneSet: string | null;
}

/** The result of file_surroundings. Files have their bytes in base64. */
type Encoded<Value> = Value extends readonly (infer Item)[]
  ? Encoded<Item>[]
  : Value extends { content: Uint8Array }
    ? Omit<Value, 'content'> & { content: string }
    : Value extends object
      ? { [Name in keyof Value]: Encoded<Value[Name]> }
      : Value;
type Around = Omit<ReadSurroundings, 'timeZone' | 'zoneSet' | 'codes'>;

/**
 * Reads the surroundings of a file in one round trip. The database function file_surroundings defines them. `timeZone` is the game server's
 * time zone and is used only if no manager has set one.
 */
export async function readSurroundings(db: Db, file: NewFile, timeZone: string): Promise<ReadSurroundings> {
  type Row = { around: Encoded<Around>; zone: string | null; codes: LinkCode[] };
  // The longest time between two rounds of a match, and an hour more for a change of clocks.
  const [row] = await db.query<Row>(sql`
    select
      file_surroundings(
        ${file.server}, ${file.map}, ${file.date}::date + ${file.time}::time, ${file.sha256},
        make_interval(mins => case coalesce(zone, ${timeZone}) when 'UTC' then 45 else 45 + 60 end)
      ) as around,
      zone,
      (
        select coalesce(json_agg(json_build_object(
          'code', code, 'guids', guids_of(person_of(guid)), 'issued_at', extract(epoch from issued_at) * 1000
        )), '[]')
        from link_codes
        where issued_at between ${file.date}::date - interval '60 days' and ${file.date}::date + interval '30 days'
      ) as codes
    from (select (select value from settings where name = 'time_zone') as zone) as setting`);
  if (!row) throw new Error('A select without from gave no row.');
  const { same, newestFile, rounds, endstats } = row.around;
  return {
    same,
    newestFile,
    rounds: rounds.map((round) => ({ ...round, file: round.file && decoded(round.file) })),
    endstats: endstats.map(decoded),
    codes: row.codes,
    timeZone: row.zone ?? timeZone,
    zoneSet: row.zone,
  };
}

function decoded<File extends { content: string }>(file: File): Omit<File, 'content'> & { content: Uint8Array } {
  return { ...file, content: fromBase64(file.content) };
}
