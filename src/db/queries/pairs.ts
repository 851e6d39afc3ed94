import type { PairRecord, PlayRecord } from '../../domain/synergy.ts';
import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

/** A row of pair_totals; that of a person with themselves is all they did. */
export interface PairRow {
  guid_a: string;
  guid_b: string;
  rounds: number;
  wins: number;
  losses: number;
  draws: number;
  kills_a: number;
  deaths_a: number;
  kills_b: number;
  deaths_b: number;
}

/** An expression: the rows of pair_totals whose people are both in `guids` (a select), those with themselves included, as a JSON list. */
export function pairsAmong(guids: Sql): Sql {
  return sql`(
    select coalesce(jsonb_agg(to_jsonb(t)), '[]')
    from pair_totals t
    where t.guid_a = any (array(${guids})) and t.guid_b = any (array(${guids}))
  )`;
}

/** Every two people of these rows with what each did together and in all; the rows of people with themselves have to be among them. */
export function pairRecords(rows: readonly PairRow[]): PairRecord[] {
  const totals = new Map(rows.filter(isOneself).map((row) => [row.guid_a, halfOf(row, 'a')]));
  return rows
    .filter((row) => !isOneself(row))
    .flatMap((row) => {
      const [a, b] = [totals.get(row.guid_a), totals.get(row.guid_b)];
      const together = { a: halfOf(row, 'a'), b: halfOf(row, 'b') };
      return a && b ? [{ a: row.guid_a, b: row.guid_b, total: { a, b }, together }] : [];
    });
}

const isOneself = ({ guid_a, guid_b }: PairRow) => guid_a === guid_b;

function halfOf(row: PairRow, half: 'a' | 'b'): PlayRecord {
  return {
    rounds: row.rounds,
    decided: row.wins + row.losses + row.draws,
    won: row.wins,
    kills: row[`kills_${half}`],
    deaths: row[`deaths_${half}`],
  };
}
