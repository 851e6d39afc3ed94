import { measuredDuration } from '../../../src/domain/duration.ts';
import { isSameMap } from '../../../src/domain/maps.ts';
import { playedAt } from '../../../src/domain/played-at.ts';
import { sessionStarts } from '../../../src/domain/sessions.ts';
import { winningSides } from '../../../src/domain/stopwatch.ts';
import { invalidReason } from '../../../src/domain/validity.ts';
import { indexesOf, playerStats, rounds } from '../source/tables.ts';
import type { SourceValue } from '../source/value.ts';
import type { CopyBuffer } from './copy-buffer.ts';

/** Facts about a round, collected while its row and its players' rows are read. */
interface RoundFacts {
  id: bigint;
  date: string;
  time: string;
  matchId: string;
  map: string;
  number: number;
  limit: string | null;
  actual: string | null;
  winner: number | null;
  defender: number | null;
  legacySession: bigint | null;
  playedAt: number;
  players: { guid: string; side: number | null; seconds: number }[];
  /** Number of player rows with another date, map or round number. They belong to another round. */
  foreign: number;
}

/** Values of the columns that the migration adds to `rounds`. Times are milliseconds since 1970, the duration is in seconds. */
export interface DerivedRound {
  id: bigint;
  number: number;
  legacySession: bigint | null;
  playedAt: number;
  duration: number | null;
  sessionStart: number | null;
  invalidReason: string | null;
  /** The side in this round whose team won the map, or 0 for a draw. */
  winningSide: number | null;
  /** Number of players whose time exceeds the round by more than a minute. Their rows belong to another file and never count. */
  strangers: number;
  /** Number of player rows with another date, map or round number. They belong to another round and never count. */
  foreign: number;
}

const inRound = indexesOf(
  rounds,
  'id',
  'round_date',
  'round_time',
  'match_id',
  'map_name',
  'round_number',
  'time_limit',
  'actual_time',
  'winner_team',
  'defender_team',
  'gaming_session_id',
);
const inPlayer = indexesOf(
  playerStats,
  'round_id',
  'round_date',
  'map_name',
  'round_number',
  'player_guid',
  'team',
  'time_played_seconds',
);

/** Collects the rounds, then the players, then derives what the legacy database did not store. */
export class RoundDerivation {
  private readonly rounds = new Map<bigint, RoundFacts>();
  private last: RoundFacts | undefined;

  addRound(values: readonly SourceValue[]): void {
    const at = (name: keyof typeof inRound) => values[inRound[name]] as SourceValue;
    const id = at('id') as bigint;
    this.rounds.set(id, {
      id,
      date: String(at('round_date')),
      time: String(at('round_time')),
      matchId: String(at('match_id')),
      map: String(at('map_name')),
      number: Number(at('round_number')),
      limit: textOrNull(at('time_limit')),
      actual: textOrNull(at('actual_time')),
      winner: numberOrNull(at('winner_team')),
      defender: numberOrNull(at('defender_team')),
      legacySession: bigintOrNull(at('gaming_session_id')),
      playedAt: Number.NaN,
      players: [],
      foreign: 0,
    });
  }

  /** Assigns every round its time of play. Called once, after all rounds are collected. A round 2 is placed after its round 1. */
  placeInTime(timeZone: string): void {
    const firstRounds = this.numbered(1);
    for (const round of [...this.rounds.values()].sort((a, b) => a.number - b.number)) {
      const notBefore = round.number === 2 ? firstRounds.get(round.matchId)?.playedAt : undefined;
      round.playedAt = playedAt(round.date, round.time, timeZone, notBefore);
    }
  }

  /** Returns whether the source has this round. Rows of a round that does not exist are orphans. */
  hasRound(id: SourceValue): boolean {
    return this.find(id) !== undefined;
  }

  playedAt(id: SourceValue): number {
    return this.find(id)?.playedAt ?? Number.NaN;
  }

  number(id: SourceValue): number {
    return this.find(id)?.number ?? Number.NaN;
  }

  addPlayer(values: readonly SourceValue[]): void {
    const round = this.find(values[inPlayer.round_id] as SourceValue);
    if (!round) return;
    if (!isOf(round, values)) {
      round.foreign++;
      return;
    }
    const side = values[inPlayer.team] as SourceValue;
    round.players.push({
      guid: String(values[inPlayer.player_guid]),
      side: side === null ? null : Number(side),
      seconds: Number(values[inPlayer.time_played_seconds]),
    });
  }

  derive(): Map<bigint, DerivedRound> {
    const [firstRounds, secondRounds] = [this.numbered(1), this.numbered(2)];
    const starts = this.sessionStarts();
    const derived = new Map<bigint, DerivedRound>();
    for (const round of this.rounds.values()) {
      const { id, number, players, legacySession } = round;
      const duration = measuredDuration(
        round,
        players.map(({ seconds }) => seconds),
      );
      const present = players.filter(({ seconds }) => !(seconds > (duration ?? seconds) + 60));
      derived.set(id, {
        id,
        number,
        legacySession,
        playedAt: round.playedAt,
        duration,
        sessionStart: starts.get(id) ?? null,
        invalidReason: invalidReason({
          roundNumber: number,
          players: present,
          duration,
          hasRound1: firstRounds.has(round.matchId),
        }),
        winningSide:
          number === 0
            ? null
            : (winnersOf(firstRounds.get(round.matchId), secondRounds.get(round.matchId))[number - 1] ?? null),
        foreign: round.foreign,
        strangers: players.length - present.length,
      });
    }
    return derived;
  }

  private find(id: SourceValue): RoundFacts | undefined {
    if (this.last?.id !== id) this.last = typeof id === 'bigint' ? this.rounds.get(id) : undefined;
    return this.last;
  }

  /** Returns the rounds with this round number, by match. */
  private numbered(wanted: number): Map<string, RoundFacts> {
    return new Map(
      [...this.rounds.values()].filter(({ number }) => number === wanted).map((round) => [round.matchId, round]),
    );
  }

  private sessionStarts(): Map<bigint, number> {
    const played = [...this.rounds.values()]
      .filter(({ number }) => number !== 0)
      .sort((a, b) => a.playedAt - b.playedAt);
    const starts = sessionStarts(played);
    return new Map(played.map(({ id }, index) => [id, starts[index] as number]));
  }
}

/** Returns whether a player's row names the round it is stored under. Map names are compared without regard to case. */
function isOf({ date, map, number }: RoundFacts, values: readonly SourceValue[]): boolean {
  return (
    values[inPlayer.round_date] === date &&
    Number(values[inPlayer.round_number]) === number &&
    isSameMap(String(values[inPlayer.map_name]), map)
  );
}

function winnersOf(...rounds: [RoundFacts | undefined, RoundFacts | undefined]) {
  const [first, second] = rounds.map(
    (round) =>
      round && {
        roundNumber: round.number,
        source: 'legacy' as const,
        defenderTeam: round.defender,
        winnerTeam: round.winner,
        timeLimit: round.limit,
        actualTime: round.actual,
      },
  );
  return winningSides(first, second);
}

function numberOrNull(value: SourceValue): number | null {
  return value === null ? null : Number(value);
}

function bigintOrNull(value: SourceValue): bigint | null {
  return typeof value === 'bigint' ? value : null;
}

function textOrNull(value: SourceValue): string | null {
  return typeof value === 'string' ? value : null;
}

/** Writes the values of the columns that the migration adds to `rounds`. */
export function writeDerived(out: CopyBuffer, round: DerivedRound | undefined): void {
  if (!round) throw new Error('a round was written before it was read');
  const { playedAt, duration, sessionStart, invalidReason, winningSide } = round;
  out.stamp(BigInt(playedAt) * 1000n);
  if (duration === null) out.null();
  else out.integer(duration);
  if (sessionStart === null) out.null();
  else out.stamp(BigInt(sessionStart) * 1000n);
  out.boolean(invalidReason === null);
  if (invalidReason === null) out.null();
  else out.text(invalidReason);
  out.text('legacy');
  if (winningSide === null) out.null();
  else out.integer(winningSide);
}
