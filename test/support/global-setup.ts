import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { guard } from '../../scripts/dev/guardian.ts';
import { generateDemo } from '../../scripts/dev/legacy/demo.ts';
import { startNeonEndpoint } from '../../scripts/dev/neon-endpoint.ts';
import { startPostgres } from '../../scripts/dev/postgres.ts';
import type { Bundle } from '../../scripts/dev/worker.ts';
import { bundleWorker } from '../../scripts/dev/worker.ts';
import { migrateDatabase } from '../../scripts/migrate/migrate.ts';
import { applySchema } from '../../scripts/schema/apply.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's maintenance database; templates `empty` (schema only) and `demo` (migrated demo) live beside it. */
    postgresUrl: string;
    neonEndpoint: string;
    bundle: Bundle;
    /** The demo as the legacy SQLite file that template `demo` was migrated from. */
    demoFile: string;
    /** When the tests take place: a day after the demo's last evening. */
    now: string;
  }
}

const endDate = '2026-03-01';

/** One real PostgreSQL, one SQL endpoint and one bundle of the Worker for the whole run. */
export default async function setup({ provide }: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'stopwatch-test-'));
  const guardian = guard({ removeDir: folder });
  const [postgres, bundle] = await Promise.all([
    startPostgres({ dataDir: join(folder, 'postgres'), database: 'main', ephemeral: true }),
    bundleWorker(join(folder, 'bundle')),
  ]);
  const endpoint = await startNeonEndpoint();
  const demoFile = join(folder, 'demo.db');
  generateDemo({ path: demoFile, endDate });
  const server = new pg.Client({ connectionString: postgres.url });
  await server.connect();
  await server.query('create database empty');
  await server.query('create database demo');
  await server.end();
  await applySchema(databaseUrl(postgres.url, 'empty'));
  await migrateDatabase({ from: demoFile, to: databaseUrl(postgres.url, 'demo') });

  provide('postgresUrl', postgres.url);
  provide('neonEndpoint', endpoint.url);
  provide('bundle', bundle);
  provide('demoFile', demoFile);
  provide('now', `${endDate}T12:00:00.000Z`);

  return async () => {
    await endpoint.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
    guardian.release();
  };
}

function databaseUrl(server: string, name: string): string {
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}
