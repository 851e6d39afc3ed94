import type { RoundSides, Side } from './sides.ts';

/** Where somebody stood: 1 on Axis, -1 on Allies, 0 on neither. */
export type Stand = 1 | -1 | 0;

/**
 * Who stood on which side in the rounds of a session. People are numbers: positions in `people`. Rounds are places in playing order, from 0.
 * People who always played the same rounds on the same sides are of one kind: most evenings have many people and few kinds.
 */
export interface SessionSides {
  /** GUIDs, most rounds first, then in alphabetical order. */
  people: readonly string[];
  /** The number of each GUID. */
  numbers: ReadonlyMap<string, number>;
  /** The `round` of each place, and the place of each `round`. */
  rounds: readonly number[];
  places: ReadonlyMap<number, number>;
  /** Returns where a person stood, by place. */
  standsOf(person: number): readonly Stand[];
  /** Returns the side on which a person played a round. Undefined if they did not. */
  sideOf(person: number, place: number): Side | undefined;
  /** Returns the kind of a person: the smallest number of that kind. */
  kindOf(person: number): number;
  /** Returns how many rounds two people played on the same side. For a person and themselves, returns the rounds they played. */
  same(a: number, b: number): number;
  opposite(a: number, b: number): number;
}

/** Rounds as bits, so that one operation compares two people in many rounds: for each word those on Axis, then those on Allies. */
type Bits = number[];

/** V8 stores numbers of 30 bits without an object. */
const roundsPerWord = 30;

/**
 * Returns the sides of a session's rounds, given in playing order. A person on both sides of a round (two GUIDs merged into one person) is
 * left out of that round.
 */
export function sidesOfSession(rounds: readonly RoundSides[]): SessionSides {
  const players = playersIn(rounds);
  const kinds = kindsOf(players);
  const people: string[] = [];
  const numbers = new Map<string, number>();
  for (const { guid } of players) numbers.set(guid, people.push(guid) - 1);
  const places = new Map<number, number>();
  for (let place = 0; place < rounds.length; place += 1) places.set(rounds[place]?.round ?? 0, place);
  const stands: Stand[][] = [];
  const bitsOf = (kind: number) => players[kind]?.bits ?? [];
  const standsOf = (person: number) => {
    const kind = kinds[person] ?? person;
    stands[kind] ??= standsIn(bitsOf(kind), rounds.length);
    return stands[kind];
  };
  const known: Meetings[] = [];
  const meetings = (a: number, b: number) => {
    const [one = a, other = b] = [kinds[a], kinds[b]];
    const key = one * people.length + other;
    known[key] ??= meetingsOf(bitsOf(one), bitsOf(other));
    return known[key];
  };
  return {
    people,
    numbers,
    rounds: rounds.map(({ round }) => round),
    places,
    standsOf,
    sideOf(person, place) {
      const stand = standsOf(person)[place];
      return stand ? (stand > 0 ? 1 : 2) : undefined;
    },
    kindOf: (person) => kinds[person] ?? person,
    same: (a, b) => meetings(a, b).same,
    opposite: (a, b) => meetings(a, b).opposite,
  };
}

interface Player {
  guid: string;
  bits: Bits;
  rounds: number;
}

/** Returns everybody who played, most rounds first. Each list of people is read once, however many rounds share it. */
function playersIn(rounds: readonly RoundSides[]): Player[] {
  const size = 2 * Math.ceil(rounds.length / roundsPerWord);
  const lists = new Map<readonly string[], Bits>();
  for (let place = 0; place < rounds.length; place += 1) {
    const word = 2 * Math.floor(place / roundsPerWord);
    const bit = 1 << (place % roundsPerWord);
    const { axis = [], allies = [] } = rounds[place] ?? {};
    mark(bitsIn(lists, axis, size), word, bit);
    mark(bitsIn(lists, allies, size), word + 1, bit);
  }
  const people = new Map<string, Bits>();
  for (const [guids, bits] of lists) {
    for (const guid of guids) {
      const own = bitsIn(people, guid, size);
      for (let at = 0; at < size; at += 1) mark(own, at, bits[at] ?? 0);
    }
  }
  const players: Player[] = [];
  for (const [guid, bits] of people) {
    const played = playedRounds(bits);
    if (played > 0) players.push({ guid, bits, rounds: played });
  }
  return players.sort((a, b) => b.rounds - a.rounds || (a.guid < b.guid ? -1 : 1));
}

function bitsIn<Key>(known: Map<Key, Bits>, key: Key, size: number): Bits {
  let bits = known.get(key);
  if (!bits) {
    bits = new Array<number>(size).fill(0);
    known.set(key, bits);
  }
  return bits;
}

function mark(bits: Bits, at: number, more: number): void {
  bits[at] = (bits[at] ?? 0) | more;
}

/** Removes the rounds in which somebody stood on both sides, and counts the others. */
function playedRounds(bits: Bits): number {
  let rounds = 0;
  for (let at = 0; at < bits.length; at += 2) {
    const [axis = 0, allies = 0] = [bits[at], bits[at + 1]];
    bits[at] = axis & ~allies;
    bits[at + 1] = allies & ~axis;
    rounds += ones(axis ^ allies);
  }
  return rounds;
}

/** Returns the smallest number of a person with the same bits, for each person. */
function kindsOf(players: readonly Player[]): number[] {
  const firstOf = new Map<string, number>();
  return players.map(({ bits }, person) => {
    const key = bits.join(' ');
    const first = firstOf.get(key) ?? person;
    firstOf.set(key, first);
    return first;
  });
}

function standsIn(bits: Bits, rounds: number): Stand[] {
  const stands: Stand[] = [];
  for (let place = 0; place < rounds; place += 1) {
    const word = 2 * Math.floor(place / roundsPerWord);
    const bit = 1 << (place % roundsPerWord);
    stands.push((bits[word] ?? 0) & bit ? 1 : (bits[word + 1] ?? 0) & bit ? -1 : 0);
  }
  return stands;
}

interface Meetings {
  same: number;
  opposite: number;
}

function meetingsOf(a: Bits, b: Bits): Meetings {
  let same = 0;
  let opposite = 0;
  for (let at = 0; at < a.length; at += 2) {
    const aAxis = a[at] ?? 0;
    const aAllies = a[at + 1] ?? 0;
    const bAxis = b[at] ?? 0;
    const bAllies = b[at + 1] ?? 0;
    // A person stands on one side only, so that the rounds of both pairs are different bits.
    same += ones((aAxis & bAxis) | (aAllies & bAllies));
    opposite += ones((aAxis & bAllies) | (aAllies & bAxis));
  }
  return { same, opposite };
}

/** Counts the bits of a 32-bit number that are 1: in pairs, in fours, in bytes, then over all bytes. */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
