import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { Copy } from '../recipes/copy.ts';
import { copyCheckout } from '../recipes/copy.ts';
import { bareEnv } from '../support/bare-env.ts';
import type { Bot } from '../support/bot.ts';
import { healthToken, startBot } from '../support/bot.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';
import { describeSometimes, sample } from '../support/sample.ts';
import { workerRole } from '../support/worker-role.ts';
import type { Block } from './blocks.ts';
import { blocksOf, isIn } from './blocks.ts';

// Follows docs/deploy.md in a scratch copy of the checkout: fills in what it says is to be filled in, runs every command, and compares what
// that prints. Only wrangler does not upload, and Discord is the simulator.

const blocks = blocksOf('docs/deploy.md');
const documented = 'https://stopwatch.YOUR-NAME.workers.dev';
const ingestToken = 'main-server-0123456789';
const chartsKey = 'fedcba9876543210fedcba9876543210';
const [round] = generateRoundFiles({ seed: 'deploy', matches: 1 });

let copy: Copy;
let bot: Bot;
let database: TestDatabase;
let empty: TestDatabase;
/** The values of this owner, by setting. */
const values = (url: string): Record<string, string> => ({
  DATABASE_URL: url,
  WORKER_DATABASE_URL: database.workerUrl,
  DISCORD_APPLICATION_ID: bot.discord.applicationId,
  DISCORD_PUBLIC_KEY: bot.discord.publicKey,
  DISCORD_GUILD_IDS: bot.discord.guildId,
  TIME_ZONE: 'Europe/Berlin',
  SERVER_TIME_ZONE: 'Europe/Berlin',
  DISCORD_TOKEN: bot.discord.token,
  INGEST_TOKENS: `main:${ingestToken}`,
  HEALTH_TOKEN: healthToken,
  FORGOTTEN_NAMES_KEY: '0123456789abcdef0123456789abcdef',
  CHARTS_KEY: chartsKey,
  WORKER_URL: bot.url,
});

/** Fills in what a block of settings names, in the file that has such settings. Adds a line that is only a comment in the example. */
function fillIn({ language, lines }: Block, url = database.url): void {
  const path = join(copy.folder, language === 'toml' ? 'wrangler.toml' : '.dev.vars');
  for (const line of lines.filter(Boolean)) {
    const [, name = ''] = /^([A-Z_]+)\s*=/.exec(line) ?? [];
    const value = values(url)[name];
    if (value === undefined) throw new Error(`This test has no value for the line "${line}".`);
    const text = readFileSync(path, 'utf8');
    const known = new RegExp(`^(?:# )?${name} ?=.*$`, 'm');
    expect(text, `${line} is in ${path}`).toMatch(known);
    writeFileSync(path, text.replace(known, language === 'toml' ? `${name} = "${value}"` : `${name}=${value}`));
  }
}

/** Returns a command as this test runs it: at the Worker of this test, wrangler without an upload, a file that is there. */
function asRun(command: string): string {
  const here = command
    .replaceAll(documented, bot.url)
    .replaceAll('STOPWATCH_INGEST_TOKEN=…', `STOPWATCH_INGEST_TOKEN=${ingestToken}`);
  const file = join('.etlegacy/legacy/gamestats', round?.name ?? '');
  if (here.includes('| curl '))
    return here.replace('@FILE', `@${file}`).replace('rounds/FILE', `rounds/${round?.name}`);
  return here === 'npm run deploy' ? `${here} -- --dry-run` : here;
}

/** What earlier blocks exported, in the same terminal. */
const exported: Record<string, string> = {};

/** Runs commands in one shell, as somebody who copies the block, and stops at the first that fails. */
function shell(
  commands: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const lines = commands.map(asRun);
  for (const line of lines) {
    const [, name, value] = /^export ([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (name && value) exported[name] = value;
  }
  const child = spawn('sh', ['-ec', lines.join('\n')], {
    cwd: copy.folder,
    env: {
      ...bareEnv(),
      HOME: copy.folder,
      DEV_DISCORD_API: bot.discord.apiUrl,
      DEV_NEON_ENDPOINT: inject('neonEndpoint'),
      WRANGLER_SEND_METRICS: 'false',
      CI: 'true',
      ...exported,
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

/** Runs a block and compares what it prints with the block below it. */
async function follow(block: Block): Promise<void> {
  const { code, output } = await shell(block.lines);
  expect(code, `${block.lines.join('\n')} (line ${block.line}):\n${output}`).toBe(0);
  if (block.lines[0]?.includes('--role ')) await asOwner(output);
  const next = blocks[blocks.indexOf(block) + 1];
  const isBelow = next?.language === 'text' && next.line === block.line + block.lines.length + 3;
  if (!isBelow) return;
  const absent = next.lines.filter((line) => !isIn(output, line));
  expect(absent, `what line ${block.line} prints:\n${output}`).toEqual([]);
}

/** Does what the page says is done in Neon's SQL editor. The output also names the script. */
async function asOwner(output: string): Promise<void> {
  await database.client.query(output.slice(output.indexOf('--')).replace('CHANGE_ME', workerRole.password));
}

test('every command is run here, or needs an account and says so', () => {
  const runnable = /^(npm run [\w:-]+|cp|chmod|export|openssl|printf)\b/;
  const unknown = blocks
    .filter(({ language, mark }) => language === 'sh' && mark !== 'console')
    .flatMap(({ lines }) => lines.filter((line) => line && !runnable.test(line)));
  expect(unknown).toEqual([]);
  const languages = new Set(blocks.map(({ language }) => language));
  expect([...languages].sort()).toEqual(['dotenv', 'sh', 'text', 'toml', 'yaml']);
  const inText = readFileSync('docs/deploy.md', 'utf8').matchAll(/npm run ([\w:-]+)/g);
  for (const [, script = ''] of inText) expect(packageJson.scripts, script).toHaveProperty(script);
});

describeSometimes('the old bot’s owner, and one who goes another way', () => {
  beforeAll(async () => {
    [copy, database, empty] = await Promise.all([
      copyCheckout(),
      createDatabase('template0'),
      createDatabase('template0'),
    ]);
    // The doctor sees the real time, and the Worker another one: jobs would be late.
    const vars = {
      INGEST_TOKENS: `main:${ingestToken}`,
      CHARTS_KEY: chartsKey,
      DEV_CLOCK: 'off',
    };
    bot = await startBot({ database, vars });
    bot.discord.connect(undefined);
    bot.discord.register([]);
    cpSync(inject('demoFile'), join(copy.folder, 'etlegacy_production.db'));
    const files = join(copy.folder, '.etlegacy/legacy/gamestats');
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, round?.name ?? ''), round?.text ?? '');
  });
  afterAll(async () => {
    await Promise.all([bot.close(), empty.drop(), copy.remove()]);
  });

  const way = blocks.filter(
    ({ language, mark }) => ['sh', 'dotenv', 'toml'].includes(language) && !['nothing', 'console'].includes(mark),
  );
  test.each(way.map((block) => [`line ${block.line}: ${block.lines[0]}`, block] as const))('%s', async (_, block) => {
    if (block.language === 'sh') await follow(block);
    else fillIn(block);
  });

  test('has a bot that answers', async () => {
    expect((await bot.discord.ask('/last')).problems).toEqual([]);
    const [, day = '', map = ''] = /^(\d{4}-\d\d-\d\d)-\d{6}-(.*)-round/.exec(round?.name ?? '') ?? [];
    const { message } = await bot.discord.ask(`/session date:${day} view:maps`);
    expect(JSON.stringify(message)).toContain(map);
    const { rows } = await database.client.query(
      'select distinct usename from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(rows).toEqual([{ usename: workerRole.username }]);
  });

  /** Further ways through the page. */
  const ways = [
    { way: 'somebody who starts with nothing', follows: startWithNothing },
    { way: 'the workflow, with secrets from the environment', follows: runWorkflow },
    { way: 'the nightly backup, up to its encryption', follows: runNightlyBackup },
  ];

  test.each(sample(ways, 1))('$way', ({ follows }) => follows());
});

async function startWithNothing(): Promise<void> {
  const before = readFileSync(join(copy.folder, '.dev.vars'), 'utf8');
  fillIn({ language: 'dotenv', mark: '', lines: ['DATABASE_URL=…'], line: 0 }, empty.url);
  for (const block of blocks.filter(({ mark }) => mark === 'nothing')) await follow(block);
  const { output } = await shell(['npm run schema -- --status']);
  expect(output).toContain('Nothing to do.');
  writeFileSync(join(copy.folder, '.dev.vars'), before);
}

async function runWorkflow(): Promise<void> {
  const [{ lines } = { lines: [] }] = blocks.filter(({ language }) => language === 'yaml');
  const steps = lines.flatMap((line) => /^ +- run: (.*)$/.exec(line)?.[1] ?? []);
  expect(steps.slice(0, 3)).toEqual(['npm ci', 'npm test', 'npm ci']);
  const [tested = ''] = lines.join('\n').split('\n  deploy:\n');
  expect(tested).toContain('npm test');
  expect(tested).not.toContain('secrets.');
  const all = values(database.url);
  const given = lines.flatMap((line) => /^ +([A-Z_]+): \$\{\{ (?:secrets|vars)\.\1 \}\}$/.exec(line)?.[1] ?? []);
  const env = Object.fromEntries(given.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  const { code, output } = await shell(steps.slice(3), { ...env, STOPWATCH_DEV_VARS: join(copy.folder, 'none') });
  expect(code, output).toBe(0);
  expect(output).toContain('✓ upload tokens are known');
}

async function runNightlyBackup(): Promise<void> {
  const [, nightly] = blocks.filter(({ language }) => language === 'yaml');
  const steps = (nightly?.lines ?? []).flatMap((line) => /^ +- run: (.*)$/.exec(line)?.[1] ?? []);
  expect(steps).toHaveLength(4);
  const env = { DATABASE_URL: database.url, STOPWATCH_DEV_VARS: join(copy.folder, 'none') };
  const { code, output } = await shell(steps.slice(1, 3), env);
  expect(code, output).toBe(0);
  expect(output).toMatch(/verified|restored|equal/i);
  expect(readdirSync(join(copy.folder, 'backups'))).toEqual(
    expect.arrayContaining(['forgotten.json', 'nightly.sql.gz']),
  );
  const uploaded = nightly?.lines.flatMap((line) => /path: ([^ ,]+)/.exec(line)?.[1] ?? []);
  expect(uploaded).toEqual(['backup.tar.age']);
}
