import { fieldIndex, newestLayout } from '../round-file/fields.ts';
import type { Side } from '../round-file/tally.ts';
import { cell, cells, weaponCount } from '../round-file/tally.ts';
import type { Base } from '../rounds/difference.ts';
import { weapons as catalogue } from '../weapons.ts';
import type { LegacyPlayer } from './surroundings.ts';

const counted = [
  'damage_given',
  'damage_received',
  'team_damage_given',
  'team_damage_received',
  'gibs',
  'self_kills',
  'team_kills',
  'team_gibs',
] as const;

/** Returns a player's counters at the end of a round 1 that is stored only as the old bot's rows. */
export function legacyBase(player: LegacyPlayer): Base {
  const fields = new Array<number>(newestLayout).fill(0);
  for (const name of counted) fields[fieldIndex[name]] = player[name] ?? 0;
  fields[fieldIndex.time_played_minutes] = Math.round((player.time_played_seconds ?? 0) / 6);
  const weapons = new Int32Array(weaponCount * cells);
  let deathsByWeapon = 0;
  for (const row of player.weapons ?? []) {
    const index = catalogue.findIndex(({ name }) => name === row.weaponName);
    if (index === -1) continue;
    for (const which of ['hits', 'shots', 'kills', 'deaths', 'headshots'] as const) {
      weapons[index * cells + cell[which]] = row[which] ?? 0;
    }
    deathsByWeapon += row.deaths ?? 0;
  }
  return {
    guid: player.playerGuid,
    name: player.playerName,
    side: sideOf(player.team),
    weapons,
    fields,
    layout: newestLayout,
    fromLegacyRows: true,
    deathsElsewhere: Math.max(0, (player.deaths ?? 0) - deathsByWeapon),
  };
}

function sideOf(team: number | null): Side {
  return team === 1 || team === 2 || team === 3 ? team : 0;
}
