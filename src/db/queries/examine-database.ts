import type { Answers, Question } from '../ask-together.ts';
import { askTogether } from '../ask-together.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { DatabaseError } from '../errors.ts';
import { databaseError } from '../errors.ts';
import { schemaVersion } from '../expected-columns.ts';
import type { JobFinding } from './job-findings.ts';
import { jobFindingKinds, jobFindings } from './job-findings.ts';
import type { JobState } from './jobs.ts';
import { jobStates } from './jobs.ts';
import type { ColumnDrift } from './live-columns.ts';
import { schemaDrift } from './live-columns.ts';
import type { ObjectDrift } from './object-state.ts';
import { objectDrift } from './object-state.ts';
import type { LocalTime } from './period.ts';
import type { MissingRights } from './rights.ts';
import { missingRights } from './rights.ts';

/** Something that is not as it should be. Problems make commands or uploads fail. Notes do not. */
export type DatabaseFinding = Problem | Note;

type Problem =
  | { kind: 'older' | 'newer'; live: number; expected: number }
  | { kind: 'column'; drift: ColumnDrift }
  | { kind: 'outdated' | 'altered'; objects: readonly string[] }
  | { kind: 'grants'; role: string; grants: readonly string[] }
  /** A write was tried and failed: the database is read-only, full, or the role may not write. */
  | { kind: 'write'; error: DatabaseError }
  /** Something could not be examined. */
  | { kind: 'unknown'; error: DatabaseError };

type Note =
  | { kind: 'temporary'; role: string; database: string }
  | { kind: 'maintain'; role: string; tables: readonly string[] }
  /** The latest upload was refused. */
  | { kind: 'refused'; file: string; reason: string | null; at: Date }
  /** Posts wait, because Discord refuses them in so many channels. */
  | { kind: 'posts'; channels: number; since: Date }
  | JobFinding;

const noteKinds: ReadonlySet<DatabaseFinding['kind']> = new Set([
  'temporary',
  'maintain',
  'refused',
  'posts',
  ...jobFindingKinds,
]);

/** Returns whether everything works in spite of a finding. */
export function isNote(finding: DatabaseFinding): finding is Note {
  return noteKinds.has(finding.kind);
}

/** A file that a game server sent. */
export interface UploadNote {
  file: string;
  at: Date;
  /** Why it was refused. */
  reason: string | null;
}

export interface ExaminedDatabase {
  /** The newest migration applied. Undefined if it cannot be read. */
  schemaVersion: number | undefined;
  findings: DatabaseFinding[];
  /** The latest files that were stored and refused. */
  uploads: { stored: UploadNote | undefined; refused: UploadNote | undefined };
  /** What runs by the clock. */
  jobs: JobState[];
}

const dayMs = 86_400_000;

/** Asks for the newest migration applied; 0 if there is none. */
const liveVersion: Question<number> = {
  statement: sql`select coalesce(max(version), 0)::int as version from schemaversion`,
  read: ([row]) => (row as { version: number }).version,
};

/** Writes a row and undoes it. */
const tryWrite: Question<undefined> = {
  statement: sql`do $$
    begin
      insert into handled_interactions (id) values (0) on conflict do nothing;
      raise exception using errcode = 'SW002', message = 'only trying';
    exception when sqlstate 'SW002' then null;
    end $$`,
  read: () => undefined,
};

const latestUploads: Question<ExaminedDatabase['uploads']> = {
  statement: sql`
    select filename as file, processed_at as at, error_message as reason, is_stored
    from unnest(array[true, false]) as is_stored cross join lateral (
      select filename, processed_at, error_message from processed_files
      where coalesce(success, false) = is_stored and processed_at is not null
      order by processed_at desc limit 1
    ) as latest`,
  read(rows) {
    const noted = (wanted: boolean) => {
      const row = (rows as (UploadNote & { isStored: boolean })[]).find(({ isStored }) => isStored === wanted);
      return row && { file: row.file, at: row.at, reason: row.reason };
    };
    return { stored: noted(true), refused: noted(false) };
  },
};

const troubledChannels: Question<{ channels: number; since: Date | null }> = {
  statement: sql`select count(*)::int as channels, min(since) as since from post_channels where trouble is not null`,
  read: ([row]) => row as { channels: number; since: Date | null },
};

/**
 * What must be known to compare the database with what this version needs: the schema's version, columns, functions, views and triggers,
 * the role's rights, and whether the database takes a write.
 */
export const examination = (clock: LocalTime) => ({
  columns: schemaDrift,
  version: liveVersion,
  objects: objectDrift,
  rights: missingRights,
  write: tryWrite,
  uploads: latestUploads,
  jobs: jobStates(clock),
  posts: troubledChannels,
});

/** Examines the database. Throws DatabaseError if it does not answer at all. */
export async function examineDatabase(db: Db, clock: LocalTime): Promise<ExaminedDatabase> {
  return concludeExamination(await askTogether(db, examination(clock)), clock.now);
}

/** Returns what the answers to {@link examination} mean. Throws DatabaseError if not even the columns can be read. */
export function concludeExamination(answers: Answers<ReturnType<typeof examination>>, now: Date): ExaminedDatabase {
  const { columns, version, objects, rights, write, uploads, jobs, posts } = answers;
  if (columns.status === 'rejected') throw columns.reason;
  const live = version.status === 'fulfilled' ? version.value : undefined;
  const findings: DatabaseFinding[] = [
    ...versionFindings(live),
    ...columns.value.map((drift) => ({ kind: 'column' as const, drift })),
    ...(objects.status === 'fulfilled' ? objectFindings(objects.value) : []),
    ...(rights.status === 'fulfilled' ? rightFindings(rights.value) : []),
  ];
  // A write that fails for another schema or a missing right is explained by these.
  const failed = write.status === 'rejected' ? databaseError(write.reason) : undefined;
  if (failed && (findings.length === 0 || !['schema', 'denied'].includes(failed.code))) {
    findings.push({ kind: 'write', error: failed });
  }
  const unknown = [version, objects, rights, uploads, jobs].flatMap((one) =>
    one.status === 'rejected' ? [databaseError(one.reason)] : [],
  );
  // What cannot be read for lack of a right, or because the schema is another, is in the findings already.
  if (findings.length === 0 && unknown[0]) findings.push({ kind: 'unknown', error: unknown[0] });
  const found = uploads.status === 'fulfilled' ? uploads.value : { stored: undefined, refused: undefined };
  const states = jobs.status === 'fulfilled' ? jobs.value : [];
  return {
    schemaVersion: live,
    findings: [...findings, ...uploadFindings(found, now), ...jobFindings(states, now), ...postFindings(posts)],
    uploads: found,
    jobs: states,
  };
}

function postFindings(posts: Answers<ReturnType<typeof examination>>['posts']): DatabaseFinding[] {
  const { channels, since } = posts.status === 'fulfilled' ? posts.value : { channels: 0, since: null };
  return since ? [{ kind: 'posts', channels, since }] : [];
}

function versionFindings(live: number | undefined): DatabaseFinding[] {
  if (live === undefined || live === schemaVersion) return [];
  return [{ kind: live < schemaVersion ? 'older' : 'newer', live, expected: schemaVersion }];
}

function objectFindings({ outdated, altered }: ObjectDrift): DatabaseFinding[] {
  return [
    ...(outdated.length > 0 ? [{ kind: 'outdated' as const, objects: outdated }] : []),
    ...(altered.length > 0 ? [{ kind: 'altered' as const, objects: altered }] : []),
  ];
}

function rightFindings({ role, database, grants, temporary, maintain }: MissingRights) {
  return [
    ...(grants.length > 0 ? [{ kind: 'grants' as const, role, grants }] : []),
    ...(temporary ? [{ kind: 'temporary' as const, role, database }] : []),
    ...(maintain.length > 0 ? [{ kind: 'maintain' as const, role, tables: maintain }] : []),
  ];
}

/** A refused file is worth a look for a day, unless a later one was stored. */
function uploadFindings({ stored, refused }: ExaminedDatabase['uploads'], now: Date): DatabaseFinding[] {
  if (!refused || now.getTime() - refused.at.getTime() > dayMs || (stored && stored.at >= refused.at)) return [];
  return [{ kind: 'refused', ...refused }];
}
