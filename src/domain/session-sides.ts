import type { RoundSides, Side } from './sides.ts';

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
  /** Returns the side on which a person played a round. Undefined if they did not. */
  sideOf(person: number, place: number): Side | undefined;
  /** Returns the kind of a person: the smallest number of that kind. */
  kindOf(person: number): number;
  /** Returns how many rounds two people played on the same side. For a person and themselves, returns the rounds they played. */
  same(a: number, b: number): number;
  opposite(a: number, b: number): number;
}

/** Rounds as bits, so that one operation compares two people in up to 32 rounds. */
interface Bits {
  axis: Int32Array;
  allies: Int32Array;
}

const roundsPerWord = 32;

/**
 * Returns the sides of a session's rounds, given in playing order. A person on both sides of a round (two GUIDs merged into one person) is
 * left out of that round.
 */
export function sidesOfSession(rounds: readonly RoundSides[]): SessionSides {
  const words = Math.ceil(rounds.length / roundsPerWord);
  const players = playersIn(rounds, words);
  const people = players.map(({ guid }) => guid);
  const kinds = kindsOf(players.map(({ bits }) => bits));
  const bitsOf = (person: number) => players[person]?.bits ?? noBits;
  const known = new Map<number, { same: number; opposite: number }>();
  const meetings = (a: number, b: number) => {
    const [one = 0, other = 0] = [kinds[a], kinds[b]];
    const key = one * people.length + other;
    let found = known.get(key);
    if (!found) {
      found = meetingsOf(bitsOf(one), bitsOf(other));
      known.set(key, found);
    }
    return found;
  };
  return {
    people,
    numbers: new Map(people.map((guid, number) => [guid, number])),
    rounds: rounds.map(({ round }) => round),
    places: new Map(rounds.map(({ round }, place) => [round, place])),
    sideOf(person, place) {
      const { axis, allies } = bitsOf(person);
      const [word, bit] = [Math.floor(place / roundsPerWord), 1 << (place % roundsPerWord)];
      return (axis[word] ?? 0) & bit ? 1 : (allies[word] ?? 0) & bit ? 2 : undefined;
    },
    kindOf: (person) => kinds[person] ?? person,
    same: (a, b) => meetings(a, b).same,
    opposite: (a, b) => meetings(a, b).opposite,
  };
}

const emptyBits = (words: number): Bits => ({ axis: new Int32Array(words), allies: new Int32Array(words) });
const noBits = emptyBits(0);

/** Returns everybody who played, most rounds first. Each list of people is read once, however many rounds share it. */
function playersIn(rounds: readonly RoundSides[], words: number): { guid: string; bits: Bits }[] {
  const lists = new Map<readonly string[], Bits>();
  for (const [place, { axis, allies }] of rounds.entries()) {
    const [word, bit] = [Math.floor(place / roundsPerWord), 1 << (place % roundsPerWord)];
    mark(found(lists, axis, words).axis, word, bit);
    mark(found(lists, allies, words).allies, word, bit);
  }
  const people = new Map<string, Bits>();
  for (const [guids, bits] of lists) {
    for (const guid of guids) {
      const own = found(people, guid, words);
      for (let word = 0; word < words; word += 1) {
        mark(own.axis, word, bits.axis[word] ?? 0);
        mark(own.allies, word, bits.allies[word] ?? 0);
      }
    }
  }
  return [...people]
    .map(([guid, bits]) => ({ guid, bits, rounds: playedRounds(bits) }))
    .filter((one) => one.rounds > 0)
    .sort((a, b) => b.rounds - a.rounds || (a.guid < b.guid ? -1 : 1));
}

function found<Key>(known: Map<Key, Bits>, key: Key, words: number): Bits {
  let bits = known.get(key);
  if (!bits) {
    bits = emptyBits(words);
    known.set(key, bits);
  }
  return bits;
}

function mark(bits: Int32Array, word: number, more: number): void {
  bits[word] = (bits[word] ?? 0) | more;
}

/** Removes the rounds in which somebody stood on both sides, and counts the others. */
function playedRounds({ axis, allies }: Bits): number {
  let rounds = 0;
  for (let word = 0; word < axis.length; word += 1) {
    const [one, other] = [axis[word] ?? 0, allies[word] ?? 0];
    axis[word] = one & ~other;
    allies[word] = other & ~one;
    rounds += ones(one ^ other);
  }
  return rounds;
}

/** Returns the smallest number of a person with the same bits, for each person. */
function kindsOf(players: readonly Bits[]): number[] {
  const firstOf = new Map<string, number>();
  return players.map(({ axis, allies }, person) => {
    let key = '';
    for (let word = 0; word < axis.length; word += 1) key += `${axis[word]} ${allies[word]} `;
    const first = firstOf.get(key) ?? person;
    firstOf.set(key, first);
    return first;
  });
}

function meetingsOf(a: Bits, b: Bits): { same: number; opposite: number } {
  let [same, opposite] = [0, 0];
  for (let word = 0; word < a.axis.length; word += 1) {
    const [aAxis, aAllies] = [a.axis[word] ?? 0, a.allies[word] ?? 0];
    const [bAxis, bAllies] = [b.axis[word] ?? 0, b.allies[word] ?? 0];
    same += ones(aAxis & bAxis) + ones(aAllies & bAllies);
    opposite += ones(aAxis & bAllies) + ones(aAllies & bAxis);
  }
  return { same, opposite };
}

/** Counts the bits of a 32-bit number that are 1: in pairs, in fours, in bytes, then over all bytes. */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
