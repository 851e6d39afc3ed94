import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Simulator } from '../../../simulator/discord/simulator.ts';
import { createSimulator } from '../../../simulator/discord/simulator.ts';
import type { NeonEndpoint } from '../../../simulator/neon/endpoint.ts';
import { startNeonEndpoint } from '../../../simulator/neon/endpoint.ts';
import { registration } from '../../../src/commands/registration.ts';
import { schemaVersion } from '../../../src/db/expected-columns.ts';
import { version } from '../../../src/version.ts';
import type { Bot } from '../../support/bot.ts';
import { startBot } from '../../support/bot.ts';
import type { TestDatabase } from '../../support/database.ts';
import { createDatabase } from '../../support/database.ts';
import { sample } from '../../support/sample.ts';
import type { OwnersFiles } from './set-up.ts';
import { chartsKey, onOwnersMachine, rightFiles } from './set-up.ts';

// An owner's whole set-up, in which one thing at a time is wrong.

const scratch = mkdtempSync(join(tmpdir(), 'stopwatch-doctor-'));
let bot: Bot;
/** A Worker of the version before, with the same database and the same Discord. */
let older: Bot;
let endpoint: NeonEndpoint;
let other: TestDatabase;
/** The same Discord an hour later. */
let late: Simulator;
let right: OwnersFiles;
/** The channel in which the bot posts. */
let results: string;

beforeAll(async () => {
  const database = await createDatabase('demo');
  await database.client.query('delete from processed_files where not success'); // the demo's last file was refused
  endpoint = await startNeonEndpoint({ compute: new URL(database.url).host });
  other = await createDatabase('template0');
  // The doctor sees the real time, and the Worker another one: jobs would be late.
  const vars = {
    INGEST_TOKENS: 'main:main-server-0123456789',
    CHARTS_KEY: chartsKey,
    DEV_NEON_ENDPOINT: endpoint.url,
    DEV_CLOCK: 'off',
  };
  bot = await startBot({ database, vars });
  older = await startBot({
    data: 'empty',
    bundle: bundleOf('0.0.9'),
    vars: { ...vars, CHARTS_KEY: 'k'.repeat(32), PAGES: 'on' },
  });
  results = bot.discord.channels.add('results').id;
  await database.client.query("insert into settings (name, value) values ('channel', $1)", [results]);
  const { applicationId, token, guildId } = bot.discord;
  late = await createSimulator({ applicationId, token, guildId, now: () => new Date(Date.now() + 3_600_000) });
  late.channels.add('results', results);
  late.register(registration());
  late.connect(`${bot.url}/interactions`);
  right = rightFiles(bot.discord, { databaseUrl: database.workerUrl, neonEndpoint: endpoint.url, workerUrl: bot.url });
});
afterAll(async () => {
  await Promise.all([bot.close(), older.close(), late.close(), other.drop()]);
  await endpoint.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Returns the Worker's bundle as it would be of another version. */
function bundleOf(one: string) {
  const bundle = inject('bundle');
  const folder = join(scratch, one);
  cpSync(bundle.folder, folder, { recursive: true });
  const main = join(folder, 'index.js');
  writeFileSync(main, readFileSync(main, 'utf8').replaceAll(JSON.stringify(version), JSON.stringify(one)));
  return { ...bundle, folder };
}

interface Report {
  ok: boolean;
  findings: { code: string; level: string; what: string; cure: string }[];
}

async function doctor(files: OwnersFiles): Promise<{ code: number; report: Report; all: string }> {
  const { code, out, err } = await onOwnersMachine(files, ['scripts/doctor/index.ts', '--json']);
  expect(err).toBe('');
  return { code, report: JSON.parse(out) as Report, all: out + err };
}

/** Returns the right files with other values. An undefined one is left out. */
function but(changes: { vars?: Record<string, string>; secrets?: Record<string, string> }): OwnersFiles {
  return { vars: { ...right.vars, ...changes.vars }, secrets: { ...right.secrets, ...changes.secrets } };
}

async function withSql(plant: string, undo: string): Promise<Undo> {
  await bot.database.client.query(plant);
  return async () => void (await bot.database.client.query(undo));
}

type Undo = () => unknown;

interface Mistake {
  /** The codes that name it. */
  codes: string[];
  /** Words of the finding and its way out. */
  says: RegExp;
  /** Changes the owner's files. */
  files?: () => OwnersFiles;
  /** Changes the world, and returns what takes that back. */
  plant?: () => Undo | Promise<Undo>;
}

const mistakes: Record<string, Mistake> = {
  'public key and token swapped': {
    codes: ['swapped'],
    says: /DISCORD_PUBLIC_KEY and DISCORD_TOKEN are swapped.*Exchange/,
    files: () =>
      but({ vars: { DISCORD_PUBLIC_KEY: bot.discord.token }, secrets: { DISCORD_TOKEN: bot.discord.publicKey } }),
  },
  'application id of another application': {
    codes: ['application-other'],
    says: /belongs to the application "Stopwatch" \(100000000000000001\).*Set it to 100000000000000001/,
    files: () => but({ vars: { DISCORD_APPLICATION_ID: '100000000000000999' } }),
  },
  'public key with a letter missing': {
    codes: ['setting-wrong'],
    says: /DISCORD_PUBLIC_KEY must be 64 hexadecimal digits.*It has 63/,
    files: () => but({ vars: { DISCORD_PUBLIC_KEY: bot.discord.publicKey.slice(1) } }),
  },
  'token revoked': {
    codes: ['token-refused'],
    says: /DISCORD_TOKEN is not accepted by Discord.*Reset Token.*npm run deploy/,
    files: () => but({ secrets: { DISCORD_TOKEN: `${bot.discord.token.slice(0, -4)}0000` } }),
  },
  'guild id wrong': {
    codes: ['guild-unknown'],
    says: /no server has this id.*"The community" \(300000000000000001\)/,
    files: () => but({ vars: { DISCORD_GUILD_IDS: '300000000000000777' } }),
  },
  'bot not in the guild': {
    codes: ['guild-without-bot'],
    says: /not in the server 300000000000000001.*permissions=84992&guild_id=300000000000000001/,
    plant: () => {
      bot.discord.channels.setMember(false);
      return () => bot.discord.channels.setMember(true);
    },
  },
  'right to send missing': {
    codes: ['channel-rights'],
    says: /lacks Send Messages, Embed Links in the channel #results/,
    plant: () => {
      bot.discord.channels.deny(results, 'Send Messages', 'Embed Links');
      return () => bot.discord.channels.allow(results, 'Send Messages', 'Embed Links');
    },
  },
  'right to see the channel missing': {
    codes: ['channel-rights'],
    says: /lacks View Channel/,
    plant: () => {
      bot.discord.channels.deny(results, 'View Channel');
      return () => bot.discord.channels.allow(results, 'View Channel');
    },
  },
  'right to send missing where managers are told': {
    codes: ['channel-rights'],
    says: /lacks Embed Links in the channel #managers/,
    plant: async () => {
      const { id } = bot.discord.channels.add('managers');
      bot.discord.channels.deny(id, 'Embed Links');
      return withSql(
        `insert into settings (name, value) values ('admin_channel', '${id}')`,
        "delete from settings where name = 'admin_channel'",
      );
    },
  },
  'channel deleted': {
    codes: ['channel-unknown'],
    says: /is gone.*\/admin config channel:/,
    plant: () => {
      bot.discord.channels.remove(results);
      return () => bot.discord.channels.add('results', results);
    },
  },
  'commands stale': {
    codes: ['commands-stale'],
    says: /\/last is missing, \/old is gone.*\/help differs.*npm run register-commands/,
    plant: () => {
      const changed = registration()
        .filter(({ name }) => name !== 'last')
        .map((command) => (command.name === 'help' ? { ...command, description: 'Older' } : command));
      bot.discord.register([...changed, { name: 'old', description: 'Gone since' }]);
      return () => bot.discord.register(registration());
    },
  },
  'commands registered in guild and globally': {
    codes: ['commands-twice'],
    says: /twice.*npm run register-commands -- --guild 300000000000000001 --remove/,
    plant: async () => {
      const script = 'scripts/register-commands/index.ts';
      await onOwnersMachine(right, [script, '--guild', bot.discord.guildId]);
      return () => onOwnersMachine(right, [script, '--guild', bot.discord.guildId, '--remove']);
    },
  },
  'Interactions URL of another Worker': {
    codes: ['interactions-url-other'],
    says: /sends interactions to https:\/\/other\.example\/interactions, not to http:\/\/127/,
    plant: () => {
      bot.discord.connect('https://other.example/interactions');
      return () => bot.discord.connect(`${bot.url}/interactions`);
    },
  },
  'Interactions URL empty': {
    codes: ['interactions-url-empty'],
    says: /no Interactions Endpoint URL.*save http:\/\/127.*\/interactions there/,
    plant: () => {
      bot.discord.connect(undefined);
      return () => bot.discord.connect(`${bot.url}/interactions`);
    },
  },
  'DATABASE_URL pooled for a migration': {
    codes: ['database-pooled'],
    says: /pooled.*without "-pooler"/,
    files: () =>
      but({ secrets: { DATABASE_URL: atNeon('ep-cool-darkness-123456-pooler.eu-central-1.aws.neon.tech') } }),
  },
  'DATABASE_URL of another project (no schema)': {
    codes: ['schema-foreign'],
    says: /has tables \(customers\), but none of this bot/,
    files: () => but({ secrets: { DATABASE_URL: other.url } }),
    plant: async () => {
      await other.client.query('create table customers (id int)');
      return () => other.client.query('drop table customers');
    },
  },
  'an empty database': {
    codes: ['schema-missing'],
    says: /is empty.*npm run schema/,
    files: () => but({ secrets: { DATABASE_URL: other.url } }),
  },
  'schema behind': {
    codes: ['schema-older'],
    says: /needs \d+.*Run npm run schema/,
    plant: () =>
      withSql(
        `update schemaversion set version = -version where version = ${schemaVersion};
        alter table rounds rename column source to sauce`,
        'alter table rounds rename column sauce to source; update schemaversion set version = -version where version < 0',
      ),
  },
  'schema ahead': {
    codes: ['schema-newer'],
    says: new RegExp(`at migration ${schemaVersion + 1}, and this version knows ${schemaVersion}`),
    plant: () =>
      withSql(
        `insert into schemaversion (version, name) values (${schemaVersion + 1}, 'to come')`,
        `delete from schemaversion where version = ${schemaVersion + 1}`,
      ),
  },
  'role without a grant': {
    codes: ['role-grants'],
    says: /The role stopwatch_worker lacks INSERT on table round_files.*--role stopwatch_worker/,
    plant: () =>
      withSql('revoke insert on round_files from stopwatch_worker', 'grant insert on round_files to stopwatch_worker'),
  },
  'zone wrong (rounds at noon)': {
    codes: ['zone-implausible'],
    says: /between 18:00 and 02:00 in Pacific\/Auckland.*SERVER_TIME_ZONE \(UTC\)/,
    files: () => but({ vars: { TIME_ZONE: 'Pacific/Auckland' } }),
  },
  'the database nearly full': {
    codes: ['database-size'],
    says: /% of the 20 MB of its plan: about \d+ more rounds.*make a backup now/,
    files: () => but({ vars: { DATABASE_LIMIT_MB: '20' } }),
  },
  'clock off by an hour': {
    codes: ['clock', 'worker-clock'],
    says: /clock is 60 minutes behind Discord's/,
    files: () => but({ vars: { DISCORD_PUBLIC_KEY: late.publicKey }, secrets: { DEV_DISCORD_API: late.apiUrl } }),
  },
  'upload token unknown to the Worker': {
    codes: ['upload-token-unknown'],
    says: /upload token of "duel" in INGEST_TOKENS.*npm run deploy/,
    files: () => but({ secrets: { INGEST_TOKENS: 'main:main-server-0123456789, duel:duel-server-0123456789' } }),
  },
  'CHARTS_KEY missing': {
    codes: ['charts-key-missing'],
    says: /replies come without pictures.*openssl rand -hex 32.*keep a copy.*CHARTS = "off"/,
    files: () => but({ secrets: { CHARTS_KEY: '' } }),
  },
  'CHARTS_KEY too short': {
    codes: ['setting-wrong'],
    says: /CHARTS_KEY must have at least 32 characters, or be left out: openssl rand -hex 32/,
    files: () => but({ secrets: { CHARTS_KEY: chartsKey.slice(0, 31) } }),
  },
  'CHARTS_KEY changed since the deploy': {
    codes: ['charts-key-other'],
    says: /another CHARTS_KEY than this machine.*with a new key, the pictures in all messages so far are gone/,
    files: () => but({ secrets: { CHARTS_KEY: chartsKey.replaceAll('0', '1') } }),
  },
  'PUBLIC_URL with a path': {
    codes: ['setting-wrong'],
    says: /PUBLIC_URL must be the address at which Discord reaches this Worker/,
    files: () => but({ vars: { PUBLIC_URL: `${bot.url}/charts/` } }),
  },
  'PUBLIC_URL where nothing answers': {
    codes: ['public-url-unreachable'],
    says: /Nothing answers at PUBLIC_URL \(http:\/\/127\.0\.0\.1:1\).*no picture.*to http:\/\/127[^ ]*, or leave it empty/,
    files: () => but({ vars: { PUBLIC_URL: 'http://127.0.0.1:1' } }),
  },
  'PUBLIC_URL of another program': {
    codes: ['public-url-other'],
    says: /What answers at PUBLIC_URL \(http:[^)]*\) is not this Worker/,
    files: () => but({ vars: { PUBLIC_URL: new URL(bot.discord.apiUrl).origin } }),
  },
  'PUBLIC_URL of another Worker of this bot': {
    codes: ['public-url-other'],
    says: /is not this Worker.*Set PUBLIC_URL/,
    files: () => but({ vars: { PUBLIC_URL: older.url } }),
  },
  'PAGES switched on and not deployed': {
    codes: ['pages-missing'],
    says: /PAGES is on in wrangler\.toml, and the Worker shows no web pages.*npm run deploy/,
    files: () => but({ vars: { PAGES: 'on' } }),
  },
  'PAGES_INDEX switched on and not deployed, where pages are': {
    codes: ['pages-index-other', 'worker-older'],
    says: /PAGES_INDEX is on in wrangler\.toml, and the Worker keeps search engines out/,
    files: () => but({ vars: { PAGES: 'on', PAGES_INDEX: 'on' }, secrets: ofOlder() }),
    plant: connectOlder,
  },
  "Worker's version older than the code, with pages that are switched off here": {
    codes: ['pages-public', 'worker-older'],
    says: /runs version 0\.0\.9, this code is 0\.1\.0.*npm run deploy[\s\S]*shows web pages to everybody on the internet, and PAGES is off/,
    files: () => but({ secrets: ofOlder() }),
    plant: connectOlder,
  },
};

const ofOlder = () => ({ WORKER_URL: older.url, CHARTS_KEY: 'k'.repeat(32) });

/** Lets Discord send to the older Worker. */
function connectOlder() {
  bot.discord.connect(`${older.url}/interactions`);
  return () => bot.discord.connect(`${bot.url}/interactions`);
}

function atNeon(host: string): string {
  const url = new URL(bot.database.workerUrl);
  return bot.database.workerUrl.replace(url.host, host);
}

test('a right set-up: nothing is found, and what is well is said', async () => {
  const { code, report } = await doctor(right);
  expect(report).toMatchObject({ ok: true, findings: [] });
  expect(code).toBe(0);
  const { out } = await onOwnersMachine(right, ['scripts/doctor/index.ts']);
  expect(out).toMatch(/✓ application Stopwatch[\s\S]*✓ a forged request is refused[\s\S]*All is well\.\n$/);
});

test.each(sample(Object.entries(mistakes), 4))('%s', async (_, { codes, says, files, plant }) => {
  const undo = await plant?.();
  try {
    const given = files?.() ?? right;
    const { code, report, all } = await doctor(given);
    expect(report.findings.map((one) => one.code).sort()).toEqual(codes);
    expect(report.findings.map(({ what, cure }) => `${what} ${cure}`).join('\n')).toMatch(says);
    expect(code).toBe(report.findings.some(({ level }) => level === 'error') ? 1 : 0);
    expect(secretsIn(all, given)).toEqual([]);
  } finally {
    await undo?.();
  }
});

/** Returns the names of the secrets that a text shows. */
function secretsIn(text: string, { secrets }: OwnersFiles): string[] {
  const { DATABASE_URL = '', DISCORD_TOKEN = '', HEALTH_TOKEN = '', INGEST_TOKENS = '', CHARTS_KEY = '' } = secrets;
  const tokens = { DISCORD_TOKEN, HEALTH_TOKEN, INGEST_TOKENS, CHARTS_KEY };
  const values = { DATABASE_URL, ...tokens, password: new URL(DATABASE_URL).password };
  return Object.entries(values).flatMap(([name, value]) => (value && text.includes(value) ? [name] : []));
}
