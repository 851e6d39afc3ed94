import type { PairRecord, PlayRecord } from '../../domain/synergy.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import { columnsOf, rowReader } from './as-array.ts';

/** A row of pair_totals. The row of a player with themselves has their sums over all rounds. */
export interface PairRow {
  guidA: string;
  guidB: string;
  rounds: number;
  wins: number;
  losses: number;
  draws: number;
  killsA: number;
  deathsA: number;
  killsB: number;
  deathsB: number;
}

const columns = ['rounds', 'wins', 'losses', 'draws', 'kills_a', 'deaths_a', 'kills_b', 'deaths_b'] as const;

/** A {@link PairRow} as an array. A player has hundreds of pairs, and jsonb objects would take ten times as long. */
export type StoredPair = [guidA: string, guidB: string, ...sums: number[]];

/** The columns of a pair in the order of {@link StoredPair}, of a row `t`. */
export const pairColumns = sql`t.guid_a, t.guid_b, ${columnsOf('t', columns)}`;

const readSums = rowReader<Omit<PairRow, 'guidA' | 'guidB'>>(columns, 2);

export function pairRow(stored: StoredPair): PairRow {
  const [guidA, guidB] = stored;
  return readSums(stored, { guidA, guidB });
}

/**
 * Returns an expression for the rows of pair_totals whose players are both in `guids` (a select), as {@link StoredPair}s. Includes each
 * player's row with themselves.
 */
export function pairsAmong(guids: Sql): Sql {
  return sql`(
    select coalesce(json_agg(json_build_array(${pairColumns})), '[]')
    from pair_totals t
    where t.guid_a = any (array(${guids})) and t.guid_b = any (array(${guids}))
  )`;
}

/** Runs a query that reads pair_ranks, in one round trip. Brings the ranks up to date first. */
export async function queryRanked<Row>(db: Db, query: Sql): Promise<Row[]> {
  const [, rows] = await db.transaction([sql`select rank_pairs()`, query], { isRepeatable: true });
  return rows as Row[];
}

/**
 * Returns every pair of players in these rows with their sums together and in all rounds. The rows must include each player's row with
 * themselves.
 */
export function pairRecords(rows: readonly PairRow[]): PairRecord[] {
  const totals = new Map(rows.filter(isOneself).map((row) => [row.guidA, halfOf(row, 'A')]));
  return rows
    .filter((row) => !isOneself(row))
    .flatMap((row) => {
      const [a, b] = [totals.get(row.guidA), totals.get(row.guidB)];
      const together = { a: halfOf(row, 'A'), b: halfOf(row, 'B') };
      return a && b ? [{ a: row.guidA, b: row.guidB, total: { a, b }, together }] : [];
    });
}

const isOneself = ({ guidA, guidB }: PairRow) => guidA === guidB;

function halfOf(row: PairRow, half: 'A' | 'B'): PlayRecord {
  return {
    rounds: row.rounds,
    decided: row.wins + row.losses + row.draws,
    won: row.wins,
    kills: row[`kills${half}`],
    deaths: row[`deaths${half}`],
  };
}
