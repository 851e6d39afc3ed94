import type { Finding } from './findings.ts';
import { display } from './findings.ts';
import type { Source } from './source.ts';
import { rowsOf } from './source.ts';
import type { SourceTable } from './source-table.ts';
import { quoted } from './tables.ts';
import type { SourceValue } from './value.ts';

/**
 * Finds rows that repeat a unique key, by primary key, except the first row of each group. A column group that SQLite itself keeps unique
 * is skipped. Repeated primary keys are found during reading, because rows come in key order.
 */
export function findDuplicates(source: Source, origin: SourceTable): Map<SourceValue, Finding> {
  const found = new Map<SourceValue, Finding>();
  const { table, name, select } = origin;
  if (name === undefined || select === undefined) return found;
  const guaranteed = uniqueInSource(source, name);
  for (const columns of table.unique.slice(1)) {
    if (guaranteed.some((unique) => unique.every((column) => columns.includes(column.toLowerCase())))) continue;
    if (columns.some((column) => origin.computed.includes(column))) continue;
    const list = columns.map((column) => `${quoted(column)} collate binary`).join(', ');
    const id = quoted(table.id);
    const rows = rowsOf(
      source,
      `with source as (${select}) select ${id}, first, ${columns.map(quoted).join(', ')} from (
        select *, min(${id}) over (partition by ${list}) as first from source
        where ${columns.map((column) => `${quoted(column)} is not null`).join(' and ')}
      ) where ${id} <> first order by 1`,
    );
    for (const [row = null, first = null, ...values] of rows) {
      const problem = `repeats row ${display(first)}, but must be unique`;
      const value = values.map(display).join(', ');
      found.set(row, { table: table.name, row: display(row), column: columns.join(', '), value, problem });
    }
  }
  return found;
}

/** Returns the groups of columns that SQLite itself keeps unique. */
function uniqueInSource(source: Source, table: string): string[][] {
  const indexes = rowsOf(source, 'select name from pragma_index_list(?) where "unique" = 1 and partial = 0', table);
  return indexes
    .map(([index]) =>
      rowsOf(source, 'select name, coll from pragma_index_xinfo(?) where key = 1', String(index)).map(([column]) =>
        column === null ? '' : String(column),
      ),
    )
    .filter((columns) => !columns.includes(''));
}
