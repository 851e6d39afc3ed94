import type { ClientBase } from 'pg';
import pg from 'pg';
import { derivationRules } from '../../src/domain/rounds/derive.ts';
import { explainSchemaError } from './errors.ts';
import { asksForRebuild, migrate } from './migrations.ts';
import type { ObjectState } from './replace-objects.ts';
import { replaceObjects } from './replace-objects.ts';

const lockKey = 7_867_849;

/** What was done to update a schema. */
export interface AppliedSchema {
  /** Migrations that were applied, such as [18, 19]. */
  versions: number[];
  /** Functions, views and triggers that differed. If any did, all of them were created again. */
  objects: ObjectState;
  /** Whether the rollups were computed again, because a migration asked for it. */
  rebuilt: boolean;
  /** Rounds that older rules derived from their files. */
  outdated: number;
}

/**
 * Updates the schema inside the transaction that `client` is in: first the outstanding migrations, then functions, views and triggers, then
 * the rebuilds the migrations ask for. Concurrent callers wait for each other. Throws if the database is older than the baseline or newer
 * than this checkout.
 */
export async function applySchemaWithin(client: ClientBase): Promise<AppliedSchema> {
  await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
  const versions = await migrate(client);
  const objects = await replaceObjects(client);
  const rebuilt = asksForRebuild(versions) && (await hasRounds(client));
  if (rebuilt) await client.query('select refresh_totals(), rank_pairs()');
  return { versions, objects, rebuilt, outdated: await outdatedRounds(client) };
}

async function outdatedRounds(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int from rounds where rules < $1', [
    derivationRules,
  ]);
  return rows[0]?.count ?? 0;
}

async function hasRounds(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ some: boolean }>('select exists (select from rounds) as some');
  return rows[0]?.some ?? false;
}

/** Updates the database at `url` in one transaction. With `dryRun` everything is tried and rolled back. */
export async function applySchema(url: string, { dryRun = false } = {}): Promise<AppliedSchema> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // a lost connection also rejects the running query
  try {
    await client.connect();
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    const applied = await applySchemaWithin(client);
    await client.query(dryRun ? 'rollback' : 'commit');
    return applied;
  } catch (error) {
    throw explainSchemaError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Returns what was done as sentences. Empty if nothing was done. */
export function describeApplied({ versions, objects, rebuilt, outdated }: AppliedSchema): string[] {
  const { changed, removed, altered } = objects;
  return [
    ...(versions.length > 0 ? [`migration ${versions.join(', ')}`] : []),
    ...(changed.length > 0
      ? [`functions, views and triggers: ${changed.length > 8 ? changed.length : changed.join(', ')}`]
      : []),
    ...(removed.length > 0 ? [`removed: ${removed.join(', ')}`] : []),
    ...(altered.length > 0 ? [`altered in the database and now as in this version: ${altered.join(', ')}`] : []),
    ...(rebuilt ? ['rollups computed again'] : []),
    ...(outdated > 0
      ? [
          `${outdated} rounds were derived by older rules: \`/admin maintenance task:derive\` or \`npm run ingest\` derives them again`,
        ]
      : []),
  ];
}
