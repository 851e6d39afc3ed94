import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { nextSteps } from '../../scripts/deploy/next-steps.ts';
import { schemaVersion } from '../../src/db/expected-columns.ts';
import { bareEnv } from '../support/bare-env.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { eventually } from '../support/eventually.ts';
import { sample, testSometimes } from '../support/sample.ts';
import type { OwnersFiles } from './doctor/set-up.ts';
import { onOwnersMachine, rightFiles } from './doctor/set-up.ts';

let bot: Bot;
let right: OwnersFiles;
beforeAll(async () => {
  bot = await startBot({ data: 'empty', vars: { INGEST_TOKENS: 'main:main-server-0123456789' } });
  const urls = { databaseUrl: bot.database.workerUrl, neonEndpoint: inject('neonEndpoint'), workerUrl: bot.url };
  right = rightFiles(bot.discord, urls);
});
afterAll(async () => {
  await bot.close();
  rmSync(temporary, { recursive: true, force: true });
});

const quiet = { WRANGLER_SEND_METRICS: 'false', WRANGLER_WRITE_LOGS: 'false', CI: 'true' };
const temporary = mkdtempSync(join(tmpdir(), 'stopwatch-test-deploy-'));
const deploy = (files: OwnersFiles, ...args: string[]) =>
  onOwnersMachine(files, ['scripts/deploy/index.ts', ...args], { ...quiet, TMPDIR: temporary });
const smoke = (files: OwnersFiles, ...args: string[]) => onOwnersMachine(files, ['scripts/smoke/index.ts', ...args]);

function but(name: string, value: string): OwnersFiles {
  return name in right.vars
    ? { ...right, vars: { ...right.vars, [name]: value } }
    : { ...right, secrets: { ...right.secrets, [name]: value } };
}

test('--dry-run: wrangler builds the Worker with its secrets, and the next steps have this set-up’s values', async () => {
  const { DATABASE_URL = '', DISCORD_TOKEN = '' } = right.secrets;
  const { code, out, err } = await deploy(right, '--dry-run');
  expect(err).toMatch(/^target: the Worker, with the database empty_\w+ on 127\.0\.0\.1:\d+ \(from \.dev\.vars\)\n/);
  expect(code).toBe(0);
  expect(out).toMatch(/env\.DATABASE_URL \("\(hidden\)"\)[\s\S]*env\.INGEST_TOKENS \("\(hidden\)"\)/);
  expect(out).toContain(`register-commands -- --interactions-url ${bot.url}/interactions`);
  expect(out).toContain('permissions=84992&guild_id=300000000000000001');
  for (const secret of [DATABASE_URL, DISCORD_TOKEN]) expect(out + err).not.toContain(secret);
  expect(readdirSync(temporary).filter((name) => name.startsWith('stopwatch-deploy-'))).toEqual([]);
});

test('a deploy that is killed leaves no secret behind', async () => {
  const script = `import { uploadWorker } from './scripts/deploy/wrangler.ts';
    await uploadWorker({ config: 'wrangler.toml', secrets: { DISCORD_TOKEN: 'secret' }, dryRun: true });`;
  const args = ['--import', './scripts/preload.js', '--input-type=module', '--eval', script];
  const env = { ...bareEnv(), ...quiet, TMPDIR: temporary };
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
  const secrets = () =>
    readdirSync(temporary, { recursive: true }).filter((path) => String(path).endsWith('secrets.json'));
  await eventually(() => expect(secrets()).toHaveLength(1));
  child.kill('SIGKILL');
  await eventually(() => expect(secrets()).toEqual([]));
});

test.each([
  ['the known address', 'https://stopwatch.me.workers.dev', ['https://stopwatch.me.workers.dev'], undefined],
  [
    'a domain of its own',
    'https://bot.example.com',
    ['https://stopwatch.me.workers.dev', 'bot.example.com (custom domain)'],
    undefined,
  ],
  ['none known yet', undefined, ['https://stopwatch.me.workers.dev'], /^ {2}1\. Put this line into \.dev\.vars/],
  [
    'another account',
    'https://stopwatch.me.workers.dev',
    ['https://stopwatch.you.workers.dev'],
    /is not the Worker of WORKER_URL .* npx wrangler whoami/,
  ],
])('a deploy to %s', (_, workerUrl, addresses, words) => {
  const setup = {
    values: new Map(),
    variables: {},
    local: {},
    ownerDatabaseUrl: undefined,
    workerUrl,
    development: { discordApi: undefined, neonEndpoint: undefined },
  };
  const steps = nextSteps(setup, addresses).join('\n');
  if (words) expect(steps).toMatch(words);
  else expect(steps).not.toContain('WORKER_URL');
  expect(steps).toContain(
    `--interactions-url ${words || workerUrl === undefined ? addresses[0] : workerUrl}/interactions`,
  );
});

test.each(
  sample(
    [
      ['DISCORD_APPLICATION_ID', '', /DISCORD_APPLICATION_ID is missing.*\n {2}→ Set it in wrangler\.toml/],
      ['DISCORD_PUBLIC_KEY', '', /DISCORD_PUBLIC_KEY is missing/],
      ['DISCORD_GUILD_IDS', '', /DISCORD_GUILD_IDS is empty.*\n {2}→ .*Copy Server ID/],
      ['DISCORD_TOKEN', '', /DISCORD_TOKEN is missing.*\n {2}→ Set it in \.dev\.vars/],
      ['DATABASE_URL', '', /DATABASE_URL is missing.*Neon console/],
      ['SERVER_TIME_ZONE', 'Mars/Olympus', /SERVER_TIME_ZONE must be an IANA time zone/],
    ],
    2,
  ),
)('refuses when %s is %j', async (name, value, words) => {
  const { code, out, err } = await deploy(but(name, value));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(words);
  expect(err).toMatch(/\nNot deployed\./);
});

test('refuses when the schema is older than the code, and names the command', async () => {
  const { client } = bot.database;
  await client.query('update schemaversion set version = -version where version = $1', [schemaVersion]);
  const { code, err } = await deploy(right);
  await client.query('update schemaversion set version = -version where version < 0');
  expect(code).toBe(1);
  expect(err).toMatch(/this version needs \d+\.?\n {2}→ Run npm run schema/);
});

test('refuses a database on this machine', async () => {
  const { code, out, err } = await deploy(right);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('is a database on this machine, which Cloudflare cannot reach');
});

testSometimes(
  "Cloudflare's builder, which has no secrets, builds without them and says what it cannot compare",
  async () => {
    const run = (files: OwnersFiles) =>
      onOwnersMachine(files, ['scripts/deploy/index.ts', '--dry-run'], {
        ...quiet,
        TMPDIR: temporary,
        WORKERS_CI: '1',
      });
    const built = await run({ ...right, secrets: {} });
    expect(built.code).toBe(0);
    expect(built.err).toContain('the schema is not compared');
    const without = await run({ vars: { ...right.vars, DISCORD_PUBLIC_KEY: '' }, secrets: {} });
    expect(without).toMatchObject({ code: 1, out: '' });
    expect(without.err).toContain('DISCORD_PUBLIC_KEY is missing');
  },
);

test('the Worker gets the role of its own, where there is one', async () => {
  const files = { ...right, secrets: { ...right.secrets, DATABASE_URL: bot.database.url } };
  const own = {
    ...files,
    secrets: { ...files.secrets, WORKER_DATABASE_URL: 'postgresql://worker:pw@127.0.0.1:1/other' },
  };
  expect((await deploy(files)).err).toMatch(/database empty_/);
  expect((await deploy(own)).err).toMatch(/database other on 127\.0\.0\.1:1 \(from \.dev\.vars\)/);
});

test('every secret is in .dev.vars.example, which the Deploy button reads, with a description in package.json', async () => {
  const { secretNames } = await import('../../scripts/cli/setup.ts');
  const listed = [...readFileSync('.dev.vars.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...secretNames].sort());
  const { cloudflare } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    cloudflare: { bindings: Record<string, { description: string }> };
  };
  const variables = [...readFileSync('wrangler.toml', 'utf8').matchAll(/^([A-Z_]+) = "/gm)].map(([, name]) => name);
  expect(Object.keys(cloudflare.bindings).sort()).toEqual([...listed, ...variables, 'CLOCK'].sort());
});

test('npm run smoke: a Worker that is well, one that is not, and an address without any', async () => {
  const well = await smoke(right, '--url', `${bot.url}/`);
  expect(well).toMatchObject({ code: 0, err: '' });
  expect(well.out.match(/^✓ /gm)).toHaveLength(6);
  const unknown = await smoke(but('INGEST_TOKENS', 'duel:duel-server-0123456789'), '--json');
  expect(unknown.code).toBe(1);
  expect(JSON.parse(unknown.out)).toMatchObject({ ok: false, url: bot.url });
  const nobody = await smoke(right, '--url', 'http://127.0.0.1:1', '--wait', '0');
  expect(nobody.code).toBe(1);
  expect(nobody.out).toMatch(/^✗ the Worker answers, in this version\n {4}The Worker does not answer at/);
  const discord = await smoke(right, '--url', bot.discord.apiUrl, '--wait', '0');
  expect(discord.out).toContain('is not this bot');
  await bot.database.client.query('alter table rounds rename column source to sauce');
  const unwell = await smoke(right);
  await bot.database.client.query('alter table rounds rename column sauce to source');
  expect(unwell.out).toMatch(/✗ the database is as this version needs it\n.*rounds\.source/);
  expect((await smoke({ ...right, secrets: {} })).err).toContain('--url is missing');
});

test('npm run register-commands -- --interactions-url: Discord checks the address before it takes it', async () => {
  const register = (url: string) =>
    onOwnersMachine(right, ['scripts/register-commands/index.ts', '--interactions-url', url]);
  bot.discord.connect(undefined);
  const wrong = await register('http://127.0.0.1:1');
  expect(wrong).toMatchObject({ code: 1, out: '' });
  expect(wrong.err).toContain(
    'Discord cannot verify http://127.0.0.1:1/interactions: the Worker does not answer there',
  );
  const verified = await register(`${bot.url}/interactions`);
  expect(verified.err).toContain(`Discord sends interactions to ${bot.url}/interactions.\n`);
  expect((await bot.discord.ask('/ping')).problems).toEqual([]);
});
