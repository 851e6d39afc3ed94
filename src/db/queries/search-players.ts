import type { Totals } from '../../domain/formula.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { ListedPlayer } from './player-list.ts';
import { linkedPlayers } from './player-list.ts';
import type { PlayerReference } from './player-matches.ts';
import { matching } from './player-matches.ts';

export interface FoundPlayer extends Omit<ListedPlayer, 'sessions' | 'totals' | 'lastPlayedAt'> {
  /** Other names, newest first, at most five. */
  aliases: string[];
  totals: Totals | null;
  lastPlayedAt: Date | null;
}

interface FoundPlayers {
  /** Players, best matches first, at most `most`. */
  players: FoundPlayer[];
  count: number;
}

/** Returns all players a reference may mean, best matches first, in one round trip. */
export async function findPlayers(
  db: Db,
  reference: PlayerReference,
  { viewer, most }: { viewer: Viewer; most: number },
): Promise<FoundPlayers> {
  const [found] = await db.query<FoundPlayers>(sql`
    with best as (select guid, min(tier) as tier from (${matching(reference, viewer)}) as matches group by guid),
    shown as (
      select best.guid, row_number() over (order by tier, t.last_played_at desc nulls last, best.guid) as position, t.last_played_at
      from best left join player_totals t on t.player_guid = best.guid
      order by position
      limit ${most}
    )
    select
      (select count(*)::int from best) as count,
      (
        select coalesce(jsonb_agg(
          jsonb_build_object(
            'player_guid', guid, 'name', player_name(guid), 'linked', guid in ${linkedPlayers}, 'totals', (select to_jsonb(t) from player_totals t where t.player_guid = shown.guid),
            'last_played_at', last_played_at,
            'aliases', array(
              select a.alias from player_aliases a
              where a.guid = any ((select guids_of(shown.guid))::text[]) and a.alias is distinct from (select player_name(shown.guid))
                and not exists (select from given_names g where g.guid = any ((select guids_of(shown.guid))::text[]))
              group by a.alias order by max(a.last_seen) desc nulls last, a.alias limit 5
            )
          ) order by position
        ), '[]') from shown
      ) as players`);
  return {
    count: found?.count ?? 0,
    players: (found?.players ?? []).map((player) => ({
      ...player,
      lastPlayedAt: player.lastPlayedAt && new Date(player.lastPlayedAt),
    })),
  };
}
