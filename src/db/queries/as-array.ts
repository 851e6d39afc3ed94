import { camelName } from '../camel-case.ts';
import type { Sql } from '../db.ts';
import { raw } from '../db.ts';

// Rows of long lists travel as JSON arrays: the names of their values would be most of them.

/** The columns of a row `table`, for json_build_array. */
export function columnsOf(table: string, names: readonly string[]): Sql {
  return raw(names.map((name) => `${table}.${name}`).join(', '));
}

/** Such values by the names of their columns, in camelCase. */
export function named<Row extends object>(names: readonly string[], values: readonly unknown[]): Row {
  return Object.fromEntries(names.map((name, column) => [camelName(name), values[column]])) as Row;
}
