import type { Client } from 'pg';
import { highestId } from './ids.ts';
import type { Layout } from './layout.ts';
import type { Source } from './source.ts';
import type { Table } from './tables.ts';
import { playerAliases, processedFiles, rounds } from './tables.ts';
import type { SourceValue } from './value.ts';

/** What a raw file that comes in may change in rows that were migrated. */
const changedByImports: Record<string, readonly string[]> = {
  [rounds.name]: ['gaming_session_id', 'session_start', 'is_valid', 'invalid_reason', 'winning_side'],
  [playerAliases.name]: ['first_seen', 'last_seen', 'times_seen', 'seeded'],
  [processedFiles.name]: ['file_hash', 'success', 'error_message', 'processed_at'],
};

/** What a comparison lets pass. */
export interface Tolerance {
  /** Rounds that are not compared, nor their players and weapons. */
  readonly rounds: ReadonlySet<bigint>;
  /** Whether a row that only the target has may be there. */
  isNew(table: Table, id: SourceValue): boolean;
  /** Whether this cell may differ. */
  changes(table: Table, column: string, id: SourceValue): boolean;
}

/** What happened to the target after the migration: a bot that is in use gets rounds, links and verdicts. */
export class Since implements Tolerance {
  /** Ids of rounds imported from raw files. */
  readonly rounds: ReadonlySet<bigint>;
  /** Ids of rounds somebody has given a verdict on. */
  readonly overridden: ReadonlySet<bigint>;
  private readonly highest: ReadonlyMap<Table, bigint>;

  private constructor(imported: bigint[], overridden: bigint[], highest: Map<Table, bigint>) {
    this.rounds = new Set(imported);
    this.overridden = new Set(overridden);
    this.highest = highest;
  }

  static async read(client: Client, source: Source, layout: Layout): Promise<Since> {
    const ids = async (condition: string) => {
      const { rows } = await client.query<{ id: string }>(`select id from rounds where ${condition}`);
      return rows.map(({ id }) => BigInt(id));
    };
    const counted = layout.tables.filter(({ table }) => table.identity);
    const highest = counted.map((origin) => [origin.table, highestId(source, origin)] as const);
    return new Since(
      await ids(`source = 'file'`),
      await ids('validity_override is not null or rows_ruled_in_at is not null'),
      new Map(highest),
    );
  }

  isNew(table: Table, id: SourceValue): boolean {
    const highest = this.highest.get(table);
    return highest === undefined || (typeof id === 'bigint' && id > highest);
  }

  changes(table: Table, column: string, id: SourceValue): boolean {
    if (this.rounds.size > 0 && changedByImports[table.name]?.includes(column)) return true;
    const judged = table === rounds && (column === 'is_valid' || column === 'invalid_reason');
    return judged && typeof id === 'bigint' && this.overridden.has(id);
  }
}
