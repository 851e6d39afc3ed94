import { basename } from 'node:path';
import type { Client } from 'pg';
import type { RepairOptions } from '../copy/row-handling.ts';

/** How the legacy rows in a target were read from their source. */
export interface StoredReadingOptions extends Required<RepairOptions> {
  timeZone: string;
}

/** Returns the reading options of the last migration into this database. Undefined if there was none. */
export async function storedReadingOptions(client: Client): Promise<StoredReadingOptions | undefined> {
  const { rows } = await client.query<StoredReadingOptions>(
    `select time_zone as "timeZone", strip_nul as "stripNul", empty_as_null as "emptyAsNull"
    from legacy_migrations order by migrated_at desc limit 1`,
  );
  return rows[0];
}

/** Stores the reading options for a later --verify. */
export async function recordMigration(
  client: Client,
  { from, timeZone, stripNul = false, emptyAsNull = false }: RepairOptions & { from: string; timeZone: string },
): Promise<void> {
  await client.query(
    'insert into legacy_migrations (source_file, time_zone, strip_nul, empty_as_null) values ($1, $2, $3, $4)',
    [basename(from), timeZone, stripNul, emptyAsNull],
  );
}
