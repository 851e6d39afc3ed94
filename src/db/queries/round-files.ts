import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';

/** A stored file of a round, and what has been decided about it. */
export interface RoundFile {
  id: number;
  filename: string;
  kind: 'round' | 'endstats';
  sha256: string;
  bytes: number;
  /** Good player lines. 0 for endstats. */
  playerLines: number;
  receivedAt: string;
  isUsed: boolean;
  isChosen: boolean;
  /** Who set the file aside: a manager, or somebody who set everything of its sender aside. Null if nobody did. */
  setAsideBy: 'manager' | 'sender' | null;
}

/** Returns a file `f` of a round `r`, which may be a missing row, as JSON with the names of {@link RoundFile}. */
export const asRoundFile: Sql = sql`
  jsonb_build_object(
    'id', f.id, 'filename', f.filename, 'kind', f.kind, 'sha256', f.sha256, 'bytes', octet_length(f.content),
    'player_lines', f.player_lines, 'received_at', f.received_at,
    'is_used', coalesce(f.id in (r.file_id, r.endstats_file_id), false), 'is_chosen', f.chosen_at is not null,
    'set_aside_by', case when f.set_aside_at is not null then case when f.set_aside_by is null then 'sender' else 'manager' end end
  )`;

/** Names a round's files of one kind by their sender and the round's stamp. */
export interface FilesKey {
  server: string;
  map: string;
  date: string;
  /** HHMMSS of the game server's wall clock. */
  time: string;
  round: 1 | 2;
  kind: 'round' | 'endstats';
}

/** The place of a file: its sender and its round, which may not be stored. */
export interface FilePlace extends FilesKey {
  /** Null if no round is made from the files of this place. */
  roundId: string | null;
  /** All files of this round and kind from this sender, best first. */
  versions: RoundFile[];
}

/** Returns the place of a file in one round trip. Undefined if there is no such file. */
export async function filePlace(db: Db, fileId: string): Promise<FilePlace | undefined> {
  const [row] = await db.query<FilePlace>(sql`
    select r.id::text as round_id, given.server, given.map_name as map, given.round_date::text as date,
      to_char(given.round_time, 'HH24MISS') as time, given.round_number as round, given.kind,
      (
        select jsonb_agg(${asRoundFile} order by f.player_lines desc, octet_length(f.content) desc, f.sha256 collate "C" desc)
        from round_files f
        where f.server = given.server and f.kind = given.kind and f.round_number = given.round_number
          and lower(f.map_name collate "C") = lower(given.map_name collate "C")
          and f.round_date + f.round_time = given.round_date + given.round_time
      ) as versions
    from round_files given
    left join lateral (
      select * from rounds r
      where r.server = given.server and r.round_number = given.round_number and lower(r.map_name collate "C") = lower(given.map_name collate "C")
        and r.round_date + r.round_time between given.round_date + given.round_time - interval '1 minute'
          and given.round_date + given.round_time + interval '1 minute'
        and (given.kind = 'endstats' or r.round_date + r.round_time = given.round_date + given.round_time)
      order by abs(extract(epoch from r.round_date + r.round_time - given.round_date - given.round_time)), r.id limit 1
    ) as r on true
    where given.id = ${fileId}`);
  return row;
}
