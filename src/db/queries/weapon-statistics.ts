import type { Db, Sql } from '../db.ts';
import { snapshot, sql } from '../db.ts';
import type { PlayerCandidate, PlayerReference } from './find-player.ts';
import { candidateRows, playerFound } from './find-player.ts';
import type { Period } from './period.ts';
import { boundsOf } from './period.ts';

/** A player's sums with one weapon. */
export interface WeaponRow {
  weapon_name: string;
  kills: number;
  deaths: number;
  headshots: number;
  shots: number;
  hits: number;
}

/** The weapons of the player in `chosen` (see playerFound), most kills first. */
export function weaponsOfChosen(period: Period, now: Date): Sql {
  const columns = sql`kills::float8, deaths::float8, headshots::float8, shots::float8, hits::float8`;
  if (period === 'all') {
    return sql`
      select weapon_name, ${columns}
      from chosen join weapon_totals on player_guid = guid
      order by weapon_totals.kills desc, weapon_totals.shots desc, weapon_name`;
  }
  return sql`
    select weapon_name, ${columns}
    from (
      select w.weapon_name, sum(w.kills) as kills, sum(w.deaths) as deaths, sum(w.headshots) as headshots,
        sum(w.shots) as shots, sum(w.hits) as hits
      from (${boundsOf(period, now)}) as bounds
      cross join chosen
      join counted_weapon_rounds w on w.player_guid = chosen.guid
        and w.played_at between bounds.since and bounds.until
        and (bounds.server is null or w.server = bounds.server)
      group by w.weapon_name
    ) as sums
    order by sums.kills desc, sums.shots desc, weapon_name`;
}

interface WeaponAnswer {
  candidates: PlayerCandidate[];
  weapons: WeaponRow[];
}

/** What /weapons shows, in one round trip; with several candidates only those. */
export async function weaponStatistics(
  db: Db,
  reference: PlayerReference,
  period: Period,
  now: Date,
): Promise<WeaponAnswer> {
  const [candidates, weapons] = await snapshot<[PlayerCandidate[], WeaponRow[]]>(db, [
    candidateRows(reference),
    sql`with ${playerFound(reference)} ${weaponsOfChosen(period, now)}`,
  ]);
  return { candidates, weapons };
}
