import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Bot } from '../../support/bot.ts';
import { manageServer, startBot } from '../../support/bot.ts';
import { customId } from '../../support/components.ts';
import { forgetNow } from '../../support/forgotten/forget-now.ts';
import { keepNewestRounds } from '../../support/newest-rounds.ts';

const manager = { permissions: manageServer };
// Two people. The first has two spare GUIDs that never played in the same round.
const [ada, ben, spare, older] = ['ADA00001', 'BEN00002', 'ADA00003', 'ADA00004'];

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  await keepNewestRounds(bot.database.client, 40);
});
afterAll(() => bot.close());

const query = async <Row = Record<string, string>>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await bot.database.client.query(text, values)).rows;

/** Returns everything that a merge may change, as text. */
async function state(): Promise<string> {
  const rows = await query(`
    select 'merge' as what, from_guid || into_guid || coalesce(asked_into, '') as it from player_merges
    union all select 'link', discord_id || et_guid from player_links
    union all select 'totals', to_jsonb(t)::text from player_totals t
    union all select 'session', to_jsonb(t)::text from player_sessions t
    union all select 'weapon', to_jsonb(t)::text from weapon_totals t
    union all select 'weapons', to_jsonb(t)::text from weapon_sessions t
    order by 1, 2`);
  return JSON.stringify(rows);
}

/** Gives rows of four different rounds to people of this test. */
beforeEach(async () => {
  const rounds = await query(
    'select id from rounds where is_valid and round_number = 1 order by played_at desc limit 4',
  );
  for (const [index, guid] of [ada, ben, spare, older].entries()) {
    const [row] = await query(
      'select player_guid from player_comprehensive_stats where round_id = $1 order by kills desc limit 1',
      [rounds[index]?.id],
    );
    for (const table of ['player_comprehensive_stats', 'weapon_comprehensive_stats']) {
      await query(`update ${table} set player_guid = $1 where round_id = $2 and player_guid = $3`, [
        guid,
        rounds[index]?.id,
        row?.player_guid,
      ]);
    }
    await query("insert into player_aliases (guid, alias, last_seen) values ($1, $2, '2026-02-01')", [
      guid,
      `Person ${guid}`,
    ]);
  }
  await query('select refresh_totals()');
});

afterEach(async () => {
  await query('delete from player_merges');
  await query('delete from player_links where et_guid = any ($1)', [[ada, ben, spare, older]]);
  await query('delete from player_aliases where guid = any ($1)', [[ada, ben, spare, older]]);
  for (const table of ['player_comprehensive_stats', 'weapon_comprehensive_stats']) {
    await query(`delete from ${table} where player_guid = any ($1)`, [[ada, ben, spare, older]]);
  }
});

const merge = (from: string, into: string) => bot.discord.ask(`/admin merge from:${from} into:${into}`, manager);
const link = (discordId: string, guid: string) =>
  query("insert into player_links (discord_id, discord_username, et_guid) values ($1, 'x', $2)", [discordId, guid]);
const kills = async (guid: string) =>
  (await query('select kills from player_totals where player_guid = $1', [guid]))[0]?.kills;
const raw = async (...guids: string[]) =>
  (
    await query('select sum(kills)::text as kills from player_comprehensive_stats where player_guid = any ($1)', [
      guids,
    ])
  )[0]?.kills;
const merges = async () =>
  (await query("select from_guid || ' ' || into_guid as it from player_merges order by 1")).map(({ it }) => it);

/** Expects that the rollups equal those of a full rebuild. */
async function expectRollupsRight() {
  const before = await state();
  await query('select refresh_totals()');
  expect(await state()).toBe(before);
}

test('two GUIDs count as one person, and Undo brings back exactly what was', async () => {
  const before = await state();
  const { message, problems } = await merge(spare, ada);
  expect(problems).toEqual([]);
  expect(message?.content).toContain(
    `**Person ${spare}** (${spare}) counts as **Person ${ada}** (${ada}) now: 2\u00a0rounds together`,
  );
  expect(await kills(ada)).toBe(await raw(ada, spare));
  expect(await kills(spare)).toBeUndefined();
  await expectRollupsRight();
  const stats = await bot.discord.ask(`/stats player:${spare}`);
  expect(stats.message?.embeds[0]?.footer?.text).toContain(ada);
  const undone = await bot.discord.press(message?.id ?? '', customId(message, 'admin.unmerge'), manager);
  expect(undone.problems).toEqual([]);
  expect(undone.message?.content).toContain('counts as itself again');
  expect(await state()).toBe(before);
  await expectRollupsRight();
});

test('GUIDs that played in one round are merged only after a confirmation, which expires', async () => {
  const [first, second] = await query(
    'select player_guid from player_totals where player_guid <> all ($1) order by rounds desc limit 2',
    [[ada, ben, spare, older]],
  );
  const [together] = await query(
    `select count(*) from player_comprehensive_stats a join player_comprehensive_stats b using (round_id)
    where a.player_guid = $1 and b.player_guid = $2`,
    [first?.player_guid, second?.player_guid],
  );
  const before = await state();
  const { message, problems } = await merge(String(first?.player_guid), String(second?.player_guid));
  expect(problems).toEqual([]);
  expect(stylesOf(message)).toEqual([4, 2]);
  const [own] = await query('select rounds from player_totals where player_guid = $1', [first?.player_guid]);
  expect(message?.content).toContain(`their ${own?.rounds}\u00a0rounds would count for`);
  expect(message?.content).toContain(`played in ${together?.count}\u00a0rounds at the same time`);
  expect(await state()).toBe(before);
  const id = customId(message, 'admin.merge');
  const done = await bot.discord.press(message?.id ?? '', id, manager);
  expect(done.problems).toEqual([]);
  expect(done.message?.content).toContain('counts as');
  await expectRollupsRight();
  const rounds = async () =>
    Number((await query('select rounds from player_totals where player_guid = $1', [second?.player_guid]))[0]?.rounds);
  const [merged, said] = [await rounds(), /Undoing it takes (\d+)\u00a0rounds/.exec(done.message?.content ?? '')?.[1]];
  expect(done.message?.content).toContain(` now: ${merged}\u00a0rounds together`);
  const list = (await bot.discord.ask('/admin merge', manager)).message;
  const guid = String(first?.player_guid);
  const asked = await bot.discord.select(list?.id ?? '', customId(list, 'admin.unmerge'), [guid], manager);
  expect(asked.message?.content).toContain(` loses ${said}\u00a0rounds`);
  await bot.discord.press(message?.id ?? '', customId(done.message, 'admin.unmerge'), manager);
  expect(merged - (await rounds())).toBe(Number(said));
  expect(await state()).toBe(before);

  const body = (custom: string) => ({
    ...pressed(message?.id ?? '', custom),
  });
  const expired = await bot.discord.raw(body(id.replace(/until=\w+/, 'until=1')));
  expect(JSON.stringify(await expired.json())).toContain('out of date');
  expect(await state()).toBe(before);
});

/** Sends a button press with a forged custom id and a valid signature. */
function pressed(message: string, custom: string) {
  return {
    type: 3,
    id: String(9n * 10n ** 17n + BigInt(Math.floor(performance.now() * 1000))),
    application_id: bot.discord.applicationId,
    token: 'token',
    version: 1,
    locale: 'en-US',
    guild_id: bot.discord.guildId,
    member: { permissions: String(manageServer), user: { id: '200000000000000001', username: 'somebody' } },
    message: { id: message },
    data: { component_type: 2, custom_id: custom },
  };
}

/** Picks a merge from the list and confirms that it is to be undone. */
async function undoInList(list: APIMessage | null, guid: string) {
  const asked = await bot.discord.select(list?.id ?? '', customId(list, 'admin.unmerge'), [guid], manager);
  expect(asked.problems).toEqual([]);
  expect(asked.message?.content).toContain(`\`${guid}\` would count as itself again`);
  return bot.discord.press(list?.id ?? '', customId(asked.message, 'admin.unmerge'), manager);
}

test('red buttons say what will be gone, and have a cancel beside them that changes nothing', async () => {
  await merge(older, spare);
  const { message } = await merge(spare, ada);
  const rounds = async () =>
    (await query('select rounds::int from player_totals where player_guid = $1', [ada]))[0]?.rounds;
  const before = await state();
  expect(message?.content).toContain(`Undoing it takes 2\u00a0rounds from **Person ${ada}**`);
  expect(stylesOf(message)).toEqual([4, 2]);
  const kept = await bot.discord.press(message?.id ?? '', customId(message, 'admin.keepmerge'), manager);
  expect([kept.message?.content, kept.message?.components]).toEqual(['The merge stays.', []]);

  const list = (await bot.discord.ask('/admin merge', manager)).message;
  const asked = await bot.discord.select(list?.id ?? '', customId(list, 'admin.unmerge'), [spare], manager);
  expect(asked.message?.content).toBe(
    `\`${spare}\` would count as itself again: **Person ${ada}** (${ada}) loses 2\u00a0rounds. Undo the merge?`,
  );
  expect(stylesOf(asked.message)).toEqual([4, 2]);
  expect(await state()).toBe(before);
  expect(await rounds()).toBe(3);
  await bot.discord.press(list?.id ?? '', customId(asked.message, 'admin.unmerge'), manager);
  expect(await rounds()).toBe(1);
});

const stylesOf = (message: APIMessage | null) =>
  ((message?.components ?? []) as { components: { style: number }[] }[]).flatMap(({ components }) =>
    components.map(({ style }) => style),
  );

test('chains are rewritten, and undoing one in the middle restores the one before', async () => {
  await merge(older, spare);
  await merge(spare, ada);
  await merge(ada, ben);
  expect(await merges()).toEqual([`${ada} ${ben}`, `${spare} ${ben}`, `${older} ${ben}`].sort());
  await expectRollupsRight();
  const { message, problems } = await bot.discord.ask('/admin merge', manager);
  expect(problems).toEqual([]);
  expect(message?.embeds[0]?.title).toBe('3 GUIDs count as others');
  await undoInList(message, spare);
  expect(await merges()).toEqual([`${ada} ${ben}`, `${older} ${spare}`].sort());
  expect(await kills(ben)).toBe(await raw(ada, ben));
  expect(await kills(spare)).toBe(await raw(spare, older));
  await expectRollupsRight();
  await undoInList((await bot.discord.ask('/admin merge', manager)).message, ada);
  expect(await merges()).toEqual([`${older} ${spare}`]);
  const gone = await undoInList((await bot.discord.ask('/admin merge', manager)).message, older);
  expect(gone.message?.content).toContain('Nobody is merged');
  await expectRollupsRight();
});

test('of two links the one of the person merged into remains; Undo restores the other', async () => {
  await link('200000000000000071', spare);
  await link('200000000000000072', ada);
  const before = await state();
  const { message } = await merge(spare, ada);
  expect(message?.content).toContain(
    '<@200000000000000072> stays linked, the link of <@200000000000000071> is set aside',
  );
  const links = () => query('select discord_id::text from player_links where et_guid = any ($1)', [[ada, spare]]);
  expect(await links()).toEqual([{ discord_id: '200000000000000072' }]);
  await bot.discord.press(message?.id ?? '', customId(message, 'admin.unmerge'), manager);
  expect(await state()).toBe(before);
});

test('a suspended link is not restored if its user has another by then, or deleted their data', async () => {
  await link('200000000000000071', spare);
  await link('200000000000000072', ada);
  const { message } = await merge(spare, ada);
  await link('200000000000000071', ben);
  await bot.discord.press(message?.id ?? '', customId(message, 'admin.unmerge'), manager);
  expect(await query('select et_guid from player_links where discord_id = 200000000000000071')).toEqual([
    { et_guid: ben },
  ]);

  await query('update player_links set et_guid = $1 where et_guid = $2', [spare, ben]);
  const again = await merge(spare, ada);
  await query('insert into forgotten_players (guid, asked_at, remove_after) values ($1, now(), now())', [spare]);
  await forgetNow(bot.database.client);
  await bot.discord.press(again.message?.id ?? '', customId(again.message, 'admin.unmerge'), manager);
  await query('delete from forgotten_players where guid = $1', [spare]);
  expect(await query('select from player_links where discord_id = 200000000000000071')).toEqual([]);
});

test('the only link remains and leads to the merged person', async () => {
  await link('200000000000000071', spare);
  const { message } = await merge(spare, ada);
  expect(message?.content).toContain('<@200000000000000071> stays linked, and to this person now');
  const stats = await bot.discord.ask('/stats', { as: '200000000000000071' });
  expect(stats.message?.embeds[0]?.footer?.text).toContain(ada);
});

test.each([
  ['the same twice', () => [ada, ada], 'one person already'],
  ['nobody', () => ['nobody-at-all', ada], 'No player is called “nobody'],
  ['a GUID nobody has', () => ['FFFFFFF0', ada], 'No player is called'],
  ['a hostile name', () => ['**@everyone**', ada], '\\*\\*\\@everyone\\*\\*'],
])('%s is answered with what to do', async (_what, given, words) => {
  const [from = '', into = ''] = given();
  const { message, problems } = await merge(from, into);
  expect(problems).toEqual([]);
  expect(message?.content).toContain(words);
  expect(await merges()).toEqual([]);
});

test('one option alone asks for the other', async () => {
  const { message } = await bot.discord.ask(`/admin merge from:${ada}`, manager);
  expect(message?.content).toContain('Name both');
});

test('a name of two people: a menu, for whichever side it is', async () => {
  for (const guid of [spare, older]) {
    await query("insert into player_aliases (guid, alias) values ($1, 'Twinned')", [guid]);
  }
  for (const line of [`from:twinned into:${ada}`, `from:${ada} into:twinned`]) {
    const { message, problems } = await bot.discord.ask(`/admin merge ${line}`, manager);
    expect(problems).toEqual([]);
    const chosen = await bot.discord.select(message?.id ?? '', customId(message, 'admin.merge'), [older], manager);
    expect(chosen.problems).toEqual([]);
    expect(chosen.message?.content).toContain('counts as');
    await query('select undo_merge(from_guid) from player_merges');
  }
  const { message } = await bot.discord.ask('/admin merge from:twinned into:twinned', manager);
  expect(message?.content).toBe('Whom do you mean by “twinned” (from)?\nWhom do you mean by “twinned” (into)?');
});

test('two managers at once, in opposite directions: one merge, no cycle; the other gets a reply that says so', async () => {
  const [one, other] = await Promise.all([
    bot.discord.ask(`/admin merge from:${ada} into:${spare}`, { ...manager, as: '200000000000000081' }),
    bot.discord.ask(`/admin merge from:${spare} into:${ada}`, { ...manager, as: '200000000000000082' }),
  ]);
  const said = [one.message?.content, other.message?.content];
  expect(said.filter((text) => text?.includes('counts as'))).toHaveLength(1);
  expect(said.filter((text) => text?.includes('one person already'))).toHaveLength(1);
  expect(await merges()).toHaveLength(1);
  await expectRollupsRight();
});

test('two managers at once, end to end: never a chain', async () => {
  await Promise.all([
    bot.discord.ask(`/admin merge from:${spare} into:${ada}`, { ...manager, as: '200000000000000081' }),
    bot.discord.ask(`/admin merge from:${ada} into:${ben}`, { ...manager, as: '200000000000000082' }),
  ]);
  const chains = await query('select from player_merges a join player_merges b on b.from_guid = a.into_guid');
  expect(chains).toEqual([]);
  expect((await merges()).length).toBeGreaterThan(0);
  await expectRollupsRight();
});

test('the same request again changes nothing more', async () => {
  const { message } = await merge(spare, ada);
  const body = pressed(message?.id ?? '', customId(message, 'admin.unmerge'));
  const first = await bot.discord.raw(body);
  expect(first.status).toBe(200);
  await merge(spare, ada);
  const before = await state();
  const second = await bot.discord.raw(body);
  expect(second.status).toBe(200);
  expect(await state()).toBe(before);
});
