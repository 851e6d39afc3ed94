import { camelName } from '../camel-case.ts';
import type { Sql } from '../db.ts';
import { raw } from '../db.ts';

// Rows of long lists are sent as JSON arrays, because the names of their values would be most of the data.

/** Returns the columns of a row `table`, for json_build_array. */
export function columnsOf(table: string, names: readonly string[]): Sql {
  return raw(names.map((name) => `${table}.${name}`).join(', '));
}

/** Converts an array of values into a row with the names of the columns, in camelCase. */
export function named<Row extends object>(names: readonly string[], values: readonly unknown[]): Row {
  return Object.fromEntries(names.map((name, column) => [camelName(name), values[column]])) as Row;
}
