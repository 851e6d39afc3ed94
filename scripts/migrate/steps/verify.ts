import type { Client } from 'pg';
import type { Comparison } from '../check/compare.ts';
import { compare } from '../check/compare.ts';
import { refuseOtherZone } from '../check/time-zone.ts';
import type { RepairOptions } from '../copy/row-handling.ts';
import { SourceRows } from '../copy/source-rows.ts';
import { refused } from '../source/findings.ts';
import type { Layout } from '../source/layout.ts';
import { readLayout } from '../source/layout.ts';
import { Since } from '../source/since.ts';
import type { Source } from '../source/source.ts';
import { checkStructure, checkUnchanged, openSource } from '../source/source.ts';
import { withTarget } from '../target/connection.ts';
import { checkServer } from '../target/target.ts';
import { checkColumns, inspectSchema } from '../target/target-schema.ts';
import { storedReadingOptions } from './record.ts';

export interface VerifyOptions extends RepairOptions {
  from: string;
  to: string;
  /** By default the time zone that the migration used. */
  timeZone?: string;
  ignoreExtra?: boolean;
  signal?: AbortSignal;
}

export interface VerificationReport extends Omit<Comparison, 'differences'> {
  outcome: 'verified';
  from: string;
  seconds: number;
  /** Number of quarantined rows found word for word in quarantined_rows. */
  quarantined: number;
}

/**
 * Compares a source with a database it was migrated into earlier, cell by cell, and writes nothing. Throws MigrationRefused, which names
 * every difference.
 */
export async function verifyDatabase(options: VerifyOptions): Promise<VerificationReport> {
  const started = performance.now();
  const source = openSource(options.from);
  try {
    checkStructure(source);
    const layout = readLayout(source, options);
    return await withTarget(options, 'read only', async (client) => {
      await checkServer(client);
      if ((await inspectSchema(client)) === 'missing')
        throw refused('target', 'holds no migrated data: run the migration first');
      await checkColumns(client);
      const { differences, ...rest } = await compareWith(client, source, layout, options);
      checkUnchanged(source);
      differences.refuse();
      await checkTotals(client);
      return { outcome: 'verified', from: options.from, ...rest, seconds: (performance.now() - started) / 1000 };
    });
  } finally {
    source.close();
  }
}

async function compareWith(client: Client, source: Source, layout: Layout, options: VerifyOptions) {
  const way = await storedReadingOptions(client);
  await refuseOtherZone(client, options.timeZone, way?.timeZone);
  const reading = {
    ...way,
    ...options,
    timeZone: options.timeZone ?? way?.timeZone ?? 'UTC',
    quarantine: true,
    withoutSeeds: true,
  };
  const rows = new SourceRows(source, layout, reading);
  const comparison = await compare(client, rows, await Since.read(client, source, layout));
  const stored = await client.query<{ table: string; row: string; content: string }>(
    'select table_name as table, row_id as row, content from quarantined_rows',
  );
  const kept = new Set(stored.rows.map(({ table, row, content }) => `${table}\n${row}\n${content}`));
  for (const { table, row, findings, content } of rows.setAside) {
    if (!kept.has(`${table}\n${row}\n${content}`)) comparison.differences.add(...findings);
  }
  return { ...comparison, quarantined: rows.setAside.length };
}

/** Throws MigrationRefused if the rollups differ from the sums of the rows. */
async function checkTotals(client: Client): Promise<void> {
  const { rows } = await client.query<{ guid: string }>(
    `select coalesce(stored.player_guid, counted.player_guid) as guid
    from player_totals stored
    full join (
      select player_guid, count(*) as rounds, sum(kills) as kills, sum(damage_given) as damage_given, sum(time_played) as time_played
      from counted_player_rounds group by player_guid
    ) as counted on counted.player_guid = stored.player_guid
    where (stored.rounds, stored.kills, stored.damage_given, stored.time_played)
      is distinct from (counted.rounds, counted.kills, counted.damage_given, counted.time_played)
    limit 1`,
  );
  if (rows[0])
    throw refused('player_totals', `of ${rows[0].guid} are not what the rounds add up to: run select refresh_totals()`);
}

/** Returns the result as lines for people. */
export function verificationLines({ equal, replaced, added, quarantined, seconds }: VerificationReport): string[] {
  const width = Math.max(...Object.keys(equal).map((name) => name.length));
  const total = Object.values(equal).reduce((sum, count) => sum + count, 0);
  return [
    ...Object.entries(equal).map(([name, count]) => `  ${name.padEnd(width)} ${String(count).padStart(9)} rows equal`),
    ...(quarantined > 0 ? [`  ${quarantined} rows quarantined, word for word`] : []),
    ...(replaced > 0 ? [`  ${replaced} rows replaced from raw files after the migration, not compared`] : []),
    ...(added > 0 ? [`  ${added} rows added after the migration`] : []),
    `${total} rows are equal in every cell (${seconds.toFixed(1)} s).`,
  ];
}
