import type { PlayerClass, Side } from './weapons.ts';

/** A player on a side in one round. */
export interface Participant {
  readonly guid: string;
  readonly name: string;
  /** 0 is the community's average, ±1 a clear difference. */
  readonly skill: number;
  readonly favourite: PlayerClass;
  /** Share of the round spent on the server, 0..1. */
  readonly presence: number;
  /** Whether nobody ever hits this player (a guest who hides and leaves). */
  readonly untouchable?: boolean;
}

export interface WeaponTally {
  kills: number;
  deaths: number;
  headshots: number;
  shots: number;
  hits: number;
}

export interface Encounter {
  kills: number;
  deaths: number;
}

/** A player's counters of one round, as the game server counts. */
export interface Tally {
  readonly participant: Participant;
  readonly side: Side;
  readonly seconds: number;
  readonly weapons: Map<string, WeaponTally>;
  /** Kills of and deaths by each opponent, by their GUID. */
  readonly opponents: Map<string, Encounter>;
  kills: number;
  deaths: number;
  damageGiven: number;
  damageReceived: number;
  teamDamageGiven: number;
  teamDamageReceived: number;
  gibs: number;
  selfKills: number;
  teamKills: number;
  teamGibs: number;
  headshotKills: number;
  secondsDead: number;
  xp: number;
  assists: number;
  steals: number;
  useful: number;
  useless: number;
  denied: number;
  revived: number;
  revives: number;
  completed: number;
  destroyed: number;
  stolen: number;
  returned: number;
  planted: number;
  defused: number;
  constructions: number;
  /** Kill chains of 2, 3, 4, 5 and at least 6 kills. */
  readonly chains: [number, number, number, number, number];
  bestSpree: number;
  worstSpree: number;
}

/** Returns a tally of zeros. `seconds` is the player's own time on the server. */
export function newTally(participant: Participant, side: Side, seconds: number): Tally {
  return {
    participant,
    side,
    seconds,
    weapons: new Map(),
    opponents: new Map(),
    kills: 0,
    deaths: 0,
    damageGiven: 0,
    damageReceived: 0,
    teamDamageGiven: 0,
    teamDamageReceived: 0,
    gibs: 0,
    selfKills: 0,
    teamKills: 0,
    teamGibs: 0,
    headshotKills: 0,
    secondsDead: 0,
    xp: 0,
    assists: 0,
    steals: 0,
    useful: 0,
    useless: 0,
    denied: 0,
    revived: 0,
    revives: 0,
    completed: 0,
    destroyed: 0,
    stolen: 0,
    returned: 0,
    planted: 0,
    defused: 0,
    constructions: 0,
    chains: [0, 0, 0, 0, 0],
    bestSpree: 0,
    worstSpree: 0,
  };
}

/** Returns the player's counters for one weapon, which are created on first use. */
export function weaponOf(tally: Tally, weapon: string): WeaponTally {
  let row = tally.weapons.get(weapon);
  if (!row) {
    row = { kills: 0, deaths: 0, headshots: 0, shots: 0, hits: 0 };
    tally.weapons.set(weapon, row);
  }
  return row;
}

/** Returns the player's kills of and deaths by one opponent, which are created when they first meet. */
export function encounterOf(tally: Tally, opponent: Tally): Encounter {
  const { guid } = opponent.participant;
  const encounter = tally.opponents.get(guid) ?? { kills: 0, deaths: 0 };
  tally.opponents.set(guid, encounter);
  return encounter;
}
