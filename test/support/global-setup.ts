import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { generateDemo } from '../../demo/legacy/demo.ts';
import { guard } from '../../scripts/database/guardian.ts';
import { startPostgres } from '../../scripts/database/postgres.ts';
import { migrateDatabase } from '../../scripts/migrate/steps/migrate.ts';
import { applySchema } from '../../scripts/schema/apply.ts';
import { roleSql } from '../../scripts/schema/role.ts';
import { startNeonEndpoint } from '../../simulator/neon/endpoint.ts';
import type { Bundle } from '../../simulator/worker/index.ts';
import { bundleWorker } from '../../simulator/worker/index.ts';
import { watchWholeRun } from './leaks/whole-run.ts';
import { quickFolder } from './quick-folder.ts';
import { workerRole } from './worker-role.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * The URL of the server's maintenance database. The templates `empty` (schema only), `demo` (migrated demo) and `small` (its last month only) are on the same server.
     */
    postgresUrl: string;
    neonEndpoint: string;
    bundle: Bundle;
    /** The path of the demo's legacy SQLite file, from which template `demo` was migrated. */
    demoFile: string;
    /** The instant that the tests take as now: a day after the demo's last evening. */
    now: string;
    /** Where each process with tests writes the secrets that it uses, one a line. */
    secretsFile: string;
  }
}

const endDate = '2026-03-01';

/** Starts one PostgreSQL server, one SQL endpoint and one bundle of the Worker for the whole run. They end also if the run is killed. */
export default async function setup({ provide }: TestProject) {
  const folder = await quickFolder();
  const guardian = guard({ removeDir: folder });
  const closers: (() => Promise<unknown>)[] = [];
  const secretsFile = join(folder, 'secrets');
  const findLeaks = watchWholeRun(secretsFile);
  const close = async () => {
    try {
      for (const one of closers.reverse()) await one();
      findLeaks();
    } finally {
      await rm(folder, { recursive: true, force: true });
      guardian.release();
    }
  };
  try {
    const bundling = bundleWorker(join(folder, 'bundle'));
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), database: 'main', ephemeral: true });
    closers.push(postgres.stop);
    const endpoint = await startNeonEndpoint({ isThrifty: true });
    closers.push(endpoint.close);
    const demoFile = join(folder, 'demo.db');
    await makeTemplates(postgres.url, demoFile, join(folder, 'small.db'));
    provide('postgresUrl', postgres.url);
    provide('neonEndpoint', endpoint.url);
    provide('bundle', await bundling);
    provide('demoFile', demoFile);
    provide('secretsFile', secretsFile);
    provide('now', `${endDate}T12:00:00.000Z`);
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeTemplates(serverUrl: string, demoFile: string, smallFile: string): Promise<void> {
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  try {
    await server.query('create database empty');
    await applySchema(databaseUrl(serverUrl, 'empty'));
    await server.query('create database demo template empty');
    await server.query('create database small template empty');
  } finally {
    await server.end(); // otherwise the server's end would end this process without a message
  }
  generateDemo({ path: demoFile, endDate });
  generateDemo({ path: smallFile, endDate, evenings: 12 });
  await Promise.all([
    migrateDatabase({ from: demoFile, to: databaseUrl(serverUrl, 'demo') }),
    migrateDatabase({ from: smallFile, to: databaseUrl(serverUrl, 'small') }),
  ]);
  for (const name of ['empty', 'demo', 'small']) await grantToWorker(databaseUrl(serverUrl, name));
}

/** Gives the Worker's role its rights as an owner does, so that no test passes by rights that the Worker does not have. */
async function grantToWorker(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(roleSql(workerRole.username).replace('CHANGE_ME', workerRole.password));
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, name: string): string {
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}
