import { expect, onTestFinished, test } from 'vitest';
import type { Simulator, SimulatorOptions } from '../../../simulator/discord/simulator.ts';
import { createSimulator } from '../../../simulator/discord/simulator.ts';
import { randomOf } from '../../support/seed.ts';
import type { Json } from './bot.ts';
import { connectedBot, message, silent } from './bot.ts';

const unlimited = { requests: 1000, perMs: 1 };
const post = { ...silent, content: 'supply', embeds: [{ title: 'Alpha 2 : 0 Bravo' }] };

async function room(options: SimulatorOptions = { rateLimit: unlimited }) {
  const discord = await createSimulator(options);
  onTestFinished(discord.close);
  const { id } = discord.channels.add('match-posts');
  return { discord, id, ...callsOf(discord, id) };
}

/** Returns how a bot calls the channel: `/messages` and below it, or any other path of the API with `far`. */
function callsOf(discord: Simulator, channel: string) {
  const far = async (method: string, path: string, body?: unknown, token = discord.token) => {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, json: json as Json };
  };
  const call = (method: string, path = '', body?: unknown) => far(method, `/channels/${channel}/messages${path}`, body);
  return { far, call };
}

test('a message is sent, read, edited and deleted', async () => {
  const { discord, id, call } = await room();
  const sent = await call('POST', '', { ...post, nonce: 'n1' });
  expect(sent).toMatchObject({
    status: 200,
    json: { channel_id: id, type: 0, nonce: 'n1', content: 'supply', edited_timestamp: null },
  });
  for (const key of ['interaction_metadata', 'webhook_id', 'application_id']) expect(sent.json).not.toHaveProperty(key);
  const path = `/${sent.json.id}`;
  expect((await call('GET', path)).json).toMatchObject({ content: 'supply', author: { id: discord.applicationId } });
  expect(await call('PATCH', path, { ...silent, content: 'adlernest' })).toMatchObject({
    status: 200,
    json: { content: 'adlernest', embeds: post.embeds, edited_timestamp: expect.any(String) },
  });
  expect((await call('DELETE', path)).status).toBe(204);
  for (const method of ['GET', 'PATCH', 'DELETE']) {
    expect(await call(method, path, method === 'PATCH' ? post : undefined)).toMatchObject({
      status: 404,
      json: { code: 10008 },
    });
  }
  expect(discord.problems).toEqual([]);
});

test('an enforced nonce returns the first message, for some minutes', async () => {
  const { discord, id, call } = await room();
  const send = async (nonce: unknown, enforce = true) =>
    (await call('POST', '', { ...post, nonce, enforce_nonce: enforce })).json.id;
  const first = await send('match:1');
  expect(await send('match:1')).toBe(first);
  expect(await send('match:2')).not.toBe(first);
  expect(await send('match:1', false)).not.toBe(first);
  expect(discord.channels.messages(id)).toHaveLength(3);
  discord.advance(10 * 60_000);
  expect(await send('match:1')).not.toBe(first);
});

test.each([
  ['a long nonce', { nonce: 'x'.repeat(26) }, { nonce: { _errors: [{ code: 'NONCE_TYPE_TOO_LONG' }] } }],
  ['a nonce of another type', { nonce: true }, { nonce: { _errors: [{ code: 'NONCE_TYPE_INVALID_TYPE' }] } }],
  ['a long text', { content: 'x'.repeat(2001) }, { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } }],
  ['a long title', { embeds: [{ title: 'x'.repeat(257) }] }, { embeds: { 0: { title: {} } } }],
  ['an ephemeral message', { flags: 64 }, { flags: {} }],
])('%s is refused', async (_, data, errors) => {
  const { discord, id, call } = await room();
  expect(await call('POST', '', { ...post, ...data })).toMatchObject({ status: 400, json: { code: 50035, errors } });
  expect(discord.channels.messages(id)).toEqual([]);
  expect(discord.problems).toHaveLength(1);
});

test('a message without anything is refused, also when an edit empties it', async () => {
  const { call } = await room();
  expect(await call('POST', '', silent)).toMatchObject({ status: 400, json: { code: 50006 } });
  const { json } = await call('POST', '', post);
  const emptied = { ...silent, content: '', embeds: [] };
  expect(await call('PATCH', `/${json.id}`, emptied)).toMatchObject({ status: 400, json: { code: 50006 } });
});

test('a message that could ping is taken, and told as a problem', async () => {
  const { discord, call } = await room();
  expect((await call('POST', '', { content: 'no allowed_mentions' })).status).toBe(200);
  expect(discord.problems).toEqual([expect.stringContaining('allowed_mentions')]);
});

test('a list has the newest first, and before, after and around', async () => {
  const { discord, id, call } = await room();
  const ids: unknown[] = [];
  for (let n = 0; n < 6; n += 1) ids.push((await call('POST', '', { ...silent, content: String(n) })).json.id);
  ids.push(discord.channels.write(id, 'gg', { id: '200000000000000007', username: 'pumuckl' } as never));
  const list = async (query: string) => {
    const { json } = await call('GET', query);
    return (json as unknown as Json[]).map((one) => ids.indexOf(one.id));
  };
  expect(await list('')).toEqual([6, 5, 4, 3, 2, 1, 0]);
  expect(await list('?limit=2')).toEqual([6, 5]);
  expect(await list(`?limit=2&before=${ids[3]}`)).toEqual([2, 1]);
  expect(await list(`?limit=2&after=${ids[3]}`)).toEqual([5, 4]);
  expect(await list(`?limit=3&around=${ids[3]}`)).toEqual([4, 3, 2]);
  for (const query of ['?limit=0', '?limit=101', '?limit=x', '?before=x', `?before=${ids[1]}&after=${ids[0]}`]) {
    expect(await call('GET', query)).toMatchObject({ status: 400, json: { code: 50035 } });
  }
});

test('without View Channel nothing works; the other permissions are asked for where Discord asks for them', async () => {
  const { discord, id, call, far } = await room();
  const own = `/${(await call('POST', '', post)).json.id}`;
  const missing = { status: 403, json: { code: 50013, message: 'Missing Permissions' } };

  discord.channels.deny(id, 'View Channel');
  for (const asked of [call('POST', '', post), call('PATCH', own, post), call('GET'), far('GET', `/channels/${id}`)]) {
    expect(await asked).toMatchObject({ status: 403, json: { code: 50001, message: 'Missing Access' } });
  }
  discord.channels.allow(id, 'View Channel');

  discord.channels.deny(id, 'Send Messages');
  expect(await call('POST', '', post)).toMatchObject(missing);
  expect(await call('PATCH', own, { ...silent, content: 'edited' })).toMatchObject({ status: 200 });
  discord.channels.allow(id, 'Send Messages');

  discord.channels.deny(id, 'Read Message History');
  expect(await call('GET')).toMatchObject({ status: 200, json: [] });
  expect(await call('GET', own)).toMatchObject(missing);
  discord.channels.allow(id, 'Read Message History');

  discord.channels.deny(id, 'Embed Links');
  expect(await call('POST', '', { ...silent, embeds: post.embeds })).toMatchObject(missing);
  expect(await call('POST', '', post)).toMatchObject({ status: 200, json: { content: 'supply', embeds: [] } });
  expect(await call('PATCH', own, post)).toMatchObject({ status: 200, json: { content: 'supply', embeds: [] } });
  discord.channels.allow(id, 'Embed Links');

  const foreign = discord.channels.write(id, 'gg', { id: '200000000000000007', username: 'pumuckl' } as never);
  expect(await call('DELETE', `/${foreign}`)).toMatchObject(missing);
  expect(await call('PATCH', `/${foreign}`, post)).toMatchObject({ status: 403, json: { code: 50005 } });
});

test('channels and servers that are gone, foreign or no ids', async () => {
  const { discord, id, call, far } = await room();
  await call('POST', '', post);
  expect(await far('GET', '/channels/400000000000000003')).toMatchObject({ status: 403, json: { code: 50001 } });
  expect(await far('GET', '/channels/stats')).toMatchObject({ status: 400, json: { code: 50035 } });
  expect(await far('GET', `/channels/${id}`, undefined, 'wrong')).toMatchObject({ status: 401 });
  expect(await far('GET', '/guilds/300000000000000777')).toMatchObject({ status: 404, json: { code: 10004 } });
  discord.channels.setMember(false);
  expect(await call('POST', '', post)).toMatchObject({ status: 403, json: { code: 50001 } });
  expect(await far('GET', `/guilds/${discord.guildId}`)).toMatchObject({ status: 403, json: { code: 50001 } });
  discord.channels.setMember(true);
  discord.channels.remove(id);
  expect(await call('POST', '', post)).toMatchObject({ status: 404, json: { code: 10003 } });
  expect(discord.messages()).toEqual([]);
});

test('what a bot reads to work out its rights', async () => {
  const { discord, id, far } = await room();
  discord.channels.deny(id, 'Send Messages', 'Embed Links');
  const { json: me } = await far('GET', '/users/@me');
  const guild = `/guilds/${discord.guildId}`;
  const { json: member } = await far('GET', `${guild}/members/${String(me.id)}`);
  const roles = (await far('GET', `${guild}/roles`)).json as unknown as { id: string; permissions: string }[];
  const mine = roles.filter(({ id: role }) => role === discord.guildId || (member.roles as string[]).includes(role));
  expect(mine).toHaveLength(2);
  const sends = 1n << 11n;
  expect(mine.some(({ permissions }) => (BigInt(permissions) & sends) !== 0n)).toBe(true);
  expect((await far('GET', `/channels/${id}`)).json).toMatchObject({
    guild_id: discord.guildId,
    permission_overwrites: [{ id: me.id, type: 1, deny: String((1n << 11n) | (1n << 14n)) }],
  });
  expect(await far('GET', `${guild}/members/200000000000000999`)).toMatchObject({ status: 404, json: { code: 10007 } });
});

test('five messages in five seconds, a channel and a kind of request each', async () => {
  const noon = new Date('2026-11-27T12:00:00Z');
  const { discord, call } = await room({ now: () => noon });
  const other = callsOf(discord, discord.channels.add('other').id);
  const sent = [];
  for (let n = 0; n < 5; n += 1) sent.push(await call('POST', '', post));
  expect(sent.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['4', '3', '2', '1', '0']);
  const refused = await call('POST', '', post);
  expect(refused).toMatchObject({ status: 429, json: { global: false, retry_after: expect.any(Number) } });
  expect(Number(refused.headers.get('retry-after'))).toBe(Math.ceil(Number(refused.json.retry_after)));
  expect((await call('PATCH', `/${sent[0]?.json.id}`, post)).status).toBe(200);
  expect((await other.call('POST', '', post)).status).toBe(200);
  discord.advance(Number(refused.json.retry_after) * 1000);
  expect((await call('POST', '', post)).status).toBe(200);
});

test('faults meet their route only, take effect or not, and are told', async () => {
  const { discord, id, call } = await room();
  const create = 'POST /channels/:channel/messages';
  const shown = () => discord.channels.messages(id).length;
  discord.injectAt(create, 'cut', 'answer lost', 'missing permissions', 'bad gateway');
  expect((await call('GET')).status).toBe(200);
  await expect(call('POST', '', post)).rejects.toThrow('fetch failed');
  expect(shown()).toBe(0);
  await expect(call('POST', '', post)).rejects.toThrow('fetch failed');
  expect(shown()).toBe(1);
  expect(await call('POST', '', post)).toMatchObject({ status: 403, json: { code: 50013 } });
  expect((await call('POST', '', post)).status).toBe(502);
  expect((await call('POST', '', post)).status).toBe(200);
  expect(discord.calls.map(({ fault, status }) => [fault, status])).toEqual([
    [undefined, 200],
    ['cut', 0],
    ['answer lost', 0],
    ['missing permissions', 403],
    ['bad gateway', 502],
    [undefined, 200],
  ]);
});

test.each([
  ['rate limited', { global: false }, { 'x-ratelimit-scope': 'user', 'x-ratelimit-remaining': '0' }],
  ['globally rate limited', { global: true }, { 'x-ratelimit-scope': 'global', 'x-ratelimit-global': 'true' }],
  ['old edits limited', { code: 30046 }, { 'x-ratelimit-scope': 'user', 'x-ratelimit-remaining': '4' }],
] as const)('%s: 429 with the time to wait', async (fault, body, headers) => {
  const { discord, call } = await room();
  discord.inject(fault);
  const refused = await call('POST', '', post);
  expect(refused).toMatchObject({ status: 429, json: { retry_after: expect.any(Number), ...body } });
  expect(Object.fromEntries(refused.headers)).toMatchObject({ 'retry-after': '1', ...headers });
});

test('a request that hangs is given up by the bot and had no effect', async () => {
  const { discord, id } = await room();
  discord.injectAt('POST /channels/:channel/messages', 'hang');
  const asked = fetch(`${discord.apiUrl}/v10/channels/${id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(post),
    signal: AbortSignal.timeout(50),
  });
  await expect(asked).rejects.toThrow(/aborted/);
  expect(discord.channels.messages(id)).toEqual([]);
});

test('random faults are the same for the same seed, and end', async () => {
  const run = async () => {
    const { discord, call } = await room();
    discord.failAtRandom({ random: randomOf(7), share: 0.5, faults: ['broken', 'answer lost', 'blocked'] });
    for (let n = 0; n < 20; n += 1) await call('POST', '', post).catch(() => {});
    discord.failAtRandom(undefined);
    expect((await call('POST', '', post)).status).toBe(200);
    return discord.calls.map(({ fault }) => fault ?? 'none');
  };
  const faults = await run();
  expect(new Set(faults)).toEqual(new Set(['none', 'broken', 'answer lost', 'blocked']));
  expect(await run()).toEqual(faults);
});

test('anybody presses a button of a post, in its channel, until somebody deletes it', async () => {
  const people = [
    { id: '200000000000000007', username: 'pumuckl' },
    { id: '200000000000000008', username: 'eder' },
  ];
  await using bot = await connectedBot([], () => message({ content: 'Your row', flags: 64 }), { people });
  const { simulator: discord, received } = bot;
  const { id } = discord.channels.add('match-posts');
  const button = { type: 2, style: 2, label: 'Me', custom_id: 'me:1' };
  const { call } = callsOf(discord, id);
  const { json } = await call('POST', '', { ...post, components: [{ type: 1, components: [button] }] });
  discord.channels.deny(id, 'Embed Links');
  for (const { id: as } of people) {
    const { message: answer, problems } = await discord.press(String(json.id), 'me:1', { as });
    expect(problems).toEqual([]);
    expect(answer).toMatchObject({ channel_id: id, flags: 64, interaction_metadata: { user: { id: as } } });
  }
  expect(received[1]).toMatchObject({
    type: 3,
    channel_id: id,
    guild_id: discord.guildId,
    channel: { id, name: 'match-posts' },
    message: { id: json.id, channel_id: id, embeds: post.embeds },
    member: { user: { id: people[1]?.id } },
  });
  expect(BigInt(String(received[1]?.app_permissions)) & (1n << 14n)).toBe(0n);
  expect(received[1]?.message).not.toHaveProperty('interaction_metadata');
  expect(discord.channels.messages(id)).toHaveLength(1); // the answers are only for those who pressed

  discord.channels.removeMessage(String(json.id));
  await expect(discord.press(String(json.id), 'me:1')).rejects.toThrow('There is no message');
});

test('an option takes a channel by name, mention or id, and somebody can type in any channel', async () => {
  const command = { name: 'config', description: 'd', options: [{ type: 7, name: 'channel', description: 'Where' }] };
  await using bot = await connectedBot([command], () => message({ content: 'ok' }));
  const { simulator: discord, received } = bot;
  const { id } = discord.channels.add('match-posts');
  for (const typed of ['#match-posts', `<#${id}>`, id]) {
    await discord.ask(`/config channel:${typed}`, { channel: id });
    const { data, ...sent } = received.at(-1) as { data: Json };
    expect(data).toMatchObject({ options: [{ type: 7, value: id }], resolved: { channels: { [id]: { type: 0 } } } });
    expect(sent).toMatchObject({ channel_id: id, channel: { name: 'match-posts' } });
  }
  await expect(discord.ask('/config channel:#nowhere')).rejects.toThrow('Known: #stats, #match-posts');
});

test('messages of an earlier run are held, and later ones come after them', async () => {
  const earlier = await room();
  const { json } = await earlier.call('POST', '', post);
  earlier.discord.advance(3_600_000);
  const { json: ahead } = await earlier.call('POST', '', post);
  const later = await room();
  const { discord } = later;
  discord.channels.add('match-posts', earlier.id);
  const seen: string[] = [];
  discord.channels.onChange((channel) => seen.push(channel));
  for (const held of [json, ahead]) discord.adopt(held as never, discord.applicationId);
  const { call } = callsOf(discord, earlier.id);
  expect((await call('PATCH', `/${json.id}`, { ...silent, content: 'edited' })).status).toBe(200);
  const { json: newest } = await call('POST', '', post);
  const list = (await call('GET')).json as unknown as Json[];
  expect(list.map(({ id }) => id)).toEqual([newest.id, ahead.id, json.id]);
  expect(seen).toEqual(Array.from({ length: 4 }, () => earlier.id));
});
