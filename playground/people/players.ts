import type { Db } from '../../src/db/db.ts';
import { raw, sql } from '../../src/db/db.ts';
import { likeLiteral } from '../../src/db/like.ts';
import { suggestedPlayers } from '../../src/db/queries/find-player.ts';

/** A player of the database and the Discord user that it is linked to. */
export interface ListedPlayer {
  guid: string;
  name: string | null;
  rounds: number;
  discordId: string | null;
  username: string | null;
}

interface PlayerSearch {
  /** A part of a name, a GUID or a Discord name. Empty for the players with most rounds. */
  text: string;
  linkedOnly: boolean;
  most: number;
}

/** Returns players, those with most rounds first. The cost does not grow with the number of rounds. */
export async function searchPlayers(db: Db, { text, linkedOnly, most }: PlayerSearch): Promise<ListedPlayer[]> {
  const typed = text.trim();
  const named = sql`
    select player_guid from (${suggestedPlayers(typed, 'public')}) as s
    union select person_of(et_guid) from player_links where discord_username ilike ${`%${likeLiteral(typed)}%`}`;
  const everybody = sql`select player_guid from player_totals union select person_of(et_guid) from player_links`;
  return db.query<ListedPlayer>(sql`
    with wanted as (${typed === '' ? everybody : named}),
    shown as (
      select w.player_guid, coalesce(t.rounds, 0)::int as rounds
      from wanted w left join player_totals t using (player_guid)
      where ${linkedOnly ? sql`w.player_guid in (select person_of(et_guid) from player_links)` : raw('true')}
      order by rounds desc, w.player_guid
      limit ${most}
    )
    select s.player_guid as guid, player_name(s.player_guid) as name, s.rounds, l.discord_id::text as discord_id, l.discord_username as username
    from shown s left join lateral (
      select discord_id, discord_username from player_links
      where et_guid = any ((select guids_of(s.player_guid))::text[])
      order by discord_id limit 1
    ) as l on true
    order by s.rounds desc, s.player_guid`);
}

/** Finds the player of a GUID, or of a linked Discord user. */
export async function findPlayer(db: Db, who: { guid: string } | { id: string }): Promise<ListedPlayer | undefined> {
  const guids =
    'guid' in who
      ? sql`select person_of(${who.guid}::text) as guid`
      : sql`select person_of(et_guid) as guid from player_links where discord_id = ${who.id}::bigint`;
  const [found] = await db.query<ListedPlayer>(sql`
    select g.guid, player_name(g.guid) as name, coalesce(t.rounds, 0)::int as rounds, l.discord_id::text as discord_id,
      l.discord_username as username
    from (${guids}) as g
    left join player_totals t on t.player_guid = g.guid
    left join lateral (
      select discord_id, discord_username from player_links
      where et_guid = any ((select guids_of(g.guid))::text[])
      order by discord_id limit 1
    ) as l on true
    where t.player_guid is not null or l.discord_id is not null
    limit 1`);
  return found;
}

/** Links a Discord user and a player, verified. Has no effect if either of them has a link. */
export async function writeLink(db: Db, link: { id: string; username: string; guid: string }): Promise<void> {
  await db.query(sql`
    insert into player_links (discord_id, discord_username, et_guid, et_name, linked_date, verified)
    values (${link.id}::bigint, ${link.username}, ${link.guid}, player_name(${link.guid}), now(), true)
    on conflict do nothing`);
}

/** Returns the Discord names of users, as far as the database knows them. */
export async function usernames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; name: string }>(sql`
    select discord_id::text as id, discord_username as name from player_links where discord_id = any (${ids}::bigint[])`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
