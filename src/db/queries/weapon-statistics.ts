import type { Viewer } from '../../domain/viewer.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import type { LocalTime, Period } from './period.ts';
import { inPeriod } from './period.ts';
import type { PlayerReference } from './player-matches.ts';

/** A player's sums with one weapon. */
export interface WeaponRow {
  weaponName: string;
  kills: number;
  deaths: number;
  headshots: number;
  shots: number;
  hits: number;
}

/** Returns an expression for the weapons of the player in `chosen` (see playerFound) as a JSON list, most kills first. */
export function weaponsAsJson(period: Period, clock: LocalTime): Sql {
  const condition = inPeriod(period, clock);
  const rows = condition
    ? sql`
        select weapon_name, sum(kills) as kills, sum(deaths) as deaths, sum(headshots) as headshots, sum(shots) as shots, sum(hits) as hits
        from weapon_sessions
        where player_guid = (select guid from chosen) and ${condition}
        group by weapon_name`
    : sql`
        select weapon_name, kills, deaths, headshots, shots, hits
        from weapon_totals
        where player_guid = (select guid from chosen)`;
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(w) order by w.kills desc, w.shots desc, w.weapon_name), '[]') from (${rows}) as w
  )`;
}

interface WeaponAnswer {
  candidates: PlayerCandidate[];
  weapons: WeaponRow[];
}

/** Returns the data of /weapons in one round trip. Returns only the candidates if there are several. */
export async function weaponStatistics(
  db: Db,
  reference: PlayerReference,
  { viewer, period, clock }: { viewer: Viewer; period: Period; clock: LocalTime },
): Promise<WeaponAnswer> {
  const [row] = await db.query<WeaponAnswer>(sql`
    with ${playerFound(reference, viewer)}
    select ${candidatesAsJson} as candidates, ${weaponsAsJson(period, clock)} as weapons`);
  return { candidates: (row?.candidates ?? []).map(parseDates), weapons: row?.weapons ?? [] };
}
