import type { Random } from '../random.ts';
import { strength } from '../random.ts';
import type { GameMap } from './maps.ts';
import { playRound } from './round.ts';
import { MINUTE, SECOND } from './stamps.ts';
import type { Participant, Tally } from './tally.ts';

/** A round as the legacy bot received it. */
export interface PlayedRound {
  readonly map: GameMap;
  readonly number: 1 | 2;
  /** When the round ended, which names its file. */
  readonly endedAt: number;
  /** End of the round 1 that names the match. An orphan round 2 names itself. */
  readonly matchAt: number;
  /** Limit and time from the header, in seconds. */
  readonly limit: number;
  readonly actual: number;
  /** Seconds really played, less than `actual` if a side surrendered. */
  readonly seconds: number;
  readonly tallies: readonly Tally[];
  /** Round 1 of the same match, whose counters the legacy bot subtracts. */
  readonly first?: PlayedRound;
  /** Players of another file that ended up in this round, with that file's time. */
  readonly foreign?: {
    readonly tallies: readonly Tally[];
    readonly seconds: number;
    /** What their rows say, where it is not what their round says. */
    readonly of?: { readonly map_name: string; readonly round_number: number };
  };
  readonly spectators?: readonly Participant[];
  /** Whether round_time is `HH:MM:SS` instead of `HHMMSS`. */
  readonly colonClock?: boolean;
  /** Whether a row with round_number 0 that sums the match follows this round. */
  readonly summary?: boolean;
}

/** The players of a round. `attackers` attack the objective in round 1 and hold it in round 2. */
export interface Lineup {
  readonly attackers: readonly Participant[];
  readonly defenders: readonly Participant[];
}

/**
 * Plays a stopwatch match. Round 2's limit is the time round 1's attackers needed, and everybody changes side.
 * @param startsAt when round 1 begins
 */
export function playMatch(
  random: Random,
  map: GameMap,
  startsAt: number,
  first: Lineup,
  second: Lineup = first,
): [PlayedRound, PlayedRound] {
  const one = attack(random, map, map.limit, random.between(0.6, 1.9), first.attackers, first.defenders);
  const endedAt = startsAt + one.seconds * SECOND;
  const round1: PlayedRound = {
    map,
    number: 1,
    endedAt,
    matchAt: endedAt,
    limit: map.limit,
    ...one,
    // Axis defends every map here. So round 1's attackers are Allies, and round 2 swaps the line-up.
    tallies: playRound(random, {
      map,
      axis: first.defenders,
      allies: first.attackers,
      seconds: one.seconds,
      defender: 1,
      attackersWon: one.actual < map.limit,
    }),
  };
  // In round 2 the attackers know the way and stop as soon as they beat the time.
  const two = attack(random, map, round1.actual, random.between(0.5, 1.4), second.defenders, second.attackers);
  const tallies = playRound(random, {
    map,
    axis: second.attackers,
    allies: second.defenders,
    seconds: two.seconds,
    defender: 1,
    attackersWon: two.actual < round1.actual,
  });
  const restartedAt = endedAt + random.int(45, 150) * SECOND;
  return [
    round1,
    {
      map,
      number: 2,
      endedAt: restartedAt + two.seconds * SECOND,
      matchAt: endedAt,
      limit: round1.actual,
      ...two,
      tallies,
      first: round1,
    },
  ];
}

/** Returns the header's time and the real time of one attack. */
function attack(
  random: Random,
  map: GameMap,
  limit: number,
  pace: number,
  attackers: readonly Participant[],
  defenders: readonly Participant[],
): { actual: number; seconds: number } {
  const edge = meanSkill(attackers) - meanSkill(defenders);
  const needed = Math.max(75, Math.round((map.attack * pace) / strength(0.7 * edge)));
  if (needed < limit) return { actual: needed, seconds: needed };
  // One full hold in eight ends early: the attackers surrender, and the header still shows the limit.
  const surrendered = limit > 6 * 60 && random.chance(0.12);
  return { actual: limit, seconds: surrendered ? limit - random.int(30, 200) : limit };
}

function meanSkill(side: readonly Participant[]): number {
  return side.reduce((sum, { skill }) => sum + skill, 0) / Math.max(1, side.length);
}

/** Returns the pause after a match in milliseconds, for vote, map load and warm-up. */
export function pause(random: Random): number {
  return random.int(2 * 60, 6 * 60) * SECOND + (random.chance(0.1) ? 5 * MINUTE : 0);
}

/** Plays a round 1 without a round 2, for exactly `seconds`. */
export function playSingleRound(
  random: Random,
  map: GameMap,
  startsAt: number,
  { attackers, defenders }: Lineup,
  seconds: number,
): PlayedRound {
  const endedAt = startsAt + seconds * SECOND;
  const attackersWon = seconds < map.limit;
  const tallies = playRound(random, { map, axis: defenders, allies: attackers, seconds, defender: 1, attackersWon });
  return { map, number: 1, endedAt, matchAt: endedAt, limit: map.limit, actual: seconds, seconds, tallies };
}
