import { stripColours } from '../../domain/names.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { likePart } from '../like.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import type { PlayerReference } from './player-matches.ts';
import { seenAlias } from './player-matches.ts';

interface AliasRow {
  alias: string;
  timesSeen: number;
  lastSeen: Date | null;
}

interface AliasAnswer {
  candidates: PlayerCandidate[];
  /** Aliases, newest first, at most `most`. */
  aliases: AliasRow[];
  /** Number of all aliases. */
  count: number;
}

const ofChosen = sql`
  select alias, sum(times_seen)::int as times_seen, max(last_seen) as last_seen
  from player_aliases where guid = any ((select guids_of(guid) from chosen)::text[])
    and not exists (select from given_names g where g.guid = any ((select guids_of(guid) from chosen)::text[]))
  group by alias`;

/** Returns the names a player was seen with under all their GUIDs, in one round trip. Returns only the candidates if there are several. */
export async function playerAliases(
  db: Db,
  reference: PlayerReference,
  { viewer, most }: { viewer: Viewer; most: number },
): Promise<AliasAnswer> {
  const [row] = await db.query<AliasAnswer>(sql`
    with ${playerFound(reference, viewer)}, aliases as (${ofChosen})
    select
      ${candidatesAsJson} as candidates,
      (select count(*)::int from aliases) as count,
      (
        select coalesce(jsonb_agg(to_jsonb(a) order by a.last_seen desc nulls last, a.times_seen desc, a.alias), '[]')
        from (select * from aliases order by last_seen desc nulls last, times_seen desc, alias limit ${most}) as a
      ) as aliases`);
  if (!row) throw new Error('The alias query gave no row.');
  return {
    count: row.count,
    candidates: row.candidates.map(parseDates),
    aliases: row.aliases.map((alias) => ({ ...alias, lastSeen: alias.lastSeen && new Date(alias.lastSeen) })),
  };
}

/** Returns a Discord user's own aliases that contain what they typed, newest first. */
export async function ownAliases(
  db: Db,
  discordId: string,
  { typed, most }: { typed: string; most: number },
): Promise<string[]> {
  const pattern = likePart(stripColours(typed.trim().toLowerCase()).trim());
  const rows = await db.query<{ alias: string }>(sql`
    select a.alias
    from player_links l join player_aliases a on a.guid = any (guids_of(person_of(l.et_guid)))
    where l.discord_id = ${discordId} and ${seenAlias} like ${pattern}
    group by a.alias
    order by max(a.last_seen) desc nulls last, a.alias
    limit ${most}`);
  return rows.map(({ alias }) => alias);
}
