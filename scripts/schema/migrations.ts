import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import Postgrator from 'postgrator';
import { adoptBaseline, baselineVersion, refuseOlder } from './baseline.ts';

const folder = join(import.meta.dirname, '../../src/db/migrations');
const files = readdirSync(folder);

/** The newest migration of this checkout, such as 19. */
export const newestVersion = Math.max(...files.map((file) => Number.parseInt(file, 10)));

/** Returns the version of the database's schema, or 0 if there is none. */
export const databaseVersion = (client: ClientBase): Promise<number> => runner(client).getDatabaseVersion();

/**
 * Returns the migrations that a database at `version` lacks, such as [20, 21]. Throws if it is older than the baseline or newer than this
 * checkout.
 */
export function outstanding(version: number): number[] {
  refuseOlder(version);
  if (version > newestVersion) {
    throw new Error(
      `The database's schema is at ${version}, newer than this checkout's ${newestVersion}: use a newer version of this project.`,
    );
  }
  const versions = files.map((file) => Number.parseInt(file, 10));
  return versions.filter((one) => one > version).sort((a, b) => a - b);
}

/**
 * Applies the outstanding migrations inside the transaction that `client` is in, those after `upTo` left out, and returns their versions.
 * Throws if the database is older than the baseline, newer than this checkout, or made by migrations that were edited since.
 */
export async function migrate(client: ClientBase, upTo: number = newestVersion): Promise<number[]> {
  const postgrator = runner(client);
  const version = await postgrator.getDatabaseVersion();
  outstanding(version);
  if (version >= baselineVersion) {
    const migrations = await postgrator.getMigrations();
    const baseline = migrations.find((migration) => migration.version === baselineVersion);
    await adoptBaseline(client, String(baseline?.md5));
  }
  const applied = await postgrator.migrate(String(upTo)).catch((error: Error) => {
    throw /MD5 checksum failed/.test(error.message) ? new Error(changedAfterwards(error.message)) : error;
  });
  return applied.map((migration) => Number(migration.version));
}

/** Returns the tables that the migrations up to a version create. Some may be dropped by later ones. */
export function tablesOf(version: number): Set<string> {
  const texts = files
    .filter((file) => Number.parseInt(file, 10) <= version)
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const names = texts.flatMap((text) => [...text.matchAll(/^create table (\w+)/gm)].map(([, name]) => String(name)));
  return new Set(['schemaversion', ...names]);
}

/** Returns whether one of these migrations asks for a rebuild of the rollups, by a line `-- then: rebuild rollups`. */
export function asksForRebuild(versions: readonly number[]): boolean {
  const asking = files.filter((file) => versions.includes(Number.parseInt(file, 10)));
  return asking.some((file) => /^-- then: rebuild rollups\r?$/m.test(readFileSync(join(folder, file), 'utf8')));
}

function runner(client: ClientBase): Postgrator {
  return new Postgrator({
    driver: 'pg',
    migrationPattern: `${literal(folder)}/*.sql`,
    newline: 'LF',
    execQuery: (query) => client.query(query),
  });
}

/** Returns a path as a glob pattern that matches nothing else. A checkout may be in a folder such as `[et] bot`. */
function literal(path: string): string {
  return path.replaceAll('\\', '/').replace(/[?*()[\]{}!+@]/g, '[$&]');
}

function changedAfterwards(message: string): string {
  const version = /\[(\d+)\]/.exec(message)?.[1];
  return (
    `Migration ${version} of this checkout is not the one that made this database. Released migrations are never edited: ` +
    'check out the version that made it, or start with another database (npm start -- --data ANOTHER_FOLDER).'
  );
}
