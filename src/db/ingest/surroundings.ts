import { fromBase64, toBase64 } from '../../domain/base64.ts';
import type { Surroundings } from '../../domain/ingest/surroundings.ts';
import type { LinkCode } from '../../domain/link-code.ts';
import { offsetAt, playedAt } from '../../domain/played-at.ts';
import { longestBetween } from '../../domain/rounds/pairing.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { isClockLate } from '../queries/jobs.ts';
import type { NameHashes } from './name-hashes.ts';

/** A file to be stored, as far as the search for its surroundings needs it. */
export interface NewFile {
  server: string;
  sha256: string;
  map: string;
  /** YYYY-MM-DD and HHMMSS of the game server's wall clock. */
  date: string;
  time: string;
}

/** A decision about the files of one round, as the database function decide_files takes it. */
export interface FileDecision {
  /** Number of the round whose files are decided about. Null for its endstats files. */
  roundNumber: number | null;
  /** Ids of all files of the round of one kind. Only needed to choose one. */
  versions?: readonly number[];
  setAside?: readonly number[];
  takeBack?: readonly number[];
  /** Id of the file that makes the round, or 0 if the rules are to choose. */
  choose?: number;
  /** Discord id of the manager. Undefined for npm run senders. */
  by?: string;
}

/** The data that planning a file needs, and the state that must still be valid when the result is written. */
export interface ReadSurroundings extends Surroundings {
  /**
   * The sender's stored file with the same bytes, and whether a manager set the file aside, or somebody everything of its sender. Null if
   * there is none.
   */
  same: { filename: string; server: string; setAside: 'file' | 'sender' | null } | null;
  /** Id of the newest file of this server and map. If a newer one has arrived when the result is written, the result is outdated. */
  newestFile: number;
  /** Number of the newest decision about files of this server and map. */
  newestDecision: number;
  /** The time zone that a manager has set. Null if none is set. It must be the same when the result is written. */
  zoneSet: string | null;
  /** Version of the list of forgotten players. It must be the same when the result is written. */
  forgotten: string;
  /** When the next term of a player who asked to be forgotten ends. */
  forgetAfter: Date | null;
  /** The new file's bytes with the names of forgotten players masked. Null if it has none. */
  masked: Uint8Array | null;
  /** Whether the Clock seems not to ring. */
  isClockLate: boolean;
}

/** The result of file_surroundings. Files have their bytes in base64. */
type Encoded<Value> = Value extends readonly (infer Item)[]
  ? Encoded<Item>[]
  : Value extends { content: Uint8Array }
    ? Omit<Value, 'content'> & { content: string }
    : Value extends object
      ? { [Name in keyof Value]: Encoded<Value[Name]> }
      : Value;
type Around = Omit<
  ReadSurroundings,
  'timeZone' | 'zoneSet' | 'codes' | 'forgotten' | 'forgetAfter' | 'masked' | 'isClockLate'
>;

/** The content of a new file. */
export interface NewContent {
  kind: 'round' | 'endstats';
  round: 1 | 2;
  content: Uint8Array;
  /** The GUIDs of its players. Empty for endstats. */
  guids: readonly string[];
  /** Keyed hashes of the names in it. */
  hashes: NameHashes;
}

/** The longest time between two rounds of a match, in minutes, and how far a change of clocks may move them apart. */
const reachMinutes = longestBetween / 60_000;
const clockChangeMinutes = 60;

/**
 * Reads the surroundings of a file in one round trip, as they will be once a decision holds. The database function file_surroundings
 * defines them. `timeZone` is the game server's time zone and is used only if no manager has set one. If the file is new, `fresh` is its
 * content, in which names of forgotten players are masked. A new round may also tell a name to be masked in endstats files that came before.
 */
export async function readSurroundings(
  db: Db,
  file: NewFile,
  { timeZone, decision, fresh, now }: { timeZone: string; decision?: FileDecision; fresh?: NewContent; now?: Date },
): Promise<ReadSurroundings> {
  const read = surroundingsSql(file, {
    timeZone,
    guids: fresh?.guids ?? [],
    ...(decision && { decision }),
    ...(now && { now }),
  });
  const [rows, masked] = fresh
    ? await readMasked(db, read, maskSql(file, fresh))
    : [await db.query<SurroundingsRow>(read), null];
  const [row] = rows;
  if (!row) throw new Error('A select without from gave no row.');
  return surroundingsOf(row, { timeZone, masked });
}

/** A row of {@link surroundingsSql}. */
export interface SurroundingsRow {
  around: Encoded<Around>;
  zone: string | null;
  codes: LinkCode[];
  forgotten: string;
  forgetAfter: Date | null;
  isClockLate: boolean;
}

interface Looking {
  timeZone: string;
  /** The GUIDs in the file, whose codes of links are read. */
  guids: readonly string[];
  decision?: FileDecision;
  now?: Date;
}

/** Returns a statement that reads the surroundings of a file, a row. */
export function surroundingsSql(file: NewFile, { timeZone, guids, decision, now }: Looking): Sql {
  const place = { server: file.server, map: file.map, sha256: file.sha256, guids: [...guids] };
  return surroundingsAt({
    ...place,
    stamp: sql`${file.date}::date + ${file.time}::time`,
    timeZone,
    ownReach: ownReach(timeZone, file),
    decision: decision ? decisionAsJson(decision) : null,
    isClockLate: now ? isClockLate(now) : sql`false`,
  });
}

/** Returns a statement that reads the surroundings of several files, a row for each in the given order. */
export function surroundingsOfAllSql(
  files: readonly { place: NewFile; guids: readonly string[] }[],
  timeZone: string,
): Sql {
  const rows = files.map(({ place: { server, map, date, time, sha256 }, guids }) => {
    return { server, map, date, time, sha256, guids, reach: ownReach(timeZone, { date, time }) };
  });
  const around = surroundingsAt({
    server: sql`f.server`,
    map: sql`f.map`,
    sha256: sql`f.sha256`,
    guids: sql`f.guids`,
    stamp: sql`f.date + f.time`,
    timeZone,
    ownReach: sql`f.reach`,
    decision: null,
    isClockLate: sql`false`,
  });
  return sql`
    select around.*
    from rows from (
      jsonb_to_recordset(${JSON.stringify(rows)})
        as (server text, map text, date date, time time, sha256 text, guids text[], reach integer)
    ) with ordinality as f (server, map, date, time, sha256, guids, reach, position)
    cross join lateral (${around}) as around
    order by position`;
}

/** Returns the statement of {@link surroundingsSql}. Its parts are values, or columns of a query around it. */
function surroundingsAt(
  at: Record<
    'server' | 'map' | 'stamp' | 'sha256' | 'guids' | 'timeZone' | 'ownReach' | 'decision' | 'isClockLate',
    unknown
  >,
): Sql {
  return sql`
    select
      file_surroundings(
        ${at.server}, ${at.map}, ${at.stamp}, ${at.sha256},
        make_interval(mins => case coalesce(zone, ${at.timeZone})
          when 'UTC' then ${reachMinutes}::int when ${at.timeZone} then ${at.ownReach}::int else ${reachMinutes + clockChangeMinutes}::int
        end),
        ${at.decision}
      ) as around,
      zone,
      (
        select coalesce(json_agg(json_build_object(
          'code', code, 'guids', guids_of(person_of(guid)), 'issued_at', extract(epoch from issued_at) * 1000
        )), '[]')
        from link_codes
        where issued_at between (${at.stamp})::date - interval '60 days' and (${at.stamp})::date + interval '30 days'
          and (worn or guid in (
            select unnest(guids_of(person_of(own.guid))) from unnest(${at.guids}::text[]) as own (guid)
          ))
      ) as codes,
      forgotten_version() as forgotten,
      (select min(remove_after) from forgotten_players where removed_at is null) as forget_after,
      ${at.isClockLate} as is_clock_late
    from (select (select value from settings where name = 'time_zone') as zone) as setting`;
}

/** Returns the surroundings in a row of {@link surroundingsSql}. `masked` is the result of {@link maskSql}. */
export function surroundingsOf(
  row: SurroundingsRow,
  { timeZone, masked }: { timeZone: string; masked: string | null },
): ReadSurroundings {
  const { rounds, endstats, decidedFile, ...rest } = row.around;
  return {
    ...rest,
    rounds: rounds.map((round) => ({ ...round, file: round.file && decoded(round.file) })),
    decidedFile: decidedFile && decoded(decidedFile),
    endstats: endstats.map(decoded),
    codes: row.codes,
    timeZone: row.zone ?? timeZone,
    zoneSet: row.zone,
    forgotten: row.forgotten,
    forgetAfter: row.forgetAfter,
    masked: masked === null ? null : fromBase64(masked),
    isClockLate: row.isClockLate,
  };
}

/** Returns a decision as JSON for the database functions. */
export function decisionAsJson({ roundNumber, setAside, takeBack, ...rest }: FileDecision): string {
  return JSON.stringify({ round_number: roundNumber, set_aside: setAside, take_back: takeBack, ...rest });
}

/** Returns how far the file's surroundings reach in the given time zone, in minutes. */
function ownReach(timeZone: string, file: Pick<NewFile, 'date' | 'time'>): number {
  return reachMinutes + (changesClocks(timeZone, file) ? clockChangeMinutes : 0);
}

/** Returns whether the clocks change on the day before, of or after a file's timestamp. */
function changesClocks(timeZone: string, { date, time }: Pick<NewFile, 'date' | 'time'>): boolean {
  const at = playedAt(date, time, 'UTC');
  return offsetAt(at - 2 * dayMs, timeZone) !== offsetAt(at + 2 * dayMs, timeZone);
}

const dayMs = 86_400_000;

async function readMasked(db: Db, read: Sql, mask: Sql): Promise<[SurroundingsRow[], string | null]> {
  const [masked, rows] = await db.transaction([mask, read], { isRepeatable: true });
  return [rows as SurroundingsRow[], (masked as { masked: string | null }[])[0]?.masked ?? null];
}

/** Returns a statement that masks the names of forgotten players in a file, as `masked`. */
export function maskSql({ server, map, date, time }: NewFile, { kind, round, content, hashes }: NewContent): Sql {
  return sql`
    select mask_upload(
      ${server}, ${kind}, ${map}, ${date}::date + ${time}::time, ${round},
      decode(${toBase64(content)}, 'base64'), ${hashes && JSON.stringify(hashes)}
    ) as masked`;
}

function decoded<File extends { content: string }>(file: File): Omit<File, 'content'> & { content: Uint8Array } {
  return { ...file, content: fromBase64(file.content) };
}
