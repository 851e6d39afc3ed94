import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { generateBench } from '../../../demo/legacy/bench.ts';
import { Random } from '../../../demo/random.ts';
import { startPostgres } from '../../../scripts/database/postgres.ts';
import { MigrationRefused, migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { applySchema } from '../../../scripts/schema/apply.ts';
import type { TestDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { isWhole, sample, testSometimes } from '../../support/sample.ts';
import { freshFile, legacyFile } from './legacy.ts';
import type { Wire } from './proxy.ts';
import { proxy } from './proxy.ts';
import { contentOf, target } from './target-database.ts';

const small = legacyFile();
const large = freshFile();
generateBench({ path: large, size: { rows: 15_000 } });

/** Ends the migration's server process, as an administrator or a crash would. */
async function terminate({ client }: TestDatabase): Promise<void> {
  const { rows } = await client.query<{ ended: boolean }>(
    `select pg_terminate_backend(pid, 5000) as ended from pg_stat_activity
    where datname = current_database() and application_name = 'stopwatch migrate'`,
  );
  expect(rows).toEqual([{ ended: true }]);
}

/** Waits until no connection of a migration is active in the database. */
async function atRest({ client }: TestDatabase): Promise<void> {
  const sql = `select from pg_stat_activity where datname = current_database() and application_name = 'stopwatch migrate'`;
  await eventually(async () => expect((await client.query(sql)).rowCount).toBe(0));
}

const lost = 'The server rolls back and nothing was written: run this again';

const phases: [phase: string, query: RegExp, message: string][] = [
  ['COPY', /copy "weapon_comprehensive_stats" .* from stdin/, lost],
  ['the middle of COPY', /PGCOPY/, lost],
  ['index build', /CREATE INDEX .*weapon_comprehensive_stats/i, lost],
  ['adding up', /refresh_totals/, lost],
  ['verification', /copy "player_comprehensive_stats" .* to stdout/, lost],
  ['COMMIT', /\0commit\0|Q\0\0\0\x0bcommit/, 'the connection was lost during COMMIT'],
];
test.each(sample(phases, 1))(
  'a server process killed in %s leaves the target as before, and a second run succeeds',
  async (_, query, message) => {
    const database = await target();
    const before = await contentOf(database);
    let killed = false;
    const onQuery = async (text: string) => {
      if (killed || !query.test(text)) return;
      killed = true;
      await terminate(database);
    };
    const error = await migrateDatabase({ from: small, to: await proxy(database.url, { onQuery }) }).catch(
      (thrown: unknown) => thrown,
    );
    expect(killed).toBe(true);
    expect(error).toBeInstanceOf(MigrationRefused);
    expect((error as Error).message).toContain(message);
    expect(await contentOf(database)).toBe(before);
    expect((await migrateDatabase({ from: small, to: database.url })).outcome).toBe('migrated');
  },
);

test('a COMMIT whose response is lost is verified: it succeeded', async () => {
  const database = await target();
  const onQuery = (text: string, wire: Wire) => {
    if (text.endsWith('commit\0')) wire.loseAnswer();
  };
  const report = await migrateDatabase({ from: small, to: await proxy(database.url, { onQuery }) });
  expect(report.outcome).toBe('migrated');
  await expect(verifyDatabase({ from: small, to: database.url })).resolves.toMatchObject({ outcome: 'verified' });
});

test('a COMMIT that never arrived is verified: it did not succeed', async () => {
  const database = await target();
  const before = await contentOf(database);
  const onQuery = (text: string, wire: Wire) => {
    if (text.endsWith('commit\0')) wire.cut();
  };
  await expect(migrateDatabase({ from: small, to: await proxy(database.url, { onQuery }) })).rejects.toThrow(
    'the server says nothing was written',
  );
  expect(await contentOf(database)).toBe(before);
});

const rounds = Number(process.env.SOAK ?? (isWhole ? 2 : 1));
const random = new Random(`moments ${process.env.SOAK ?? ''}`);

/** How long the large migration takes on this machine. */
let usualMs: number | undefined;

async function oneRun(): Promise<number> {
  const started = performance.now();
  await migrateDatabase({ from: large, to: (await target()).url });
  return Math.round(performance.now() - started);
}

test.each([
  ['SIGKILL', null],
  ['SIGINT', 130],
] as const)(
  'our own process ended by %s at random moments: as before or done, and a second run ends verified',
  async (signal, code) => {
    usualMs ??= await oneRun();
    const usual = usualMs;
    for (let round = 0; round < rounds; round++) {
      const database = await target();
      const before = await contentOf(database);
      const child = spawn(process.execPath, ['scripts/migrate/index.ts', '--from', large, '--to', database.url], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      await once(child.stderr, 'data'); // the signal handlers are installed now
      const ended = once(child, 'exit');
      await new Promise((resolve) => setTimeout(resolve, random.int(0, usual)));
      child.kill(signal);
      const [exit] = await ended;
      await atRest(database);
      if (exit === 0) expect(said).toContain('committing');
      else {
        expect(exit).toBe(code);
        if (signal === 'SIGINT') expect(said).toContain('Interrupted: rolled back, nothing was written.');
        if (!said.includes('committing')) expect(await contentOf(database)).toBe(before);
      }
      const again = await migrateDatabase({ from: large, to: database.url });
      expect(['migrated', 'identical']).toContain(again.outcome);
      await expect(verifyDatabase({ from: large, to: database.url })).resolves.toMatchObject({ outcome: 'verified' });
    }
  },
);

test('of two at once one migrates; the other waits and finds it done, or is refused', async () => {
  const database = await target();
  const results = await Promise.allSettled([1, 2].map(() => migrateDatabase({ from: small, to: database.url })));
  const outcomes = results.map((result) =>
    result.status === 'fulfilled' ? result.value.outcome : (result.reason as Error).message,
  );
  const [one, other] = outcomes.sort((a, b) => Number(b === 'migrated') - Number(a === 'migrated'));
  expect(one).toBe('migrated');
  expect(other).toMatch(/^identical$|another migration into this database is running/); // refused where the first takes long
});

testSometimes('while another is running, a migration is refused after a while', async () => {
  const database = await target();
  const before = await contentOf(database);
  await database.client.query('begin; select pg_advisory_xact_lock(7867850)');
  await expect(migrateDatabase({ from: small, to: database.url })).rejects.toThrow(
    'another migration into this database is running',
  );
  await database.client.query('rollback');
  expect(await contentOf(database)).toBe(before);
});

testSometimes('timeouts of the role do not end a migration', async () => {
  const database = await target();
  const { rows } = await database.client.query<{ name: string }>('select current_database() as name');
  for (const setting of [
    "statement_timeout = '100ms'",
    "transaction_timeout = '400ms'",
    "idle_in_transaction_session_timeout = '5ms'",
    "lock_timeout = '1ms'",
  ]) {
    await database.client.query(`alter database ${rows[0]?.name} set ${setting}`);
  }
  expect((await migrateDatabase({ from: large, to: database.url })).outcome).toBe('migrated');
});

test('a full disk: refused with the way out, and the target is unchanged', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'stopwatch-disk-'));
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmdirSync(folder);
    context.skip('a small disk cannot be mounted here: it takes root and the right to mount');
  }
  // a separate server, so that no checkpoint of the shared one meets a full disk
  const server = await startPostgres({ dataDir: freshFile('.postgres'), database: 'brimful', ephemeral: true });
  const client = new pg.Client({ connectionString: server.url });
  try {
    const owner = statSync(server.dataDir);
    chownSync(folder, owner.uid, owner.gid);
    await client.connect();
    await client.query(`create tablespace tiny location '${folder}'`);
    await client.query('alter database brimful set default_tablespace = tiny');
    await applySchema(server.url);
    const before = await contentOf({ client });
    await expect(migrateDatabase({ from: large, to: server.url })).rejects.toThrow(
      /the server's disk is full .*: free some space and run this again/,
    );
    expect(await contentOf({ client })).toBe(before);
  } finally {
    await client.end();
    await server.stop();
    execFileSync('/bin/umount', [folder]);
    rmdirSync(folder);
  }
});
