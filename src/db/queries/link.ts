import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { DatabaseError } from '../errors.ts';
import { viewerId } from '../viewer-id.ts';
import type { PlayerCandidate } from './find-player.ts';
import { parseDates, playerFound } from './find-player.ts';
import type { PlayerReference } from './player-matches.ts';
import { isKnown } from './player-matches.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** The player that a Discord user is linked to. */
export interface Link {
  playerGuid: string;
  name: string | null;
  since: Date | null;
  /** Whether the player opted out of being seen by the caller. The name then says so. */
  hidden: boolean;
}

export interface LinkCandidate extends PlayerCandidate {
  /** The Discord user that the player is already linked to. */
  linkedTo: string | null;
  /** Whether the player opted out. Such a player is found only by the exact GUID. */
  hidden: boolean;
}

interface LinkChoices {
  /** The caller's existing link. */
  link: Link | null;
  candidates: LinkCandidate[];
}

const most = 25;

/**
 * Returns the players that a Discord user may be linked to, in one round trip: those that a reference means, or the three most recently
 * active unlinked players. An exact GUID also finds an opted-out player, because a player who unlinked has no other way back.
 */
export async function linkChoices(
  db: Db,
  discordId: string,
  { reference, viewer }: { reference: PlayerReference | undefined; viewer: Viewer },
): Promise<LinkChoices> {
  const [row] = await db.query<LinkChoices>(sql`
    with ${reference ? referred(reference, viewer) : recentUnlinked(viewer)}
    select
      (${linkAsJson(discordId, viewer)}) as link,
      (
        select coalesce(jsonb_agg(to_jsonb(c) order by c.last_played_at desc nulls last, c.player_guid), '[]')
        from (
          select o.guid as player_guid, shown_name(o.guid, ${viewerId(viewer)}) as name, coalesce(t.rounds, 0) as rounds, t.last_played_at,
            o.guid in (select hidden_from(${viewerId(viewer)})) as hidden,
            (select min(l.discord_id)::text from player_links l where l.et_guid = any ((select guids_of(o.guid))::text[])) as linked_to
          from offered o left join player_totals t on t.player_guid = o.guid
          order by t.last_played_at desc nulls last, o.guid
          limit ${most}
        ) as c
      ) as candidates`);
  return { link: withDate(row?.link ?? null), candidates: (row?.candidates ?? []).map(parseDates) };
}

function referred(reference: PlayerReference, viewer: Viewer): Sql {
  const guid = 'text' in reference ? reference.text.trim().toUpperCase() : '';
  return sql`
    ${playerFound(reference, viewer)},
    offered as (
      select guid from found
      union
      select person_of(asked.guid) from (select ${guid} as guid) as asked where ${isKnown}
    )`;
}

function recentUnlinked(viewer: Viewer): Sql {
  return sql`
    offered as (
      select player_guid as guid from player_totals
      where player_guid not in (select person_of(et_guid) from player_links)
        and player_guid not in (select hidden_from(${viewerId(viewer)}))
        and player_guid not in (select person_of(p.player_guid) from player_profiles p where p.forgotten)
      order by last_played_at desc, player_guid
      limit 3
    )`;
}

function linkAsJson(discordId: string, viewer: Viewer): Sql {
  return sql`
    select jsonb_build_object(
      'player_guid', person_of(et_guid), 'name', shown_name(person_of(et_guid), ${viewerId(viewer)}), 'since', linked_date,
      'hidden', person_of(et_guid) in (select hidden_from(${viewerId(viewer)}))
    )
    from player_links where discord_id = ${discordId}`;
}

const withDate = (link: Link | null) => link && { ...link, since: link.since && new Date(link.since) };

/** Returns the player that a Discord user is linked to. Null if there is none. */
export async function linkOf(db: Db, discordId: string, viewer: Viewer): Promise<Link | null> {
  const [row] = await db.query<{ link: Link | null }>(sql`select (${linkAsJson(discordId, viewer)}) as link`);
  return withDate(row?.link ?? null);
}

interface NewLink {
  discordId: string;
  username: string;
  guid: string;
  now: Date;
}

type LinkResult = 'linked' | 'user taken' | 'player taken' | 'no such player' | 'repeated';

/**
 * Links a Discord user and a player. A Discord user has one player, and a player has one Discord user. If two requests collide, PostgreSQL
 * lets one succeed.
 */
export async function linkPlayer(writer: Writer, { discordId, username, guid, now }: NewLink): Promise<LinkResult> {
  const statement = sql`
    with person as (
      select person_of(asked.guid) as guid from (select ${guid} as guid) as asked where ${isKnown}
    ),
    taken as (select from player_links where et_guid = any ((select guids_of(guid) from person)::text[]) and discord_id <> ${discordId}),
    done as (
      insert into player_links (discord_id, discord_username, et_guid, et_name, linked_date, verified)
      select ${discordId}, ${username}, guid, player_name(guid), ${now}, true from person where not exists (select from taken)
      returning et_guid
    )
    select exists (select from person) as known, exists (select from done) as done`;
  try {
    const results = await writeOnce(writer, [statement]);
    if (results === 'repeated') return 'repeated';
    const [row] = results[0] as { known: boolean; done: boolean }[];
    if (!row?.known) return 'no such player';
    return row.done ? 'linked' : 'player taken';
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== 'duplicate') throw error;
    return error.constraint === 'player_links_et_guid_key' ? 'player taken' : 'user taken';
  }
}

/** Removes the link of a Discord user. Returns the removed link, or null if there was none. */
export async function unlinkPlayer(writer: Writer, discordId: string): Promise<Link | null | 'repeated'> {
  const results = await writeOnce(writer, [
    sql`
      with gone as (delete from player_links where discord_id = ${discordId} returning et_guid, linked_date)
      select person_of(et_guid) as player_guid, shown_name(person_of(et_guid), ${discordId}) as name, linked_date as since, false as hidden from gone`,
  ]);
  if (results === 'repeated') return results;
  return (results[0] as Link[])[0] ?? null;
}
