import type { Client } from 'pg';
import { highestId } from './ids.ts';
import type { Layout } from './layout.ts';
import type { Source } from './source.ts';
import type { Table } from './tables.ts';
import { playerAliases, processedFiles, rounds } from './tables.ts';
import type { SourceValue } from './value.ts';

/** Columns that the import of a raw file may change in migrated rows, by table. */
const changedByImports: Record<string, readonly string[]> = {
  [rounds.name]: ['gaming_session_id', 'session_start', 'is_valid', 'invalid_reason', 'winning_side'],
  [playerAliases.name]: ['first_seen', 'last_seen', 'times_seen', 'seeded'],
  [processedFiles.name]: ['file_hash', 'success', 'error_message', 'processed_at'],
};

/** Columns with names, which /privacy delete removes. */
const names = [
  'player_name',
  'clean_name',
  'alias',
  'et_name',
  'display_name',
  'display_name_source',
  'display_name_updated_at',
];
/** Columns whose texts may mention a name. */
const mentions = ['player_names', 'team_name', 'error_message'];

/** Differences that a comparison accepts. */
export interface Tolerance {
  /** Rounds that are not compared, with their players and weapons. */
  readonly rounds: ReadonlySet<bigint>;
  /** Returns whether a row may exist in the target only. */
  isNew(table: Table, id: SourceValue): boolean;
  /** Returns whether this cell may differ. */
  changes(table: Table, column: string, id: SourceValue): boolean;
  /** Returns whether the names of this GUID were removed on request, so that its rows may lack them. */
  isForgotten(guid: string): boolean;
  /** Returns whether this cell may differ because names were removed. `guid` is that of its row, if it has one. */
  lacksName(column: string, guid: string | undefined): boolean;
}

/** Changes to the target after the migration. A bot in use gets rounds, links and verdicts. */
export class Since implements Tolerance {
  /** Ids of rounds imported from raw files. */
  readonly rounds: ReadonlySet<bigint>;
  /** Ids of rounds with an admin's verdict. */
  readonly overridden: ReadonlySet<bigint>;
  private readonly highest: ReadonlyMap<Table, bigint>;
  private readonly forgotten: ReadonlySet<string>;

  private constructor(imported: bigint[], overridden: bigint[], highest: Map<Table, bigint>, forgotten: string[]) {
    this.rounds = new Set(imported);
    this.overridden = new Set(overridden);
    this.highest = highest;
    this.forgotten = new Set(forgotten);
  }

  static async read(client: Client, source: Source, layout: Layout): Promise<Since> {
    const ids = async (condition: string) => {
      const { rows } = await client.query<{ id: string }>(`select id from rounds where ${condition}`);
      return rows.map(({ id }) => BigInt(id));
    };
    const counted = layout.tables.filter(({ table }) => table.identity);
    const highest = counted.map((origin) => [origin.table, highestId(source, origin)] as const);
    const forgotten = await client.query<{ guid: string }>(
      'select guid from forgotten_players where removed_at is not null',
    );
    return new Since(
      await ids(`source = 'file'`),
      await ids('validity_override is not null or rows_ruled_in_at is not null'),
      new Map(highest),
      forgotten.rows.map(({ guid }) => guid),
    );
  }

  isNew(table: Table, id: SourceValue): boolean {
    const highest = this.highest.get(table);
    return highest === undefined || (typeof id === 'bigint' && id > highest);
  }

  isForgotten(guid: string): boolean {
    return this.forgotten.has(guid);
  }

  lacksName(column: string, guid: string | undefined): boolean {
    if (guid === undefined) return this.forgotten.size > 0 && mentions.includes(column);
    return this.isForgotten(guid) && names.includes(column);
  }

  changes(table: Table, column: string, id: SourceValue): boolean {
    if (this.rounds.size > 0 && changedByImports[table.name]?.includes(column)) return true;
    const judged = table === rounds && (column === 'is_valid' || column === 'invalid_reason');
    return judged && typeof id === 'bigint' && this.overridden.has(id);
  }
}
