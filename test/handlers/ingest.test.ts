import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';

const tokens = { main: 'main-server-0123456789', duel: 'duel-server-0123456789' };
const written = generateRoundFiles({ seed: 'endpoint', matches: 4 });
const [first, second, third, fourth] = written as [Round, Round, Round, Round];
type Round = (typeof written)[number];

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({
    data: 'empty',
    vars: { INGEST_TOKENS: `main:${tokens.main}, duel:${tokens.duel}`, INGEST_PER_MINUTE: '500' },
  });
});
afterAll(() => bot.close());

interface Sent {
  token?: string | undefined;
  headers?: Record<string, string>;
  url?: string;
}

async function send(name: string, body: BodyInit, { token = tokens.main, headers = {}, url = bot.url }: Sent = {}) {
  const response = await fetch(`${url}/ingest/rounds/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body,
  });
  return { status: response.status, body: await response.json(), retryAfter: response.headers.get('retry-after') };
}

async function status(name: string, token = tokens.main) {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${bot.url}/ingest/rounds/${name}`, { headers });
  return { status: response.status, body: await response.json() };
}

async function count(table: string): Promise<number> {
  const { rows } = await bot.database.client.query(`select count(*)::int as count from ${table}`);
  return rows[0].count;
}

test('a round is stored, and the same bytes again change nothing', async () => {
  const stored = await send(first.name, first.text);
  expect(stored).toMatchObject({
    status: 201,
    body: {
      status: 'stored',
      round: { number: 1, players: first.truth.size, counts: true, session: { id: 1 } },
      findings: [],
      derivedAgain: [],
    },
  });
  expect(await send(first.name, first.text)).toMatchObject({ status: 200, body: { status: 'already there' } });
  expect([await count('rounds'), await count('round_files')]).toEqual([1, 1]);
  expect(await status(first.name)).toMatchObject({
    status: 200,
    body: { status: 'stored', files: [{ in_use: true, round: { number: 1, counts: true } }] },
  });
});

test('round 2 before round 1: an orphan, derived again when round 1 comes', async () => {
  expect(await send(fourth.name, fourth.text)).toMatchObject({
    status: 201,
    body: { round: { counts: false, reason: 'round 1 missing' } },
  });
  const { body } = await send(third.name, third.text);
  const match = body.round.match;
  expect(body.derivedAgain).toMatchObject([{ number: 2, match, counts: true, reason: null }]);
  const { rows } = await bot.database.client.query(
    `select player_guid, kills from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where match_id = $1 and r.round_number = 2 order by 1`,
    [match],
  );
  const truth = [...fourth.truth].map(([player_guid, { own }]) => ({
    player_guid,
    kills: Object.values(own.weapons).reduce((sum, [, , kills]) => sum + kills, 0),
  }));
  expect(rows).toEqual(truth.sort((a, b) => (a.player_guid < b.player_guid ? -1 : 1)));
});

test('endstats may come first; they wait for their round', async () => {
  const { endstats } = second;
  if (!endstats) throw new Error('the generator wrote no endstats');
  expect(await send(endstats.name, endstats.text)).toMatchObject({
    status: 201,
    body: { round: null, awards: 4, note: 'waits for its round' },
  });
  expect(await status(endstats.name)).toMatchObject({ body: { status: 'stored', files: [{ round: null }] } });
  await send(second.name, second.text);
  expect(await count('round_awards')).toBe(4);
  expect(await status(endstats.name)).toMatchObject({ body: { files: [{ in_use: true, round: { number: 2 } }] } });
});

test('each game server has its rounds to itself', async () => {
  const other = first.text.replace('Generated', 'Elsewhere').replace('^1Gen', '^2Gen');
  expect(await send(first.name, other, { token: tokens.duel })).toMatchObject({ status: 201 });
  const { rows } = await bot.database.client.query(
    'select server from rounds where round_number = 1 order by played_at, server',
  );
  expect(rows.map(({ server }) => server)).toEqual(expect.arrayContaining(['duel', 'main']));
  expect(await status(third.name, tokens.duel)).toMatchObject({ status: 404, body: { status: 'unknown' } });
});

test('the same bytes from two senders: each has its own, and sees only its own', async () => {
  const [round] = generateRoundFiles({ seed: 'two senders', matches: 1, from: '2026-03-01' }) as [Round];
  // somebody sends the file with the wrong token first
  expect(await send(round.name, round.text, { token: tokens.duel })).toMatchObject({ status: 201 });
  expect(await status(round.name)).toMatchObject({ status: 404, body: { status: 'unknown' } });
  expect(await send(round.name, round.text)).toMatchObject({ status: 201, body: { round: { counts: true } } });
  expect(await send(round.name, round.text)).toMatchObject({ status: 200, body: { status: 'already there' } });
  for (const token of [tokens.main, tokens.duel]) {
    const { body } = await status(round.name, token);
    expect(body.files).toMatchObject([{ in_use: true, set_aside: false, round: { number: 1 } }]);
  }
  const refused = '2026-03-02-200000-supply-round-1.txt';
  expect(await send(refused, 'hello\n', { token: tokens.duel })).toMatchObject({ status: 422 });
  expect(await status(refused)).toMatchObject({ status: 404, body: { status: 'unknown' } });
  expect(await status(refused, tokens.duel)).toMatchObject({ body: { status: 'refused' } });
});

test.each([
  ['no token', undefined],
  ['a wrong token', 'wrong-0123456789abcdef'],
  ['a beginning of a token', tokens.main.slice(0, -1)],
])('%s: 401, and nothing is read', async (_, token) => {
  const before = await count('round_files');
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const response = await fetch(`${bot.url}/ingest/rounds/${first.name}`, {
    method: 'POST',
    headers,
    body: 'x'.repeat(1000),
  });
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect(await count('round_files')).toBe(before);
});

const fresh = '2026-02-01-200000-supply-round-1.txt';

test.each<[string, string, BodyInit, Record<string, string>, number, string]>([
  ['a path in the name', '../etc/passwd-round-1.txt', 'x', {}, 400, 'a path'],
  ['another kind of name', 'stats.txt', 'x', {}, 400, 'no round file'],
  ['an old weapon file', '2026-02-01-200000-supply-round-1_ws.txt', 'x', {}, 400, 'not needed'],
  ['an empty body', fresh, '', {}, 422, 'empty'],
  ['a bad header', fresh, 'hello\n', {}, 422, '1 fields'],
  ['300 KB', fresh, 'x'.repeat(300_000), {}, 413, '262144'],
  ['a line of 9 KB', fresh, `a\n${'x'.repeat(9000)}`, {}, 413, 'Line 2'],
  ['gzip by its header', fresh, 'x', { 'content-encoding': 'gzip' }, 415, 'gzip'],
  ['gzip by its first bytes', fresh, new Uint8Array(gzipSync(first.text)), {}, 415, 'gzip'],
  ['JSON by its type', fresh, '{}', { 'content-type': 'application/json' }, 415, 'json'],
  ['JSON by its looks', fresh, '{"round_info":{}}\n{}\n', {}, 415, 'JSON'],
  ['a form', fresh, 'x', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'curl --data-binary'],
])('refused: %s', async (_, name, body, headers, code, reason) => {
  const before = await count('rounds');
  expect(await send(name, body, { headers })).toMatchObject({
    status: code,
    body: { status: 'refused', error: expect.stringContaining(reason) },
  });
  expect(await count('rounds')).toBe(before);
});

test('a body without Content-Length is refused as soon as it is too long', async () => {
  const chunks = 4000;
  let sent = 0;
  const long = new ReadableStream({
    pull(controller) {
      sent += 1;
      if (sent > chunks) controller.close();
      else controller.enqueue(new Uint8Array(16_384));
    },
  });
  const outcome = await fetch(`${bot.url}/ingest/rounds/${fresh}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.main}` },
    body: long,
    duplex: 'half',
  } as RequestInit).then(
    ({ status: code }) => code,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(outcome);
  expect(sent).toBeLessThan(chunks / 2);
});

test('a refusal is stored until a valid file of the same name arrives', async () => {
  const file = first.text.replace('supply', 'radar');
  const name = first.name.replace('supply', 'radar').replace('-20', '-19');
  expect((await send(name, 'hello\n')).status).toBe(422);
  expect(await status(name)).toMatchObject({ body: { status: 'refused', error: expect.stringContaining('1 fields') } });
  const map = /-(?:\d{6})-(.*)-round/.exec(first.name)?.[1] ?? '';
  const good = first.text.replace(`\\${map}\\`, '\\radar\\').replaceAll('^1Gen', '^3Gen');
  const radar = name.replace(map, 'radar');
  expect(file).toContain('\\');
  expect((await send(radar, good)).status).toBe(201);
  expect(await status(radar)).toMatchObject({ body: { status: 'stored' } });
});

test('a file whose server name looks like JSON is not refused', async () => {
  const name = '2026-02-02-200000-supply-round-1.txt';
  const lines = first.text.split('\n').slice(1);
  const text = ['[clan]\\supply\\cfg\\1\\1\\2\\12:00\\12:00', ...lines].join('\n');
  expect(await send(name, text)).toMatchObject({ status: 201 });
});

test('database unavailable: 503 asks the sender to retry', async () => {
  const vars = { INGEST_TOKENS: `main:${tokens.main}`, DATABASE_URL: 'postgresql://bot:hush-hush@127.0.0.1:9/none' };
  const away = await startBot({ data: 'empty', vars });
  const answer = await send(first.name, first.text, { url: away.url });
  await away.close();
  expect(answer).toMatchObject({ status: 503, body: { status: 'try again' }, retryAfter: '30' });
  expect(JSON.stringify([answer, away.log])).not.toContain('hush-hush');
});

test('more files than the rate limit allows: 429 with Retry-After', async () => {
  const slow = await startBot({
    data: 'empty',
    vars: { INGEST_TOKENS: `main:${tokens.main}`, INGEST_PER_MINUTE: '2' },
  });
  const answers = [];
  for (let i = 0; i < 3; i++) answers.push(await send('nonsense', 'x', { url: slow.url }));
  await slow.close();
  expect(answers.map(({ status: code }) => code)).toEqual([400, 400, 429]);
  expect(Number(answers[2]?.retryAfter)).toBeGreaterThan(0);
});

test('each upload writes one log line, without tokens', () => {
  const lines = bot.log.filter(({ kind }) => kind === 'ingest');
  expect(lines.length).toBeGreaterThan(10);
  expect(lines[0]).toMatchObject({ file: first.name, server: 'main', outcome: 'stored', queries: 2 });
  expect(JSON.stringify(lines)).not.toContain(tokens.main);
});

test.each(['2099-01-01', '9999-12-31'])(
  'a stamp of %s names the clock; the file is taken under its right name',
  async (date) => {
    const rounds = await count('rounds');
    const refused = await send(first.name.replace(/^\d{4}-\d\d-\d\d/, date), first.text.replace('legacy3', date));
    expect(refused).toMatchObject({
      status: 422,
      body: { status: 'refused', error: expect.stringContaining("game server's clock is wrong") },
    });
    expect(await count('rounds')).toBe(rounds);
    const right = await send(first.name.replace(/^\d{4}/, '2025'), first.text.replace('legacy3', date));
    expect([200, 201]).toContain(right.status);
  },
);

test('a year before there were computers is no date', async () => {
  expect(await send(first.name.replace(/^\d{4}/, '0001'), first.text)).toMatchObject({ status: 400 });
});

test.each(['%00', 'a%00b.txt', '%ff', '%E0%A4%A', '%ed%a0%80', '..%2f..%2fx', 'x'.repeat(5000)])(
  'the odd name %s was never sent',
  async (name) => {
    expect((await status(name)).status).toBe(404);
  },
);
