import { offsetAt, playedAt } from './played-at.ts';
import type { StampedRound } from './sessions.ts';
import { sessionStarts } from './sessions.ts';

/** A stored round, as far as its place in time depends on it. */
export interface RoundToPlace {
  server: string;
  /** YYYY-MM-DD and HHMMSS of the game server's wall clock. */
  date: string;
  time: string;
  number: number;
  matchId: string;
}

export interface Place {
  /** Milliseconds since 1970. */
  playedAt: number;
  /** Start of the round's gaming session. Null for a match summary, which nobody played. */
  sessionStart: number | null;
}

/**
 * Returns when each round ended and to which gaming session it belongs, in the given order. Reads the game server's clock in a time zone. A
 * round 2 ends after the round 1 it was stored with. Throws RangeError if the zone does not exist.
 */
export function placeRounds(rounds: readonly RoundToPlace[], timeZone: string): Place[] {
  const read = clockOf(timeZone);
  const places: Place[] = rounds.map(({ date, time }) => ({ playedAt: read(date, time), sessionStart: null }));
  const first = new Map<string, number>();
  for (const [index, { server, matchId, number }] of rounds.entries()) {
    if (number === 1) first.set(`${server}\n${matchId}`, places[index]?.playedAt as number);
  }
  for (const [index, { server, matchId, number, date, time }] of rounds.entries()) {
    const place = places[index] as Place;
    if (number === 2) place.playedAt = read(date, time, first.get(`${server}\n${matchId}`));
  }
  const starts = sessionsOf(
    rounds.map(({ server, number, time }, index) => ({
      server,
      number,
      time,
      playedAt: places[index]?.playedAt as number,
    })),
  );
  return places.map(({ playedAt }, index) => ({ playedAt, sessionStart: starts[index] ?? null }));
}

/** Returns the start of each round's gaming session, in any order of rounds. Null for a match summary. Each server has its own sessions. */
export function sessionsOf(rounds: readonly (StampedRound & { server: string; number: number })[]): (number | null)[] {
  const found = new Array<number | null>(rounds.length).fill(null);
  const played = [...rounds.entries()].filter(([, { number }]) => number !== 0);
  for (const ofServer of Map.groupBy(played, ([, { server }]) => server).values()) {
    ofServer.sort(([, a], [, b]) => a.playedAt - b.playedAt);
    const starts = sessionStarts(ofServer.map(([, round]) => round));
    for (const [place, [index]] of ofServer.entries()) found[index] = starts[place] ?? null;
  }
  return found;
}

const day = 86_400_000;

/** Returns a playedAt that is fast for many rounds. Looks up the zone's offset once a day, and once a round only around a clock change. */
function clockOf(timeZone: string): (date: string, time: string, notBefore?: number) => number {
  const offsets = new Map<string, number | undefined>();
  return (date, time, notBefore) => {
    if (!offsets.has(date)) {
      const midnight = playedAt(date, '000000', 'UTC');
      const before = offsetAt(midnight - 2 * day, timeZone);
      offsets.set(date, offsetAt(midnight + 3 * day, timeZone) === before ? before : undefined);
    }
    const offset = offsets.get(date);
    return offset === undefined ? playedAt(date, time, timeZone, notBefore) : playedAt(date, time, 'UTC') - offset;
  };
}
