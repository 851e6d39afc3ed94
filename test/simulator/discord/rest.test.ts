import { expect, onTestFinished, test } from 'vitest';
import type { Simulator } from '../../../simulator/discord/simulator.ts';
import { createSimulator } from '../../../simulator/discord/simulator.ts';
import type { Json } from './bot.ts';
import { connectedBot, message, silent, withToken } from './bot.ts';

const commands = [{ name: 'go', description: 'Go' }];
const original = '/messages/@original';

async function simulator(): Promise<Simulator> {
  const discord = await createSimulator();
  onTestFinished(discord.close);
  return discord;
}

function request(
  discord: Simulator,
  method: string,
  path: string,
  { body, token }: { body?: unknown; token?: string } = {},
) {
  return fetch(`${discord.apiUrl}/v10/applications/${path.replace(':app', discord.applicationId)}`, {
    method,
    headers: { authorization: `Bot ${token ?? discord.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

test('an answer can be read, changed, followed and deleted', async () => {
  await using bot = await connectedBot(commands, () => message({ content: 'first', embeds: [{ title: 't' }] }));
  const { message: held } = await bot.simulator.ask('/go');
  const interaction = bot.received[0] as Json;
  const call = async (method: string, path: string, body?: Json) => {
    const response = await withToken(bot.simulator, interaction, method, path, body);
    return { status: response.status, body: response.status === 204 ? null : ((await response.json()) as Json) };
  };
  expect((await call('GET', original)).body).toMatchObject({ id: held?.id, content: 'first' });
  expect((await call('PATCH', original, { ...silent, content: 'second' })).body).toMatchObject({
    content: 'second',
    embeds: [{ title: 't' }],
  });
  expect(bot.simulator.message(held?.id ?? '')?.content).toBe('second');
  const follow = await call('POST', '', { ...silent, content: 'and', flags: 64 });
  expect(follow.body).toMatchObject({ content: 'and', flags: 64 });
  expect((await call('PATCH', `/messages/${String(follow.body?.id)}`, { ...silent, content: 'more' })).status).toBe(
    200,
  );
  expect(bot.simulator.messages().map(({ content }) => content)).toEqual(['second', 'more']);
  expect((await call('DELETE', original)).status).toBe(204);
  expect(await call('PATCH', original, { ...silent, content: 'late' })).toMatchObject({
    status: 404,
    body: { code: 10008 },
  });
  expect(bot.simulator.calls.at(-1)).toMatchObject({ method: 'PATCH', status: 404 });
});

test('a picture replaces a deferred answer by multipart', async () => {
  await using bot = await connectedBot(commands, (interaction) => {
    const form = new FormData();
    const attachments = [{ id: 0, description: 'A chart' }];
    form.set(
      'payload_json',
      JSON.stringify({ ...silent, attachments, embeds: [{ image: { url: 'attachment://a.png' } }] }),
    );
    form.set('files[0]', new File(['png'], 'a.png', { type: 'image/png' }));
    void withToken(bot.simulator, interaction, 'PATCH', original, form);
    return { type: 5 };
  });
  const { message: held, problems } = await bot.simulator.ask('/go');
  expect(problems).toEqual([]);
  expect(held?.attachments).toMatchObject([{ filename: 'a.png', size: 3, description: 'A chart' }]);
});

test('a wrong completion is refused with the place, and the outcome tells', async () => {
  await using bot = await connectedBot(commands, (interaction) => {
    void withToken(bot.simulator, interaction, 'PATCH', original, { ...silent, content: 'x'.repeat(2001) }).then(
      async (refused) => {
        expect(refused.status).toBe(400);
        expect(await refused.json()).toMatchObject({
          code: 50035,
          errors: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } },
        });
        await withToken(bot.simulator, interaction, 'PATCH', original, { ...silent, content: 'Something went wrong.' });
      },
    );
    return { type: 5 };
  });
  const { message: held, problems } = await bot.simulator.ask('/go');
  expect(held?.content).toBe('Something went wrong.');
  expect(problems).toEqual([expect.stringContaining('PATCH of the answer: content: Must be 2000')]);
});

test('the first follow-up of a deferred answer becomes the answer', async () => {
  await using bot = await connectedBot(commands, (interaction) => {
    void withToken(bot.simulator, interaction, 'POST', '', { ...silent, content: 'here' });
    return { type: 5 };
  });
  expect((await bot.simulator.ask('/go')).message?.content).toBe('here');
  expect(bot.simulator.messages()).toHaveLength(1);
});

test('unknown and expired tokens: 404, Unknown Webhook', async () => {
  await using bot = await connectedBot(commands, () => message({ content: 'x' }), { tokenLifetimeMs: 0 });
  await bot.simulator.ask('/go');
  for (const interaction of [bot.received[0] as Json, { token: 'never' }]) {
    const response = await withToken(bot.simulator, interaction, 'PATCH', original, { ...silent, content: 'late' });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ message: 'Unknown Webhook', code: 10015 });
  }
});

test('an Entry Point command cannot be left out or changed by a PUT', async () => {
  const discord = await simulator();
  discord.addForeign({ type: 4, name: 'launch', handler: 2 });
  const [launch] = discord.commands();
  const put = async (body: unknown) => {
    const response = await request(discord, 'PUT', ':app/commands', { body });
    return { status: response.status, body: (await response.json()) as Json };
  };
  expect(await put(commands)).toMatchObject({ status: 400, body: { code: 50240 } });
  expect(await put([...commands, { ...launch, name: 'other' }])).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(discord.commands()).toEqual([launch]);
  expect(await put([...commands, launch])).toMatchObject({ status: 200 });
  expect(discord.commands()).toEqual([expect.objectContaining({ name: 'go' }), launch]);
});

test('injected faults meet the next requests, one each', async () => {
  const discord = await simulator();
  discord.inject('rate limited', 'address banned', 'broken');
  const get = () => request(discord, 'GET', ':app/commands');
  const limited = await get();
  expect(limited.status).toBe(429);
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await limited.json()).toMatchObject({ retry_after: expect.any(Number), global: false });
  const banned = await get();
  expect([banned.status, banned.headers.get('content-type')]).toEqual([429, 'text/html; charset=UTF-8']);
  expect((await get()).status).toBe(500);
  expect((await get()).status).toBe(200);
});

test('commands: ids stay with names, defaults are filled in, others disappear', async () => {
  const discord = await simulator();
  const put = async (body: unknown) =>
    (await request(discord, 'PUT', ':app/commands', { body })).json() as Promise<Json[]>;
  const option = { type: 3, name: 'o', description: 'd', required: false };
  const [go, stop] = await put([
    { name: 'go', description: 'Go', options: [option] },
    { name: 'stop', description: 'Stop' },
  ]);
  expect(go).toMatchObject({
    type: 1,
    contexts: null,
    integration_types: [0],
    nsfw: false,
    default_member_permissions: null,
    name_localizations: null,
  });
  expect(go?.options).toEqual([expect.not.objectContaining({ required: false })]);
  const [halt, again] = await put([
    { name: 'halt', description: 'Halt' },
    { name: 'go', description: 'Go now' },
  ]);
  expect(again?.id).toBe(go?.id);
  expect(again?.version).not.toBe(go?.version);
  expect(halt?.id).not.toBe(stop?.id);
  const list = async (query: string) =>
    (await request(discord, 'GET', `:app/commands${query}`)).json() as Promise<Json[]>;
  expect((await list('?with_localizations=true')).map(({ name }) => name)).toEqual(['halt', 'go']);
  expect((await list(''))[0]).not.toHaveProperty('name_localizations');
});

test('guild commands are registered separately, and come first', async () => {
  const discord = await simulator();
  const path = `:app/guilds/${discord.guildId}/commands`;
  expect((await request(discord, 'PUT', path, { body: commands })).status).toBe(200);
  expect(await (await request(discord, 'GET', ':app/commands')).json()).toEqual([]);
  expect(discord.commands()).toMatchObject([{ name: 'go', guild_id: discord.guildId }]);
  const foreign = await request(discord, 'GET', ':app/guilds/300000000000000777/commands');
  expect([foreign.status, ((await foreign.json()) as Json).code]).toEqual([403, 50001]);
});

test.each<[string, string, { body?: unknown; token?: string }, number, Json]>([
  ['wrong token', ':app/commands', { token: 'wrong' }, 401, { code: 0 }],
  ['another application', '100000000000000999/commands', {}, 403, { code: 20012 }],
  ['no application id', 'nonsense/commands', {}, 400, { code: 50035 }],
  [
    'a wrong command',
    ':app/commands',
    { body: [{ name: 'X Y', description: 'd' }] },
    400,
    { code: 50035, errors: { 0: { name: {} } } },
  ],
])('commands: %s', async (_, path, options, status, body) => {
  const discord = await simulator();
  const response = await request(discord, options.body ? 'PUT' : 'GET', path, options);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject(body);
});

test('200 creates a day', async () => {
  const discord = await simulator();
  const put = (from: number) =>
    request(discord, 'PUT', ':app/commands', {
      body: Array.from({ length: 100 }, (_, n) => ({ name: `c${from + n}`, description: 'd' })),
    });
  expect([(await put(0)).status, (await put(100)).status]).toEqual([200, 200]);
  const third = await put(200);
  expect([third.status, ((await third.json()) as Json).code]).toEqual([429, 30034]);
});
