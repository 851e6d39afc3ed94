import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { FilesKey } from './round-files.ts';

/** A sender, and what came from it. */
export interface Sender {
  server: string;
  /** Files that are stored, those set aside included. */
  files: number;
  setAside: number;
  /** Rounds that are made from its files now. */
  rounds: number;
  firstAt: Date;
  lastAt: Date;
}

/** Returns every sender with the counts of its files that arrived within the window, busiest first. */
export function senders(db: Db, window: Arrival): Promise<Sender[]> {
  return db.query<Sender>(sql`
    select f.server, count(*)::int as files, (count(*) filter (where f.set_aside_at is not null))::int as set_aside,
      count(r.id)::int as rounds, min(f.received_at) as first_at, max(f.received_at) as last_at
    from round_files f left join rounds r on r.file_id = f.id
    where ${arrived(window)}
    group by f.server
    order by files desc, f.server`);
}

/** When files arrived: from `since`, and before `before`. Undefined sets no limit. */
export interface Arrival {
  since?: Date | undefined;
  before?: Date | undefined;
}

/** The files of one round and kind that somebody decides about at once. */
export interface FilesOfRound extends FilesKey {
  ids: number[];
}

/**
 * Returns a sender's files that arrived within the window, by round: with `setAside` those that npm run senders set aside, else those that
 * are in use or kept. What a manager set aside is never among them.
 */
export function filesOfSender(
  db: Db,
  server: string,
  { setAside, ...window }: Arrival & { setAside: boolean },
): Promise<FilesOfRound[]> {
  const state: Sql = setAside
    ? sql`f.set_aside_at is not null and f.set_aside_by is null`
    : sql`f.set_aside_at is null`;
  return db.query<FilesOfRound>(sql`
    select f.server, min(f.map_name) as map, f.round_date::text as date, to_char(f.round_time, 'HH24MISS') as time,
      f.round_number as round, f.kind, json_agg(f.id order by f.id) as ids
    from round_files f
    where f.server = ${server} and ${state} and ${arrived(window)}
    group by f.server, lower(f.map_name collate "C"), f.round_date, f.round_time, f.round_number, f.kind
    order by f.round_date, f.round_time, f.round_number, f.kind desc, min(f.id)`);
}

/** A round's clock reading and when it ended, to check a time zone by. */
export interface ReadClock {
  date: string;
  time: string;
  playedAt: Date;
}

/** Returns the newest rounds of a server that are made from files, as the game server's clock read and as they are stored. */
export function readClocks(db: Db, server: string): Promise<ReadClock[]> {
  return db.query<ReadClock>(sql`
    select round_date::text as date, to_char(round_time, 'HH24MISS') as time, played_at
    from rounds where server = ${server} and source = 'file' and round_number in (1, 2)
    order by played_at desc limit 500`);
}

function arrived({ since, before }: Arrival): Sql {
  return sql`f.received_at >= coalesce(${since ?? null}::timestamptz, '-infinity')
    and f.received_at < coalesce(${before ?? null}::timestamptz, 'infinity')`;
}
