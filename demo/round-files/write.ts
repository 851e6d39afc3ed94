import type { Own } from './counters.ts';
import { weaponText } from './counters.ts';

/** A layout of player lines, by its number of TAB fields. */
export type Layout = 33 | 36 | 37 | 38;

export interface PlayerInFile {
  guid: string;
  /** The name with colour codes. */
  rawName: string;
  side: 1 | 2 | 3;
  /** Counters as the file shows them. In round 2 they include round 1's. */
  shown: Own;
  /** Damage taken per death, in bodies of 130 points; 0 if left out. */
  meatshield?: number;
}

/** Returns a line as the server's Lua script writes it. */
export function playerLine(
  { guid, rawName, side, shown, meatshield = 0 }: PlayerInFile,
  round: 1 | 2,
  layout: Layout,
): string {
  const { counted, fresh, seconds, tenthsDead } = shown;
  const minutes = (seconds / 60).toFixed(1);
  const fields = [
    counted.damage_given,
    counted.damage_received,
    counted.team_damage_given,
    counted.team_damage_received,
    counted.gibs,
    counted.self_kills,
    counted.team_kills,
    counted.team_gibs,
    '70.0',
    fresh.xp,
    fresh.killing_spree_best,
    fresh.death_spree_worst,
    fresh.kill_assists,
    fresh.kill_steals,
    fresh.headshot_kills,
    fresh.objectives_stolen,
    fresh.objectives_returned,
    fresh.dynamites_planted,
    fresh.dynamites_defused,
    fresh.times_revived,
    9999,
    '0.0',
    minutes,
    meatshield.toFixed(1),
    seconds === 0 ? '-nan' : ((600 * tenthsDead) / seconds).toFixed(1),
    (tenthsDead / 10).toFixed(1),
    '1.0',
    fresh.most_useful_kills,
    ...(layout === 33 ? [] : [fresh.denied_playtime]),
    fresh.double_kills,
    fresh.triple_kills,
    fresh.quad_kills,
    fresh.multi_kills,
    fresh.mega_kills,
    fresh.useless_kills,
    0,
    fresh.constructions,
    fresh.revives_given,
  ].slice(0, layout);
  return `${guid}\\${rawName}\\${round - 1}\\${side}\\${weaponText(shown)} \t${fields.join('\t')}`;
}

interface HeaderInFile {
  serverName: string;
  map: string;
  round: 1 | 2;
  defender: 1 | 2;
  winner: 1 | 2;
  limit: string;
  actual: string;
  /** Playing time in milliseconds. Older servers leave it out. */
  play?: number;
}

export function headerLine({ serverName, map, round, defender, winner, limit, actual, play }: HeaderInFile): string {
  const fields = [serverName, map, 'legacy3', round, defender, winner, limit, actual];
  return (play === undefined ? fields : [...fields, play]).join('\\');
}

/** Returns `M:SS`. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Returns an instant as `YYYY-MM-DD-HHMMSS` in UTC. */
export function stampText(instant: number): string {
  const iso = new Date(instant).toISOString();
  return `${iso.slice(0, 10)}-${iso.slice(11, 19).replaceAll(':', '')}`;
}
