import { camelName } from '../camel-case.ts';
import type { Sql } from '../db.ts';
import { raw } from '../db.ts';

// Rows of long lists are sent as JSON arrays, because the names of their values would be most of the data.

/** Returns the columns of a row `table`, for json_build_array. */
export function columnsOf(table: string, names: readonly string[]): Sql {
  return raw(names.map((name) => `${table}.${name}`).join(', '));
}

/** Returns a function that converts an array of values into a row with the names of the columns, in camelCase. */
export function rowReader<Row extends object>(columns: readonly string[]): (values: readonly unknown[]) => Row {
  const names = columns.map(camelName);
  return (values) => {
    const row: Record<string, unknown> = {};
    for (const [place, name] of names.entries()) row[name] = values[place];
    return row as Row;
  };
}
