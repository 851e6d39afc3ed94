import { expect, test } from 'vitest';
import type { Exchange } from '../../../simulator/discord/simulator.ts';
import type { Json } from './bot.ts';
import { connectedBot, message, silent, withToken } from './bot.ts';

const pumuckl = { id: '200000000000000007', username: 'pumuckl', globalName: 'Pumuckl' };
const eder = { id: '200000000000000008', username: 'eder' };
const people = [pumuckl, eder];
const commands = [
  {
    name: 'leaderboard',
    description: 'Ranking',
    options: [
      { type: 3, name: 'stat', description: 'Which', required: true, choices: [{ name: 'Kills', value: 'kills' }] },
      { type: 4, name: 'page', description: 'Page', min_value: 1, max_value: 9 },
      { type: 3, name: 'player', description: 'Who', autocomplete: true, max_length: 20 },
      { type: 6, name: 'user', description: 'Whom' },
      { type: 5, name: 'hidden', description: 'Only me' },
    ],
  },
  {
    name: 'players',
    description: 'Players',
    options: [
      {
        type: 1,
        name: 'list',
        description: 'All',
        options: [{ type: 3, name: 'filter', description: 'Which', required: false }],
      },
    ],
  },
  { name: 'everywhere', description: 'Also in DMs', contexts: [0, 1], integration_types: [0, 1] },
  { name: 'manage', description: 'For managers', default_member_permissions: '32' },
  { type: 2, name: 'Stats' },
];

test.each([
  [
    '/leaderboard stat:kills page:2',
    [
      { name: 'stat', type: 3, value: 'kills' },
      { name: 'page', type: 4, value: 2 },
    ],
  ],
  ['/leaderboard stat:Kills', [{ name: 'stat', type: 3, value: 'kills' }]],
  [
    '/leaderboard stat:kills player:two words hidden:true',
    [
      { name: 'stat', type: 3, value: 'kills' },
      { name: 'player', type: 3, value: 'two words' },
      { name: 'hidden', type: 5, value: true },
    ],
  ],
  [
    '/leaderboard player:"a: \\"b\\" page:3" stat:kills',
    [
      { name: 'player', type: 3, value: 'a: "b" page:3' },
      { name: 'stat', type: 3, value: 'kills' },
    ],
  ],
  ['/players list filter:all', [{ name: 'list', type: 1, options: [{ name: 'filter', type: 3, value: 'all' }] }]],
  ['/players list', [{ name: 'list', type: 1, options: [] }]],
  ['/everywhere', undefined],
])('%s is sent as Discord sends it', async (line, options) => {
  await using bot = await connectedBot(commands, () => message({ content: 'ok' }), { people });
  const { response, message: held, problems, status } = await bot.simulator.ask(line);
  expect(problems).toEqual([]);
  expect(status).toBe(200);
  expect(response).toEqual({ type: 4, data: { content: 'ok', ...silent } });
  expect(held).toMatchObject({ content: 'ok', embeds: [], interaction_metadata: { user: { id: pumuckl.id } } });
  const [sent] = bot.received;
  expect((sent?.data as Json | undefined)?.options).toEqual(options);
});

test.each([
  ['/nothing', 'no command /nothing. Registered: /leaderboard'],
  ['leaderboard', 'neither a slash command'],
  ['/leaderboard', 'needs the option stat'],
  ['/leaderboard kills', '"kills" belongs to no option'],
  ['/leaderboard stat:deaths', 'one of: kills; not "deaths"'],
  ['/leaderboard stat:kills nonsense:1', 'has no option nonsense'],
  ['/leaderboard stat:kills page:0', 'page takes 1 to 9, not 0'],
  ['/leaderboard stat:kills page:two', 'whole number, not "two"'],
  ['/leaderboard stat:kills hidden:maybe', 'true or false'],
  ['/leaderboard stat:kills player:123456789012345678901', '1 to 20 characters'],
  ['/leaderboard stat:kills stat:kills', 'given twice'],
  ['/leaderboard stat:kills user:@nobody', 'Nobody here is called "@nobody". Known: @pumuckl, @eder'],
  ['/leaderboard stat:kills user:12', '17 to 20 digits'],
  ['/players', 'one of these has to follow: list'],
  ['/manage', 'without the permission Manage Server'],
  ['Stats', 'needs a user'],
])('%s is refused before anything is sent', async (line, reason) => {
  await using bot = await connectedBot(commands, () => message({ content: 'ok' }), { people });
  await expect(bot.simulator.ask(line)).rejects.toThrow(reason);
  expect(bot.received).toEqual([]);
});

test.each(['@eder', eder.id, `<@${eder.id}>`, 'Eder'])('a user may be written %s', async (written) => {
  await using bot = await connectedBot(commands, () => message({ content: 'ok' }), { people });
  await bot.simulator.ask(`/leaderboard stat:kills user:${written}`);
  await bot.simulator.ask(`Stats ${written}`);
  const [option, menu] = bot.received.map(({ data }) => data as Json);
  expect(option).toMatchObject({
    options: [{}, { value: eder.id }],
    resolved: { users: { [eder.id]: { username: 'eder' } } },
  });
  expect(menu).toMatchObject({ type: 2, target_id: eder.id, resolved: { members: { [eder.id]: {} } } });
});

test('where one is decides what is sent and what is offered', async () => {
  await using bot = await connectedBot(commands, () => message({ content: 'ok' }), { people });
  await bot.simulator.ask('/everywhere', { as: eder.id, locale: 'de' });
  await bot.simulator.ask('/everywhere', { as: eder.id, context: 'dm' });
  await bot.simulator.ask('/everywhere', { as: eder.id, context: 'user-install' });
  await bot.simulator.ask('/everywhere', { as: eder.id, context: 'other-guild' });
  const [guild, dm, install, foreign] = bot.received;
  expect(guild).toMatchObject({
    context: 0,
    locale: 'de',
    guild_id: bot.simulator.guildId,
    member: { user: { id: eder.id } },
  });
  expect(dm).toMatchObject({
    context: 1,
    user: { id: eder.id },
    authorizing_integration_owners: { 0: '0' },
    channel: { type: 1, recipients: [{ id: eder.id }] },
  });
  expect(dm).not.toHaveProperty('member');
  expect(dm).not.toHaveProperty('guild_id');
  expect(install).toMatchObject({ context: 0, authorizing_integration_owners: { 1: eder.id } });
  const owner = String(foreign?.guild_id);
  expect(owner).not.toBe(bot.simulator.guildId);
  expect(foreign).toMatchObject({ context: 0, member: {}, authorizing_integration_owners: { 0: owner } });
  expect(new Set(bot.received.map((one) => one.channel_id)).size).toBe(4);
  await expect(bot.simulator.ask('/leaderboard stat:kills', { context: 'user-install' })).rejects.toThrow('not offer');
  await bot.simulator.ask('/manage', { permissions: 32n });
  expect(bot.received.at(-1)).toMatchObject({ member: { permissions: '32' } });
});

test('suggestions: partial options, the last one focused', async () => {
  const choices = [{ name: 'Pumuckl', value: 'AB12' }];
  await using bot = await connectedBot(commands, () => ({ type: 8, data: { choices } }));
  const outcome = await bot.simulator.autocomplete('/leaderboard page:2 player:pu');
  expect(outcome).toMatchObject({ choices, message: null, problems: [] });
  expect(bot.received[0]).toMatchObject({
    type: 4,
    data: {
      options: [
        { name: 'page', value: '2' },
        { name: 'player', value: 'pu', focused: true },
      ],
    },
  });
  expect((await bot.simulator.autocomplete('/leaderboard player:')).choices).toEqual(choices);
  await expect(bot.simulator.autocomplete('/leaderboard page:1')).rejects.toThrow('no suggestions');
  await expect(bot.simulator.autocomplete('/leaderboard')).rejects.toThrow('No option is being typed');
});

const buttons = {
  type: 1,
  components: [
    { type: 2, style: 2, label: 'Next', custom_id: 'next' },
    { type: 2, style: 2, label: 'Off', custom_id: 'off', disabled: true },
  ],
};
const menu = {
  type: 1,
  components: [{ type: 3, custom_id: 'view', options: ['top', 'combat'].map((value) => ({ label: value, value })) }],
};

test('pressing and choosing update the message in place, for any user', async () => {
  await using bot = await connectedBot(
    commands,
    ({ type, data }) =>
      type === 2
        ? message({ content: 'page 1', components: [buttons, menu] })
        : { type: 7, data: { ...silent, content: `after ${String((data as Json).custom_id)}` } },
    { people },
  );
  const { message: first } = await bot.simulator.ask('/everywhere');
  const id = first?.id ?? '';
  const pressed = await bot.simulator.press(id, 'next', { as: eder.id });
  expect(pressed.message).toMatchObject({ id, content: 'after next', components: first?.components });
  expect(bot.received[1]).toMatchObject({
    type: 3,
    message: { id, content: 'page 1' },
    member: { user: { id: eder.id } },
  });
  const chosen = await bot.simulator.select({ id }, 'view', ['combat']);
  expect(chosen.problems).toEqual([]);
  expect(bot.simulator.message(id)?.content).toBe('after view');
  expect(bot.received[2]).toMatchObject({ data: { component_type: 3, values: ['combat'] } });

  await expect(bot.simulator.press(id, 'off')).rejects.toThrow('disabled');
  await expect(bot.simulator.press(id, 'gone')).rejects.toThrow('It has: "next", "off", "view"');
  await expect(bot.simulator.press('1', 'next')).rejects.toThrow('no message 1');
  await expect(bot.simulator.select(id, 'view', ['weapons'])).rejects.toThrow('Offered: top, combat');
  await expect(bot.simulator.select(id, 'view', [])).rejects.toThrow('1 to 1');
});

test('an ephemeral message belongs to one user', async () => {
  await using bot = await connectedBot(commands, () => message({ content: 'psst', flags: 64, components: [buttons] }), {
    people,
  });
  const { message: secret } = await bot.simulator.ask('/everywhere', { as: eder.id });
  expect(secret?.flags).toBe(64);
  await expect(bot.simulator.press(secret?.id ?? '', 'next')).rejects.toThrow(`Only user ${eder.id} sees`);
  expect((await bot.simulator.press(secret?.id ?? '', 'next', { as: eder.id })).problems).toEqual([]);
});

test('a refused answer leaves no message and says where it is wrong', async () => {
  await using bot = await connectedBot(commands, () => message({ embeds: [{ title: 'x'.repeat(257) }] }));
  const { message: held, problems } = await bot.simulator.ask('/everywhere');
  expect(held).toBeNull();
  expect(problems).toEqual(['data.embeds.0.title: Must be 256 or fewer in length. It has 257. (BASE_TYPE_MAX_LENGTH)']);
  expect(bot.simulator.messages()).toEqual([]);
});

test('an answer that may ping is held, and reported', async () => {
  await using bot = await connectedBot(commands, () => ({ type: 4, data: { content: '@everyone' } }));
  const { message: held, problems } = await bot.simulator.ask('/everywhere');
  expect(held?.content).toBe('@everyone');
  expect(problems).toEqual([
    'data.allowed_mentions: Every message carries allowed_mentions: { parse: [] }. (OWN_RULE)',
  ]);
});

test.each<[string, () => Response | Json, string]>([
  ['another status', () => new Response('busy', { status: 503 }), 'answered 503, not 200: busy'],
  ['no JSON', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }), 'content-type is "text/html"'],
  ['a type that does not fit', () => ({ type: 7, data: {} }), 'must be one of {4, 5, 9}, not 7'],
  ['a defer with other flags', () => ({ type: 5, data: { flags: 4 } }), 'accepts only EPHEMERAL'],
])('%s is a problem', async (_, answer, problem) => {
  await using bot = await connectedBot(commands, answer);
  const outcome = await bot.simulator.ask('/everywhere');
  expect(outcome.message).toBeNull();
  expect(outcome.problems).toEqual([expect.stringContaining(problem)]);
});

test('no answer in time', async () => {
  await using bot = await connectedBot(commands, () => new Promise<Json>(() => {}), { answerWithinMs: 50 });
  expect((await bot.simulator.ask('/everywhere')).problems).toEqual(['The application did not respond within 50 ms.']);
});

test('raw requests: only a true signature over the very bytes passes', async () => {
  await using bot = await connectedBot(commands, () => ({ type: 1 }));
  const ping = { type: 1, id: '1', application_id: bot.simulator.applicationId, token: 't', version: 1 };
  const status = async (raw?: object) => (await bot.simulator.raw(ping, raw)).status;
  expect(await status()).toBe(200);
  expect(await status({ signature: undefined })).toBe(401);
  expect(await status({ signature: '00'.repeat(64) })).toBe(401);
  expect(await status({ sent: `${JSON.stringify(ping)} ` })).toBe(401);
  expect(await status({ timestamp: '12' })).toBe(200);
});

test('a deferred answer is awaited; visibility stays that of the defer', async () => {
  await using bot = await connectedBot(commands, (interaction) => {
    void withToken(bot.simulator, interaction, 'PATCH', '/messages/@original', { ...silent, content: 'late' });
    return { type: 5, data: { flags: 64 } };
  });
  const outcome = await bot.simulator.ask('/everywhere');
  expect(outcome).toMatchObject({ problems: [], response: { type: 5 }, message: { content: 'late', flags: 64 } });
});

test('a defer that nobody completes is a problem', async () => {
  await using bot = await connectedBot(commands, () => ({ type: 5 }), { completeWithinMs: 20 });
  expect((await bot.simulator.ask('/everywhere')).problems).toEqual(['The deferred answer did not come within 20 ms.']);
});

test('files come with the answer and are served; a missing one is refused', async () => {
  const answer = (url: string) => {
    const form = new FormData();
    const attachments = [{ id: 0, description: 'A chart' }];
    form.set('payload_json', JSON.stringify(message({ embeds: [{ image: { url } }], attachments })));
    form.set('files[0]', new File(['png'], 'chart.png', { type: 'image/png' }));
    return new Response(form);
  };
  let url = 'attachment://chart.png';
  await using bot = await connectedBot(commands, () => answer(url));
  const { message: held, problems } = await bot.simulator.ask('/everywhere');
  expect(problems).toEqual([]);
  const shown = held?.embeds[0]?.image?.url ?? '';
  expect(await (await fetch(shown)).text()).toBe('png');
  url = 'attachment://other.png';
  expect((await bot.simulator.ask('/everywhere')).problems).toEqual([
    expect.stringContaining('No file named "other.png"'),
  ]);
});

test('a client in another language sends the names that were registered', async () => {
  const translated = {
    name: 'leaderboard',
    description: 'Ranking',
    name_localizations: { de: 'rangliste' },
    options: [
      {
        type: 3,
        name: 'stat',
        description: 'Which',
        name_localizations: { de: 'wert' },
        choices: [{ name: 'Kills', value: 'kills', name_localizations: { de: 'Abschüsse' } }],
      },
      { type: 3, name: 'player', description: 'Who', name_localizations: { de: 'spieler' }, autocomplete: true },
    ],
  };
  await using bot = await connectedBot([translated], ({ type }) =>
    type === 2 ? message({ content: 'ok' }) : { type: 8, data: { choices: [] } },
  );
  const german = { locale: 'de' };
  await bot.simulator.ask('/rangliste wert:abschüsse', german);
  await bot.simulator.ask('/leaderboard stat:kills', german);
  await bot.simulator.autocomplete('/rangliste spieler:b', german);
  const stat = { name: 'leaderboard', options: [{ name: 'stat', value: 'kills' }] };
  expect(bot.received.map(({ data }) => data)).toMatchObject([
    stat,
    stat,
    { name: 'leaderboard', options: [{ name: 'player', value: 'b', focused: true }] },
  ]);
  await expect(bot.simulator.ask('/rangliste')).rejects.toThrow('no command /rangliste');
});

test('components of a message are pressed where it stands, and a message outlives the simulator that made it', async () => {
  const answers = () => message({ content: 'private', flags: 64, components: [buttons] });
  await using first = await connectedBot(commands, answers, { people });
  const { message: kept } = await first.simulator.ask('/everywhere', { as: eder.id, context: 'dm' });
  if (!kept) throw new Error('no message');
  await first.simulator.press(kept, 'next', { as: eder.id });
  expect(first.received.at(-1)).toMatchObject({ context: 1, user: { id: eder.id } });

  await using second = await connectedBot(commands, answers, { people });
  await expect(second.simulator.press(kept, 'next', { as: eder.id })).rejects.toThrow('no message');
  second.simulator.adopt(kept, eder.id);
  await second.simulator.press(kept, 'next', { as: eder.id });
  await expect(second.simulator.press(kept, 'next', { as: pumuckl.id })).rejects.toThrow('Only user');
  expect(second.received).toHaveLength(1);
});

test('an exchange is told with both bodies as they were on the wire', async () => {
  const exchanges: Exchange[] = [];
  const onExchange = (exchange: Exchange) => void exchanges.push(exchange);
  await using bot = await connectedBot(commands, () => message({ content: 'ok' }), { people, onExchange });
  const { interactionId } = await bot.simulator.ask('/everywhere');
  const [exchange] = exchanges;
  expect(exchange).toMatchObject({ interactionId, problems: [], calls: [], response: { status: 200 } });
  expect(exchange?.request.headers['x-signature-ed25519']).toMatch(/^[0-9a-f]{128}$/);
  expect(JSON.parse(exchange?.request.body ?? '')).toMatchObject({ id: interactionId, data: { name: 'everywhere' } });
  expect(JSON.parse(exchange?.response?.body ?? '')).toMatchObject({ type: 4, data: { content: 'ok' } });
  expect(exchange?.endedMs).toBeGreaterThan(exchange?.startedMs ?? Number.POSITIVE_INFINITY);
});
