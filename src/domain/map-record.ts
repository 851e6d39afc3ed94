import { kd } from './synergy.ts';

/** A player's counters in one round of a map. */
interface MapRound {
  mapName: string;
  kills: number;
  deaths: number;
  damage_given: number;
  /** Seconds. */
  time_played: number;
}

export interface MapRecord extends MapRound {
  rounds: number;
}

/** Returns sums per map with at least `least` rounds. Sorts by best K/D, then most rounds, then name. */
export function mapRecords(rounds: readonly MapRound[], least: number): MapRecord[] {
  return [...Map.groupBy(rounds, ({ mapName }) => mapName).values()]
    .filter((played) => played.length >= least)
    .map((played) => played.map((round) => ({ ...round, rounds: 1 })).reduce(add))
    .sort((a, b) => kd(b) - kd(a) || b.rounds - a.rounds || (a.mapName < b.mapName ? -1 : 1));
}

function add(a: MapRecord, b: MapRecord): MapRecord {
  return {
    mapName: a.mapName,
    kills: a.kills + b.kills,
    deaths: a.deaths + b.deaths,
    damage_given: a.damage_given + b.damage_given,
    time_played: a.time_played + b.time_played,
    rounds: a.rounds + b.rounds,
  };
}
