import type { Totals } from '../../domain/formula.ts';
import { sums } from '../../domain/formula.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Sql } from '../db.ts';
import { empty, sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import { columnsOf, rowReader } from './as-array.ts';

export interface SessionPlayer {
  playerGuid: string;
  name: string | null;
  totals: Totals;
  /** Weapons with kills, most kills first. Null if not requested. */
  weapons: SessionWeapon[] | null;
  /** Details. Null if not requested. */
  details: SessionDetails | null;
}

export interface SessionWeapon {
  weaponName: string;
  kills: number;
  headshots: number;
  shots: number;
  hits: number;
}

/** Sums that no rollup contains. `death_spree_worst` is the longest one, not a sum. */
export interface SessionDetails {
  objectives_stolen: number;
  objectives_returned: number;
  double_kills: number;
  triple_kills: number;
  quad_kills: number;
  multi_kills: number;
  mega_kills: number;
  kill_steals: number;
  tank_meatshield: number;
  death_spree_worst: number;
}

interface Wanted {
  weapons: boolean;
  details: boolean;
  viewer: Viewer;
}

/**
 * Returns an expression for all players with a counted round in the session of an outer row `s`, most kills first, as a list of {@link
 * StoredPlayer}.
 */
export function playersAsJson({ weapons, details, viewer }: Wanted): Sql {
  return sql`(
    select coalesce(json_agg(
      json_build_array(
        p.player_guid, shown_name(p.player_guid, ${viewerId(viewer)}), ${weapons ? weaponsAsJson : sql`null`},
        ${details ? sql`d` : sql`null`}, ${columnsOf('p', sums)}
      )
      order by p.kills desc, p.rounds desc, p.player_guid
    ), '[]')
    from player_sessions p ${details ? sql`join session_details(s.server, s.session_start) as d using (player_guid)` : empty}
    where p.server = s.server and p.session_start = s.session_start
  )`;
}

const weaponsAsJson = sql`(
  select json_agg(w order by w.kills desc, w.shots desc, w.weapon_name)
  from weapon_sessions w
  where w.player_guid = p.player_guid and w.server = p.server and w.session_start = p.session_start and w.kills > 0
)`;

/** A {@link SessionPlayer} as an array. */
export type StoredPlayer = [
  guid: string,
  name: string | null,
  weapons: SessionWeapon[] | null,
  details: SessionDetails | null,
  ...sums: number[],
];

const readTotals = rowReader<Totals>(sums, 4);

/** Converts a player of {@link playersAsJson} into an object. */
export function sessionPlayer(stored: StoredPlayer): SessionPlayer {
  const [playerGuid, name, weapons, details] = stored;
  return { playerGuid, name, totals: readTotals(stored, {}), weapons, details };
}
