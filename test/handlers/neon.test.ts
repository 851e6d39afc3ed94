import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { NeonEndpoint } from '../../simulator/neon/endpoint.ts';
import { startNeonEndpoint } from '../../simulator/neon/endpoint.ts';
import type { Fault } from '../../simulator/neon/faults.ts';
import type { Bot } from '../support/bot.ts';
import { healthToken, manageServer, startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { eventually } from '../support/eventually.ts';
import { sample } from '../support/sample.ts';
import { advance } from '../support/test-clock.ts';

const token = 'main-server-0123456789';
const files = generateRoundFiles({ seed: 'faults', matches: 40 });

let endpoint: NeonEndpoint;
let bot: Bot;
beforeAll(async () => {
  endpoint = await startNeonEndpoint();
  bot = await startBot({
    data: 'small',
    vars: { DEV_NEON_ENDPOINT: endpoint.url, INGEST_TOKENS: `main:${token}`, DEV_CLOCK: 'on' },
  });
});
beforeEach(() => endpoint.setFaults());
afterAll(async () => {
  await bot.close();
  await endpoint.close();
});

type File = (typeof files)[number];

const upload = () => uploadFile(files.shift() as File);

async function uploadFile(file: File) {
  const response = await fetch(`${bot.url}/ingest/rounds/${file.name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: file.text,
  });
  const { error } = (await response.json()) as { error?: string };
  return { status: response.status, error, retryAfter: response.headers.get('retry-after') };
}

async function health() {
  const response = await fetch(`${bot.url}/health`, { headers: { authorization: `Bearer ${healthToken}` } });
  return { status: response.status, body: (await response.json()) as { ok: boolean; database: { error?: string } } };
}

/** Waits until the Worker has stored how its answers went, which it does afterwards. Then the settings are known for a minute, too. */
async function settled() {
  await bot.discord.ask('/ping');
  await advance(bot, 0);
  const answered = bot.log.filter(({ name }) => name === 'ping').length;
  await eventually(async () => {
    const { rows } = await bot.database.client.query("select from metrics where name = 'ping'");
    expect(rows).toHaveLength(answered);
  });
}

/** Does everything that needs the database at once: a command, a press, suggestions, an upload and a look at /health. */
async function everything(...faults: Fault[]) {
  const { message: pages } = await bot.discord.ask('/leaderboard', { locale: 'de' });
  await settled();
  endpoint.setFaults(...faults);
  const before = bot.log.length;
  const said = bot.discord.messages().length;
  const [command, press, suggestions, uploaded, looked] = await Promise.all([
    bot.discord.ask('/leaderboard', { locale: 'de' }),
    bot.discord.press(pages?.id ?? '', customId(pages, 'at=next'), { locale: 'fr' }),
    bot.discord.autocomplete('/stats player:a'),
    upload(),
    health(),
  ]);
  endpoint.setFaults();
  return {
    command: command.message?.content ?? '',
    // A press that was deferred leaves the message as it is, and the error follows it.
    press: press.message?.content || (bot.discord.messages().slice(said).at(-1)?.content ?? ''),
    suggestions: suggestions.choices,
    upload: uploaded,
    health: looked,
    log: bot.log.slice(before),
  };
}

type Case = [fault: Fault, german: string, french: string, wayOut: string, log: RegExp, retryAfter: string];

test.each<Case>(
  sample<Case>(
    [
      [
        { name: 'compute' },
        'Die Datenbank wacht noch auf.',
        'encore en train de se réveiller',
        'status page',
        /^unreachable: .*Couldn't connect to compute node/,
        '30',
      ],
      [
        { name: 'quota' },
        'Die freien Stunden bei Neon sind bis zum Monatsersten verbraucht.',
        'Les heures gratuites de Neon sont épuisées',
        "upgrade the plan in Neon's console",
        /^quota: .*exceeded the compute time quota/,
        '600',
      ],
      [
        { name: 'quota', status: 500 },
        'Die freien Stunden bei Neon sind bis zum Monatsersten verbraucht.',
        'Les heures gratuites de Neon sont épuisées',
        "upgrade the plan in Neon's console",
        /^quota: .*exceeded the compute time quota/,
        '600',
      ],
      [
        { name: 'transfer' },
        'Die freie Datenmenge bei Neon ist',
        'Le trafic gratuit de Neon est épuisé',
        "upgrade the plan in Neon's console",
        /^quota: .*data transfer quota/,
        '600',
      ],
      [
        { name: 'disabled' },
        'oder sie ist abgeschaltet',
        'ou elle est désactivée',
        'this project is not switched off',
        /^refused: .*endpoint is disabled/,
        '600',
      ],
      [
        { name: 'unknown' },
        'Neon findet die Datenbank des Bots nicht',
        'Neon ne trouve pas la base',
        'Check the host in DATABASE_URL',
        /^refused: .*endpoint cannot be found/,
        '600',
      ],
      [
        { name: 'address' },
        'lässt nur bestimmte Adressen zu',
        'n’admet que certaines adresses',
        'allow all addresses',
        /^refused: .*203\.0\.113\.7 is not allowed/,
        '600',
      ],
      [
        { name: 'busy' },
        'Die Datenbank ist gerade überlastet.',
        'surchargée',
        'Try again in a moment',
        /^unreachable: .*Too many requests in flight/,
        '30',
      ],
      [
        { name: 'busy', status: 429 },
        'Die Datenbank ist gerade überlastet.',
        'surchargée',
        'Try again in a moment',
        /^unreachable: .*Too many requests in flight/,
        '30',
      ],
      [
        { name: 'connections' },
        'Die Datenbank ist gerade überlastet.',
        'surchargée',
        'close what else is connected',
        /^53300: .*too many clients/,
        '30',
      ],
      [
        { name: 'starting' },
        'Die Datenbank startet gerade neu.',
        'La base de données redémarre.',
        'Try again in a moment',
        /^57P03: .*starting up/,
        '30',
      ],
      [
        { name: 'restart' },
        'Die Datenbank startet gerade neu.',
        'La base de données redémarre.',
        'Try again in a moment',
        /^57P01: .*administrator command/,
        '30',
      ],
      [
        { name: 'html' },
        'Die Datenbank antwortet gerade nicht.',
        'ne répond pas',
        'DATABASE_URL points to it',
        /^unreachable: .*HTTP status 502/,
        '30',
      ],
      [
        { name: 'html', status: 525 },
        'Die Datenbank antwortet gerade nicht.',
        'ne répond pas',
        'DATABASE_URL points to it',
        /^unreachable: .*HTTP status 525/,
        '30',
      ],
      [
        { name: 'cut' },
        'Die Datenbank antwortet gerade nicht.',
        'ne répond pas',
        'DATABASE_URL points to it',
        /^unreachable: .*[Cc]onnection/,
        '30',
      ],
      [
        { name: 'hang' },
        'Die Datenbank braucht gerade zu lange.',
        'met trop de temps',
        'Try again in a moment',
        /^timeout: .*took too long|No choices within 2000 ms/,
        '30',
      ],
    ],
    5,
  ),
)('%o that lasts: everybody who asks reads why, and the log and /health say more', async (...row) => {
  const [fault, german, french, wayOut, log, retryAfter] = row;
  const seen = await everything(fault);
  expect(seen.command).toContain(german);
  expect(seen.press.replaceAll('\u00a0', ' ')).toContain(french);
  for (const text of [seen.command, seen.press, seen.upload.error]) expect(text).not.toMatch(/[{}<>]|HTTP|null/);
  expect(seen.suggestions).toEqual([]);
  expect(seen.upload).toMatchObject({ status: 503, retryAfter, error: expect.stringContaining('Keep the file') });
  expect(seen.health).toMatchObject({ status: 503, body: { ok: false } });
  expect(seen.health.body.database.error).toContain(wayOut);
  expect(JSON.stringify(seen.health)).not.toContain('{\\"');
  // The Clock runs beside the requests, and what is stored of them after them. Both fail like them.
  const failed = seen.log.filter(({ outcome, kind }) => outcome === 'error' && kind !== 'clock' && kind !== 'metrics');
  expect(failed.map(({ kind }) => kind).sort()).toEqual(['autocomplete', 'command', 'component', 'ingest']);
  for (const { error, errorId } of failed) {
    expect(error).toMatch(log);
    expect(errorId).toMatch(/^[0-9a-f]{8}$/);
  }
});

const momentary: Fault[] = [
  { name: 'compute' },
  { name: 'busy' },
  { name: 'busy', status: 429 },
  { name: 'connections' },
  { name: 'starting' },
  { name: 'restart' },
  { name: 'html' },
  { name: 'html', status: 504 },
  { name: 'cut' },
];
const lasting: Fault[] = [
  { name: 'quota' },
  { name: 'disabled' },
  { name: 'address' },
  { name: 'html', status: 525 },
  { name: 'full' },
];

test.each(sample(momentary, 3))(
  '$name $status that passes is sent once more: nobody notices, the log does',
  async (fault) => {
    await settled();
    const before = bot.log.length;
    endpoint.setFaults({ ...fault, times: 2 } as Fault);
    const [command, uploaded] = await Promise.all([bot.discord.ask('/leaderboard'), upload()]);
    expect(command.message?.embeds[0]?.title).toBe('Kills · all time');
    expect(uploaded).toMatchObject({ status: 201 });
    const retried = bot.log.slice(before).filter(({ outcome }) => outcome === 'retried');
    expect(retried).toHaveLength(2);
  },
);

test.each(sample(lasting, 2))('$name $status is not sent again', async (fault) => {
  await settled();
  const before = bot.log.length;
  endpoint.setFaults({ ...fault, times: 1 } as Fault);
  expect(await upload()).toMatchObject({ status: 503 });
  expect(bot.log.slice(before).filter(({ outcome }) => outcome === 'retried')).toEqual([]);
});

test('a compute that wakes up slowly: the answer is deferred and comes, and so does the upload', async () => {
  endpoint.setFaults({ name: 'waking', delayMs: 2000 });
  const [command, uploaded] = await Promise.all([bot.discord.ask('/leaderboard'), upload()]);
  expect(command.response).toEqual({ type: 5 });
  expect(command.message?.embeds[0]?.title).toBe('Kills · all time');
  expect(uploaded).toMatchObject({ status: 201 });
});

test('a full disk: everything can be read, and what writes says so', async () => {
  const managing = { permissions: manageServer, locale: 'de' };
  endpoint.setFaults({ name: 'full' });
  expect((await bot.discord.ask('/leaderboard')).message?.embeds[0]?.title).toBe('Kills · all time');
  expect((await bot.discord.autocomplete('/stats player:a')).choices).not.toEqual([]);
  const { message } = await bot.discord.ask('/admin config language:fr', managing);
  expect(message?.content).toContain('Die Datenbank ist voll: sie lässt sich lesen, nimmt aber nichts Neues auf.');
  expect(await upload()).toMatchObject({
    status: 503,
    retryAfter: '600',
    error: expect.stringContaining('The database is full'),
  });
});

test('a write whose answer is lost is sent again and takes effect once', async () => {
  const managing = { permissions: manageServer };
  const stored = async () => {
    const { rows } = await bot.database.client.query(`
      select (select count(*)::int from handled_interactions) as handled, (select count(*)::int from round_files) as files,
        (select value from settings where name = 'language') as language`);
    return rows[0];
  };
  const before = await stored();
  await settled();
  endpoint.setFaults({ name: 'lost', times: 1 });
  const { message } = await bot.discord.ask('/admin config language:fr', managing);
  expect(message?.embeds[0]?.description ?? message?.content).toContain('Saved already.');
  expect(await stored()).toEqual({ ...before, handled: before.handled + 1, language: 'fr' });

  const file = files[0] as File;
  await settled();
  endpoint.setFaults({ name: 'lost', times: 1 });
  expect((await upload()).status).toBe(200);
  expect(await stored()).toMatchObject({ files: before.files + 1 });
  expect((await uploadFile(file)).status).toBe(200);
});
