import type { Client } from 'pg';
import type { SourceRows } from '../copy/source-rows.ts';
import { Findings } from '../source/findings.ts';
import type { Layout } from '../source/layout.ts';
import { Since } from '../source/since.ts';
import type { Source } from '../source/source.ts';
import { checkStructure, checkUnchanged } from '../source/source.ts';
import { quoted, tables } from '../source/tables.ts';
import type { Comparison } from './compare.ts';
import { compare } from './compare.ts';

/** Counts the rows of each table of the target that has any. */
async function countRows(client: Client): Promise<Findings> {
  const findings = new Findings();
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${quoted(name)}`);
    const count = rows[0]?.count ?? '0';
    if (count !== '0') findings.add({ table: name, problem: `already has ${count} rows in the target` });
  }
  return findings;
}

/** Throws MigrationRefused if the target holds any rows. */
export async function refuseRows(client: Client): Promise<void> {
  (await countRows(client)).refuse();
}

/**
 * Compares the target's rows with the source. Returns undefined if the target holds none. Throws MigrationRefused if they differ, naming
 * the first differences.
 */
export async function compareExisting(
  client: Client,
  source: Source,
  layout: Layout,
  read: () => SourceRows,
): Promise<{ rows: SourceRows; comparison: Comparison } | undefined> {
  const found = await countRows(client);
  if (found.count === 0) return undefined;
  checkStructure(source);
  const rows = read();
  const comparison = await compare(client, rows, await Since.read(client, source, layout));
  checkUnchanged(source);
  rows.refuse();
  if (comparison.differences.count === 0) return { rows, comparison };
  const findings = new Findings();
  findings.add({ table: 'target', problem: 'holds other data: --replace overwrites it with the source' });
  findings.addAll(found);
  findings.addAll(comparison.differences);
  throw findings.refusal();
}

/** Returns notes about what an identical target has beyond the source. */
export function laterNotes({ replaced, forgotten, added }: Comparison): string[] {
  return [
    ...(replaced > 0
      ? [`${replaced} rows were replaced from raw files after the migration and were not compared`]
      : []),
    ...(forgotten > 0 ? [`${forgotten} links and aliases were deleted on a player's request`] : []),
    ...(added > 0 ? [`${added} rows were added after the migration`] : []),
  ];
}
