import type { Question } from '../ask-together.ts';
import { sql } from '../db.ts';
import type { AddressBan, StoredBan } from './address-ban.ts';
import { currentBan, parseBan } from './address-ban.ts';

/** State of the database, for /admin health. */
export interface DatabaseStatus {
  /** Size of the whole database in bytes. */
  bytes: number;
  /** Version of PostgreSQL. */
  serverVersion: string;
  rounds: number;
  /** How many of these rounds do not count. */
  invalid: number;
  players: number;
  newest: Date | null;
  lastFile: { name: string; at: Date } | null;
  /** Files refused since `since`, newest first, at most five. The count covers all of them. */
  failures: { filename: string; reason: string | null }[];
  failed: number;
  /** How many messages that the bot sends by itself Discord refuses. */
  postsRefused: number;
  /** How many matches got no message since `since`, because none could be sent for a day. */
  postsTooOld: number;
  /** Discord's ban of the Worker's address, if one is on. */
  ban: AddressBan | undefined;
}

/** Asks for the state of the database, with what has happened since a time. */
export const databaseStatus = (since: Date): Question<DatabaseStatus> => ({
  statement: sql`
    select
      pg_database_size(current_database())::float8 as bytes,
      current_setting('server_version') as server_version,
      rounds.*,
      (select count(*)::int from player_totals) as players,
      (
        select jsonb_build_object('name', filename, 'at', processed_at)
        from processed_files where success order by processed_at desc nulls last limit 1
      ) as last_file,
      ${currentBan} as ban,
      failed.*,
      posted.*
    from (
      select count(*)::int as rounds, (count(*) filter (where not is_valid))::int as invalid, max(played_at) as newest
      from rounds where round_number > 0
    ) as rounds
    cross join (
      select count(*)::int as failed,
        coalesce(jsonb_agg(jsonb_build_object('filename', filename, 'reason', error_message) order by processed_at desc)
          filter (where place <= 5), '[]') as failures
      from (
        select *, row_number() over (order by processed_at desc) as place
        from processed_files where processed_at > ${since} and not coalesce(success, false)
      ) as recent
    ) as failed
    cross join (
      select (count(*) filter (where is_outstanding and due_at is not null and failures > 0))::int as posts_refused,
        (count(*) filter (where ended = 'too old' and ended_at > ${since}))::int as posts_too_old
      from (select *, sent_version < wanted_version and ended is null as is_outstanding from posts) as post
    ) as posted`,
  read([first]) {
    const row = first as StoredStatus;
    return {
      ...row,
      lastFile: row.lastFile && { ...row.lastFile, at: new Date(row.lastFile.at) },
      ban: parseBan(row.ban),
    };
  },
});

type StoredStatus = Omit<DatabaseStatus, 'lastFile' | 'ban'> & {
  lastFile: { name: string; at: string } | null;
  ban: StoredBan;
};
