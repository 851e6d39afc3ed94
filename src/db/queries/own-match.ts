import type { Sum, Totals } from '../../domain/formula.ts';
import { sumKinds } from '../../domain/formula.ts';
import type { Usual } from '../../domain/usual.ts';
import { personalFigures } from '../../domain/usual.ts';
import type { Db } from '../db.ts';
import { raw, sql } from '../db.ts';
import type { MatchData, StoredMatch } from './match.ts';
import { matchAsJson, parseMatch } from './match.ts';
import type { MatchSelector } from './match-selector.ts';
import { ofMatch } from './match-selector.ts';
import { usualAsJson } from './usual.ts';

/** A match as one of its players sees it. */
export interface OwnMatch {
  /** Undefined if there is no such match. */
  match: MatchData | undefined;
  /** The player that the viewer is linked to or has claimed to be. Null if there is none. */
  own: OwnPart | null;
}

export interface OwnPart {
  guid: string;
  name: string | null;
  /** The sums over the match's counted rounds that the personal figures need. Null if the player has none. */
  totals: Totals | null;
  /** The player's usual before the match's session. */
  usual: Usual;
}

const terms = new Set(
  personalFigures.flatMap(({ formula: { numerator, denominator = [] } }) =>
    [...numerator, ...denominator].map((term) => term.replace('-', '') as Sum),
  ),
);

/** The sums over player rows `p` that the personal figures need, as arguments of json_build_object. Those over weapons are bullets. */
const addedSums = raw(
  [...terms].flatMap((term) => (sumKinds[term] === 'added' ? [`'${term}', sum(p.${term})`] : [])).join(', '),
);

/** Returns a match with the viewer's own part in it, in one round trip. */
export async function ownMatch(db: Db, selector: MatchSelector, discordId: string): Promise<OwnMatch> {
  const [row] = await db.query<{ match: StoredMatch | null; own: OwnPart | null }>(sql`
    with me as materialized (select own_player(${discordId}) as guid),
    match_rounds as materialized (select r.id, r.session_start from rounds r where ${ofMatch(selector)})
    select ${matchAsJson(selector, { discordId })} as match, (
      select json_build_object(
        'guid', me.guid, 'name', shown_name(me.guid, ${discordId}),
        'totals', (
          select json_build_object('rounds', count(distinct p.round_id), ${addedSums},
            'bullet_shots', coalesce(max(w.shots), 0), 'bullet_hits', coalesce(max(w.hits), 0), 'bullet_headshots', coalesce(max(w.headshots), 0))
          from counted_player_rounds p cross join (
            select sum(w.shots) as shots, sum(w.hits) as hits, sum(w.headshots) as headshots
            from counted_weapon_rounds w
            where w.round_id in (select id from match_rounds) and w.player_guid = me.guid and is_bullet_weapon(w.weapon_name)
          ) as w
          where p.round_id in (select id from match_rounds) and p.player_guid = me.guid
          having count(*) > 0
        ),
        'usual', ${usualAsJson({ guid: sql`me.guid`, before: sql`(select max(session_start) from match_rounds)` })}
      )
      from me where me.guid is not null
    ) as own`);
  if (!row) throw new Error('The query of a match gave no row.');
  return { match: row.match ? parseMatch(row.match) : undefined, own: row.own };
}
