import { camelName } from '../camel-case.ts';
import type { Sql } from '../db.ts';
import { raw } from '../db.ts';

// Rows of long lists are sent as JSON arrays, because the names of their values would be most of the data.

/** Returns the columns of a row `table`, for json_build_array. */
export function columnsOf(table: string, names: readonly string[]): Sql {
  return raw(names.map((name) => `${table}.${name}`).join(', '));
}

/**
 * Returns a function that adds an array's values to a row, under the names of the columns in camelCase. The columns begin at the place `from`
 * of the array.
 */
export function rowReader<Row extends object>(columns: readonly string[], from = 0) {
  const names = columns.map(camelName);
  return <Start extends object>(values: readonly unknown[], row: Start): Start & Row => {
    const written = row as Record<string, unknown>;
    for (let place = 0; place < names.length; place += 1) written[names[place] ?? ''] = values[from + place];
    return row as Start & Row;
  };
}

/** Reads an array of texts as PostgreSQL writes it: `{A1,"a \\"quoted\\" one"}`. None of its texts is null. */
export function readTextArray(written: string): string[] {
  const inside = written.slice(1, -1);
  if (!/["\\]/.test(inside)) return inside === '' ? [] : inside.split(',');
  return Array.from(inside.matchAll(/"((?:[^"\\]|\\.)*)"|[^",]+/gs), ([plain, quoted]) =>
    quoted === undefined ? plain : quoted.replace(/\\(.)/gs, '$1'),
  );
}
