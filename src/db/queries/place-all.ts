import type { Place } from '../../domain/place-rounds.ts';
import type { Question } from '../ask-together.ts';
import type { Sql } from '../db.ts';
import { retryOnConflict } from '../retry-on-conflict.ts';
import { maintenanceTimeoutMs } from './maintenance.ts';
import type { Move, PlacedRound, PlacedRounds } from './placed-rounds.ts';
import { moveRounds } from './placed-rounds.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

export interface Placed {
  rounds: number;
  /** How many of these ended at another instant than was stored. */
  restamped: number;
  /** How many rounds were written, because their timestamp or the start of their session changed. */
  moved: number;
  /** How many rounds moved to another gaming session. */
  regrouped: number;
  sessions: number;
}

interface PlaceAllOptions<Round extends PlacedRound> {
  /** Asks for all rounds with what `place` needs. */
  question: Question<PlacedRounds<Round>>;
  place: (rounds: readonly Round[]) => Place[];
  also?: readonly Sql[];
}

/** The greatest number of attempts. Each attempt reads all rounds again. Few files arrive in the meantime. */
const mostAttempts = 12;

/**
 * Moves every round to the place that `place` returns, and runs `also`, in one transaction. Rounds are read and placed. They are written
 * only if no round has arrived or moved since, else all is retried. Throws DatabaseError.
 */
export async function placeAll<Round extends PlacedRound>(
  writer: Writer,
  { question, place, also = [] }: PlaceAllOptions<Round>,
): Promise<Placed | 'repeated'> {
  const attempt = async () => {
    const { rounds, newest, zone } = question.read(await writer.db.query(question.statement));
    const places = place(rounds);
    const moves = rounds.flatMap((round, index): Move[] => {
      const to = places[index] as Place;
      return to.playedAt === round.playedAt && to.sessionStart === round.sessionStart ? [] : [{ round, to }];
    });
    const placed = describe(rounds, places, moves);
    const statements = moveRounds(moves, { newest, zone, renumber: placed.regrouped > 0 });
    const written = await writeOnce(writer, [...statements, ...also], { timeoutMs: maintenanceTimeoutMs });
    return written === 'repeated' ? written : placed;
  };
  return retryOnConflict(attempt, { mostAttempts });
}

function describe(rounds: readonly PlacedRound[], places: readonly Place[], moves: readonly Move[]): Placed {
  const sessions = new Map<string, Set<number>>();
  for (const [index, { server }] of rounds.entries()) {
    const start = places[index]?.sessionStart ?? null;
    if (start === null) continue;
    const known = sessions.get(server);
    if (known) known.add(start);
    else sessions.set(server, new Set([start]));
  }
  return {
    rounds: rounds.length,
    moved: moves.length,
    restamped: moves.filter(({ round, to }) => to.playedAt !== round.playedAt).length,
    regrouped: moves.length === 0 ? 0 : countRegrouped(rounds, places, moves),
    sessions: [...sessions.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

function countRegrouped(rounds: readonly PlacedRound[], places: readonly Place[], moves: readonly Move[]): number {
  const before = groups(rounds.map((round) => ({ round, start: round.sessionStart })));
  const after = groups(rounds.map((round, index) => ({ round, start: places[index]?.sessionStart ?? null })));
  return moves.filter(({ round }) => before.get(round.id) !== after.get(round.id)).length;
}

/** Returns the first round of each round's session. A session that moves as a whole stays the same session. */
function groups(rounds: readonly { round: PlacedRound; start: number | null }[]): Map<number, number> {
  const firstOf = new Map<string, number>();
  for (const { round, start } of rounds) {
    const key = `${round.server}\n${start}`;
    firstOf.set(key, Math.min(firstOf.get(key) ?? round.id, round.id));
  }
  return new Map(rounds.map(({ round, start }) => [round.id, firstOf.get(`${round.server}\n${start}`) ?? round.id]));
}
