import type { Layout } from './layout.ts';
import type { Source } from './source.ts';
import { rowsOf } from './source.ts';
import type { SourceTable } from './source-table.ts';
import type { Table } from './tables.ts';
import type { SourceValue } from './value.ts';

/** The highest id of both databases. No row can be added after a row that has it. */
const last = 2n ** 63n - 1n;
/** Number of ids that should be left after the highest one. */
const enough = 1_000_000n;

/** Returns what is wrong with a row's id. Undefined if further rows can follow it. */
export function idProblem(table: Table, id: SourceValue): string | undefined {
  if (id !== last || !table.identity) return undefined;
  return 'is the highest possible id, so no row could be added after it: give this row another id (docs/migration.md says how)';
}

/**
 * Returns the highest id the legacy bot gave out in a table. AUTOINCREMENT also remembers deleted rows. An id that leaves no room for new
 * rows is ignored.
 */
export function highestId(source: Source, origin: SourceTable): bigint {
  const { used, given } = idsOf(source, origin);
  return given > used && given <= last - enough ? given : used;
}

/** Returns notes about tables whose ids come to an end. */
export function idNotes(source: Source, layout: Layout): string[] {
  return layout.tables.flatMap((origin) => {
    const { used, given } = idsOf(source, origin);
    if (!origin.table.identity) return [];
    const { name } = origin.table;
    if (used > last - enough)
      return [`${name} row ${used} leaves only ${last - used} ids for new rows: give that row another id`];
    if (given <= last - enough) return [];
    return [
      `sqlite_sequence names ${given} as the last id of ${name}, which leaves no ids for new rows: they continue after row ${used}`,
    ];
  });
}

function idsOf(source: Source, { name, select, table }: SourceTable): { used: bigint; given: bigint } {
  if (name === undefined || select === undefined || !table.identity) return { used: 0n, given: 0n };
  const [[used] = []] = rowsOf(source, `select max(id) from (${select}) where id < ?`, last);
  const counted = rowsOf(source, "select 1 from sqlite_master where name = 'sqlite_sequence'").length > 0;
  const [[given] = []] = counted
    ? rowsOf(source, 'select max(seq) from sqlite_sequence where name = ? collate nocase', name)
    : [];
  return { used: idOrZero(used), given: idOrZero(given) };
}

function idOrZero(value: SourceValue | undefined): bigint {
  return typeof value === 'bigint' && value > 0n ? value : 0n;
}
