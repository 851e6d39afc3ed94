import { Findings, MigrationRefused, refused } from './findings.ts';
import type { Source } from './source.ts';
import { rowsOf } from './source.ts';
import type { Table } from './tables.ts';
import { quoted, tables } from './tables.ts';

/** Where one table of ours comes from. */
export interface SourceTable {
  readonly table: Table;
  /** Its name in the source. */
  readonly name: string;
  /** A query for the legacy columns in our order. */
  readonly select: string;
}

export interface Layout {
  readonly tables: readonly SourceTable[];
  /** What was recognised and mapped, in words. */
  readonly notes: readonly string[];
}

/** Finds every table and column of ours in the source. Throws MigrationRefused naming what is missing. */
export function readLayout(source: Source): Layout {
  const findings = new Findings();
  const found = tables.map((table): SourceTable => {
    const columns = rowsOf(source, 'select name from pragma_table_xinfo(?)', table.name).map(([name]) => String(name));
    if (columns.length === 0) findings.add({ table: table.name, problem: 'is missing from the source' });
    else {
      for (const { name } of table.columns) {
        if (!columns.includes(name))
          findings.add({ table: table.name, column: name, problem: 'is missing from the source' });
      }
    }
    const list = table.columns.map(({ name }) => quoted(name)).join(', ');
    return {
      table,
      name: table.name,
      select: `select ${list} from ${quoted(table.name)} order by ${quoted(table.id)}`,
    };
  });
  if (findings.count === tables.length) throw refused('source', `${source.file} holds none of the bot's tables`);
  if (findings.count > 0) throw new MigrationRefused(findings);
  return { tables: found, notes: [] };
}
