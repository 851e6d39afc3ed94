import type { Db, Sql } from '../db.ts';
import { empty, sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';

/** How long (ms) somebody has not played who has been away. */
const awayMs = 14 * 86_400_000;

/**
 * Returns a table of the linked users (discord_id, guid, kills, last_played_at) who have been away, who do not know yet what happened, and whom
 * others see. Nobody has been away while nobody else played.
 */
function absentees(now: Date, discordId?: string): Sql {
  return sql`(
    select l.discord_id, t.player_guid as guid, t.kills, t.last_played_at
    from player_links l
    left join player_merges m on m.from_guid = l.et_guid
    join player_totals t on t.player_guid = coalesce(m.into_guid, l.et_guid)
    where t.last_played_at < ${new Date(now.getTime() - awayMs)}
      and (l.absence_told_at is null or l.absence_told_at < t.last_played_at ${discordId === undefined ? empty : sql`or l.absence_told_at = ${now}`})
      ${discordId === undefined ? empty : sql`and l.discord_id = ${discordId}`}
      and t.last_played_at < (select max(g.session_start) from gaming_sessions g where g.counts)
      and t.player_guid not in (select hidden_from(${viewerId('public')}))
  )`;
}

/** The Discord ids of those who have been away and have not been told what happened, as JSON. */
export const absenteesAsJson = (now: Date) =>
  sql`(select coalesce(jsonb_agg(a.discord_id::text), '[]') from ${absentees(now)} as a)`;

/** What happened since a player's last round. */
export interface Absence {
  lastPlayedAt: Date;
  kills: number;
  /** Gaming sessions that began since, and their maps. */
  sessions: number;
  maps: number;
  /** How many players have more kills now, and had not then. `names` are those with most. */
  passed: number;
  names: (string | null)[];
  /** How many times a record of the community's was beaten, and how many of these the player had held. */
  fallen: number;
  fallenOwn: number;
}

/**
 * Returns what a user missed, and stores that they were told at `now`. Undefined if there is nothing to tell. A second run at the same instant
 * returns the same.
 */
export async function tellAbsence(
  db: Db,
  { discordId, now, most }: { discordId: string; now: Date; most: number },
): Promise<Absence | undefined> {
  const [absence] = await db.query<Absence>(sql`
    with due as materialized (select * from ${absentees(now, discordId)} as a),
    told as (
      update player_links l set absence_told_at = ${now} from due
      where l.discord_id = due.discord_id
        and (l.absence_told_at is null or l.absence_told_at < due.last_played_at or l.absence_told_at = ${now})
      returning l.discord_id
    ),
    passed as materialized (
      select t.player_guid as guid, t.kills
      from due join player_totals t on t.kills > due.kills
      where t.player_guid not in (select hidden_from(${viewerId({ discordId })}))
        and t.kills - coalesce((
          select sum(p.kills) from player_sessions p where p.player_guid = t.player_guid and p.session_start > due.last_played_at
        ), 0) <= due.kills
    ),
    missed as (
      select count(distinct (r.server, r.session_start))::int as sessions, count(distinct (r.server, r.match_id))::int as maps
      from due join rounds r on r.session_start > due.last_played_at
      where r.is_valid and r.round_number in (1, 2)
    ),
    fallen as (
      select count(*)::int as fallen, (count(*) filter (where r.beaten_guid = due.guid collate "C"))::int as fallen_own
      from due join records r on r.book = '' and r.achieved_at > due.last_played_at and r.beaten_value is not null
    )
    select due.last_played_at, due.kills::int, missed.sessions, missed.maps, fallen.fallen, fallen.fallen_own,
      (select count(*)::int from passed) as passed,
      (
        select coalesce(jsonb_agg(player_name(p.guid) order by p.kills desc, p.guid), '[]')
        from (select * from passed order by kills desc, guid limit ${most}) as p
      ) as names
    from due join told on told.discord_id = due.discord_id cross join missed cross join fallen`);
  return absence;
}

/** Stores that the user was not told after all, so that their next command tells it. */
export async function storeUntold(db: Db, { discordId, now }: { discordId: string; now: Date }): Promise<void> {
  await db.query(sql`
    update player_links set absence_told_at = null where discord_id = ${discordId} and absence_told_at = ${now}`);
}
