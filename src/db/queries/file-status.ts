import type { Db } from '../db.ts';
import { sql } from '../db.ts';

/** The result of a file: stored (and in which round), or refused and why. */
export type FileStatus =
  | { status: 'stored'; files: StoredVariant[] }
  | { status: 'refused'; error: string | null; at: Date };

interface StoredVariant {
  sha256: string;
  bytes: number;
  receivedAt: string;
  /** The round of the file. Null while an endstats file waits for its round. */
  round: { id: number; match: string; number: number; counts: boolean; reason: string | null } | null;
  /** Whether the round's rows were made from these bytes, not from a better file of the same name. */
  inUse: boolean;
  /** Whether the file was set aside: no round is made from it. */
  setAside: boolean;
}

/** Returns what happened to a file. Undefined if `server` never sent that name. Refused files are known by name only. */
export async function fileStatus(db: Db, server: string, filename: string): Promise<FileStatus | undefined> {
  const [row] = await db.query<{ files: StoredVariant[] | null; error: string | null; at: Date | null }>(sql`
    select files, error_message as error, processed_at as at
    from (
      select json_agg(json_build_object(
        'sha256', f.sha256, 'bytes', octet_length(f.content), 'received_at', f.received_at,
        'in_use', coalesce(f.id in (r.file_id, r.endstats_file_id), false), 'set_aside', f.set_aside_at is not null,
        'round', case when r.id is not null then json_build_object(
          'id', r.id, 'match', r.match_id, 'number', r.round_number, 'counts', r.is_valid, 'reason', r.invalid_reason
        ) end
      ) order by f.id) as files
      from round_files f
      left join rounds r on r.server = f.server and lower(r.map_name collate "C") = lower(f.map_name collate "C") and r.round_number = f.round_number and (
        r.endstats_file_id = f.id
        or f.kind = 'round' and r.file_id is not null and r.round_date = f.round_date and r.round_time = f.round_time
      )
      where f.filename = ${filename} and f.server = ${server}
    ) as stored
    left join processed_files p on p.filename = ${filename} and p.server = ${server} and p.success is false`);
  if (row?.files) return { status: 'stored', files: row.files };
  return row?.at ? { status: 'refused', error: row.error, at: row.at } : undefined;
}
