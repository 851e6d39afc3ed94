import type { FieldName } from '../round-file/fields.ts';
import { fieldIndex } from '../round-file/fields.ts';
import { storedName } from '../round-file/mask.ts';
import { cell, cells, sumCells } from '../round-file/tally.ts';
import { weapons as catalogue } from '../weapons.ts';
import type { RoundTally } from './difference.ts';

/** A row of player_comprehensive_stats without the columns it shares with its round. */
export type PlayerRow = ReturnType<typeof playerRow>;

/** A row of weapon_comprehensive_stats without the columns it shares with its round. */
export interface WeaponRow {
  player_guid: string;
  player_name: string;
  weapon_name: string;
  kills: number;
  deaths: number;
  headshots: number;
  shots: number;
  hits: number;
  accuracy: number;
}

/**
 * Returns the stored counters of one player in one round. The file's derived fields are computed again from the row. `duration` is the
 * round's, in seconds: no player is dead longer than they played, or denied more than the round lasted.
 */
export function playerRow(tally: RoundTally, duration: number | null) {
  const { guid, side, seconds, kills, deaths, headshots, fields, weapons } = tally;
  const value = (name: FieldName) => fields[fieldIndex[name]] ?? 0;
  const name = storedName(tally.name);
  const shots = sumCells(weapons, 'shots');
  const minutes = seconds / 60;
  const minutesDead = Math.min(value('time_dead_minutes') / 10, minutes);
  return {
    player_guid: guid,
    player_name: name,
    clean_name: name,
    team: side,
    kills,
    deaths,
    damage_given: value('damage_given'),
    damage_received: value('damage_received'),
    team_damage_given: value('team_damage_given'),
    team_damage_received: value('team_damage_received'),
    gibs: value('gibs'),
    self_kills: value('self_kills'),
    team_kills: value('team_kills'),
    team_gibs: value('team_gibs'),
    headshot_kills: value('headshot_kills'),
    headshots,
    time_played_seconds: seconds,
    time_played_minutes: minutes,
    time_dead_minutes: minutesDead,
    time_dead_ratio: share(minutesDead, minutes),
    xp: value('xp'),
    kd_ratio: deaths > 0 ? kills / deaths : kills,
    dpm: seconds > 0 ? (60 * value('damage_given')) / seconds : 0,
    efficiency: share(kills, kills + deaths),
    bullets_fired: shots,
    accuracy: share(sumCells(weapons, 'hits'), shots),
    kill_assists: value('kill_assists'),
    objectives_completed: 0,
    objectives_destroyed: 0,
    objectives_stolen: value('objectives_stolen'),
    objectives_returned: value('objectives_returned'),
    dynamites_planted: value('dynamites_planted'),
    dynamites_defused: value('dynamites_defused'),
    times_revived: value('times_revived'),
    revives_given: value('revives_given'),
    most_useful_kills: value('useful_kills'),
    useless_kills: value('useless_kills'),
    kill_steals: value('kill_steals'),
    denied_playtime: Math.min(value('denied_playtime'), duration ?? value('denied_playtime')),
    constructions: value('repairs_constructions'),
    tank_meatshield: value('tank_meatshield') / 10,
    double_kills: value('double_kills'),
    triple_kills: value('triple_kills'),
    quad_kills: value('quad_kills'),
    multi_kills: value('multi_kills'),
    mega_kills: value('mega_kills'),
    killing_spree_best: value('killing_spree'),
    death_spree_worst: value('death_spree'),
  };
}

/** Returns one row for each weapon with any counter above 0, including its deaths. */
export function weaponRows({ guid, name, weapons }: RoundTally): WeaponRow[] {
  const player = { player_guid: guid, player_name: storedName(name) };
  return catalogue.flatMap((weapon, index) => {
    const at = (which: keyof typeof cell) => weapons[index * cells + cell[which]] ?? 0;
    const [hits, shots, kills, deaths, headshots] = [
      at('hits'),
      at('shots'),
      at('kills'),
      at('deaths'),
      at('headshots'),
    ];
    if (hits + shots + kills + deaths + headshots === 0) return [];
    return [
      { ...player, weapon_name: weapon.name, kills, deaths, headshots, shots, hits, accuracy: share(hits, shots) },
    ];
  });
}

function share(part: number, whole: number): number {
  return whole > 0 ? (100 * part) / whole : 0;
}
