import { long, onePlace, twoPlaces, whole } from '../written.ts';

export interface Ranking {
  value: string;
  order?: 'asc' | 'desc';
  write: (value: number) => string;
  least: number;
}

const sum = (value: string): Ranking => ({ value, write: whole, least: 11 });
const rate = (value: string, write: (value: number) => string): Ranking => ({
  value: `1.0 * ${value}`,
  write,
  least: 51,
});
/** Each ranking over the view `totals`, by its key. */
export const rankings = {
  kills: sum('kills'),
  kd: rate('kills / case deaths when 0 then 1 else deaths end', twoPlaces),
  dpm: rate('60 * damage_given / nullif(seconds, 0)', whole),
  accuracy: rate('100 * hits / nullif(shots, 0)', onePlace),
  headshots: sum('headshots'),
  games: sum('rounds'),
  revives: sum('revives'),
  gibs: sum('gibs'),
  objectives: sum('objectives'),
  efficiency: rate('100 * kills / nullif(kills + deaths, 0)', onePlace),
  teamwork: { ...rate('100 * team_damage / nullif(damage_given, 0)', onePlace), order: 'asc' },
  multikills: sum('multikills'),
  grenades: sum('grenades'),
  xp: sum('xp'),
  useful_kills: sum('useful'),
  denied_playtime: { ...sum('denied'), write: long },
  assists: sum('assists'),
  damage_ratio: rate('damage_given / max(damage_received, 1)', twoPlaces),
  frag_potential: rate('60 * damage_given / max(seconds - dead, 1)', whole),
  survival: rate('max(0, min(100, 100 * (seconds - dead) / nullif(seconds, 0)))', onePlace),
  constructions: sum('constructions'),
  dynamites: sum('dynamites'),
  playtime: { ...sum('seconds'), write: long },
} satisfies Record<string, Ranking>;
