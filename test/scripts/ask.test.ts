import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Playground } from '../../playground/server.ts';
import { startPlayground } from '../../playground/server.ts';
import type { Json } from '../simulator/discord/bot.ts';
import { connectedBot, message, silent } from '../simulator/discord/bot.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';
import { backendOf } from '../support/playground.ts';
import { sample } from '../support/sample.ts';

const people = [
  { id: '200000000000000007', username: 'pumuckl' },
  { id: '200000000000000008', username: 'eder' },
];
const commands = [
  {
    name: 'rank',
    description: 'Ranking',
    options: [{ type: 3, name: 'stat', description: 'Which', autocomplete: true }],
  },
  { name: 'wrong', description: 'Too long' },
  { name: 'languages', description: 'Of the user and the server' },
  { name: 'anywhere', description: 'Everywhere', contexts: [0, 1] },
  { type: 2, name: 'Stats' },
];

const components = [
  {
    type: 1,
    components: [
      { type: 2, style: 2, emoji: { name: '▶️' }, custom_id: 'next|a=1' },
      { type: 2, style: 2, label: '1/3', custom_id: 'here', disabled: true },
    ],
  },
  {
    type: 1,
    components: [
      {
        type: 3,
        custom_id: 'view|b=2',
        options: ['top', 'combat'].map((value) => ({ label: value.toUpperCase(), value })),
      },
    ],
  },
];
const ranking = {
  content: '',
  embeds: [
    {
      title: 'Kills',
      description: '1. pumuckl\n2. eder',
      fields: [
        { name: 'K/D', value: '1.2', inline: true },
        { name: 'DPM', value: '200', inline: true },
        { name: 'Weapons', value: 'MP 40\nThompson' },
      ],
      footer: { text: 'all time' },
    },
  ],
  components,
};

/** Replies with the request's content, so that a test sees what arrived. */
function answer({ type, data, member, user, locale, guild_locale: guildLocale }: Json): Json {
  const { name, custom_id: id, values, target_id: target } = data as Record<string, unknown>;
  if (type === 4)
    return {
      type: 8,
      data: {
        choices: [
          { name: 'Kills', value: 'kills' },
          { name: 'K/D', value: 'kd' },
        ],
      },
    };
  if (type === 3) return { type: 7, data: { ...silent, content: `${String(id)} ${String(values ?? '')}`.trim() } };
  if (name === 'languages') return message({ content: `${String(locale)} ${String(guildLocale)}` });
  if (name === 'wrong') return message({ content: 'x'.repeat(2001) });
  if (name === 'Stats') return message({ content: `about ${String(target)}`, flags: 64 });
  if (name === 'anywhere')
    return message({ content: `${user ? 'dm' : 'guild'} ${String(((user ?? (member as Json).user) as Json).id)}` });
  return message(ranking);
}

let bot: Awaited<ReturnType<typeof connectedBot>>;
let playground: Playground;
let database: TestDatabase;
let backend: Awaited<ReturnType<typeof backendOf>>;
beforeAll(async () => {
  playground = await startPlayground(0);
  bot = await connectedBot(commands, answer, { people });
  database = await createDatabase('empty');
  backend = await backendOf({ discord: bot.simulator, database, url: '' });
});
afterAll(async () => {
  await playground.close();
  await backend.close();
  await database.drop();
  await bot[Symbol.asyncDispose]();
});

async function ask(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const port = new URL(playground.url).port;
  const run = promisify(execFile)(process.execPath, ['scripts/ask/index.ts', '--port', port, ...args]);
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, err: stderr }),
  );
}

test('before the playground is ready, the command says so', async () => {
  expect(await ask('/rank')).toEqual({ code: 1, out: '', err: 'npm start is still starting.\n' });
  playground.open(backend);
});

test('a message as text, with the custom ids that can be pressed', async () => {
  const { code, out, err } = await ask('/rank stat:kills');
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe(`| ## Kills
| 1. pumuckl
| 2. eder
| K/D: 1.2   DPM: 200
| Weapons
|   MP 40
|   Thompson
| -- all time

[▶️] next|a=1
[1/3] (disabled)
[ ▾] view|b=2
    top: TOP
    combat: COMBAT
`);
});

test('the server speaks the language of the user who asks, unless another one is given', async () => {
  expect((await ask('/languages', '--locale', 'de')).out).toBe('de de\n');
  expect((await ask('/languages', '--locale', 'de', '--server-locale', 'fr')).out).toBe('de fr\n');
});

test('--json is what the Worker sent', async () => {
  const { out } = await ask('/rank', '--json');
  expect(JSON.parse(out)).toEqual({ type: 4, data: { ...silent, ...ranking } });
});

test('pressing and choosing: after a command, or on the newest message that has it', async () => {
  expect((await ask('/rank', '--press', 'next|a=1')).out).toMatch(/^next\|a=1\n/);
  expect((await ask('--select', 'view|b=2=combat')).out).toMatch(/^view\|b=2 combat\n/);
  expect(await ask('--press', 'here')).toEqual({ code: 1, out: '', err: '"here" is disabled.\n' });
  expect((await ask('--press', 'gone')).err).toBe('No message here has a component "gone" (any more).\n');
});

test('suggestions', async () => {
  expect((await ask('/rank stat:k', '--autocomplete')).out).toBe('Kills  kills\nK/D    kd\n');
});

test('who asks, and where', async () => {
  expect((await ask('/anywhere')).out).toBe(`guild ${people[0]?.id}\n`);
  expect((await ask('/anywhere', '--as', '200000000000000008', '--context', 'dm')).out).toBe('dm 200000000000000008\n');
  expect((await ask('Stats @eder')).out).toBe('(only you can see this)\n\nabout 200000000000000008\n');
});

test('a reply that Discord would refuse is reported, with exit code 1', async () => {
  const { code, err } = await ask('/wrong');
  expect(code).toBe(1);
  expect(err).toBe(
    'Discord would refuse: data.content: Must be 2000 or fewer in length. It has 2001. (BASE_TYPE_MAX_LENGTH)\n',
  );
});

test.each<[string, string[], number, RegExp]>(
  sample<[string, string[], number, RegExp]>(
    [
      ['an unknown command', ['/nothing'], 1, /^There is no command \/nothing\. Registered: \/rank/],
      [
        'an unknown place',
        ['/rank', '--context', 'moon'],
        1,
        /^context: must be guild, dm, other-guild or user-install/,
      ],
      ['nobody', ['/rank', '--as', 'me'], 1, /^"me" is not a Discord user id/],
      ['nothing to ask', [], 2, /^There is no command to send/],
      ['half a choice', ['--select', 'view'], 2, /^--select takes CUSTOM_ID=VALUE/],
      ['an unknown option', ['/rank', '--nonsense'], 2, /nonsense[\s\S]*npm run ask/],
      ['nothing on that port', ['/rank', '--port', '1'], 1, /^Nothing runs on port 1: run `npm start`/],
    ],
    3,
  ),
)('%s', async (_, args, code, reason) => {
  const run = await ask(...args);
  expect(run).toMatchObject({ code, out: '' });
  expect(run.err).toMatch(reason);
});

test.each<[string, Record<string, string>, string, number]>([
  ['the page itself', {}, '/', 200],
  ['what is not there', {}, '/nothing', 404],
  ['another host name (DNS rebinding)', { host: 'evil.example' }, '/api/commands', 421],
  ['another site', { origin: 'http://evil.example' }, '/api/commands', 403],
  [
    'another site without an origin',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    '/api/commands',
    403,
  ],
  ['a link from another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, '/', 200],
])('the page is for this machine: %s', async (_, headers, path, status) => {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const { get } = await import('node:http'); // fetch does not let a test choose its Host header
  get(`${playground.url}${path}`, { headers }, (response) => {
    response.resume();
    resolve(response.statusCode);
  }).on('error', reject);
  expect(await promise).toBe(status);
});

test('commands and people for the page', async () => {
  const read = async (path: string) => (await fetch(`${playground.url}${path}`)).json();
  expect(await read('/api/people?search=new')).toMatchObject({ people: [{ name: 'Newcomer', player: null }] });
  expect(await read('/api/welcome')).toMatchObject({ examples: ['/help', '/ping'], players: 0, rounds: 0 });
  const act = async (body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${playground.url}/api/act`, { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.json();
  };
  expect(await act({})).toMatchObject({ name: 'Newcomer', isLinked: false });
  expect(await act({ guid: 'DEADBEEF' })).toEqual({ error: 'There is no such person here.' });
  expect(await act({ id: '99999999999999999999' })).toEqual({ error: 'There is no such person here.' });
  expect(await read('/api/commands')).toMatchObject(commands.map(({ name }) => ({ name })));
});
