import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MANAGE_SERVER } from '../../../simulator/discord/simulator.ts';
import type { Bot } from '../../support/bot.ts';
import { startBot } from '../../support/bot.ts';
import { customId, customIds } from '../../support/components.ts';
import { forgedPress } from '../../support/forged-press.ts';
import { shown } from '../../support/shown.ts';

const [ada, bert] = ['200000000000000001', '200000000000000002'];
const manager = { as: '200000000000000009', permissions: MANAGE_SERVER };
const another = { as: '200000000000000008', permissions: MANAGE_SERVER };

let bot: Bot;
let guids: string[];
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const free = await query(
    `select player_guid as guid from player_totals where player_guid not in (select et_guid from player_links) order by player_guid`,
  );
  guids = free.map(({ guid }) => guid);
});
afterAll(() => bot.close());
beforeEach(async () => {
  await query('delete from link_claims; delete from player_links where discord_id < 200000000000000100');
  await bot.discord.ask('/unlink', { as: ada }); // makes the Worker count the claims again
});

const query = async (text: string, values: unknown[] = []) => (await bot.database.client.query(text, values)).rows;

const user = (index: number) => `2000000000000000${String(10 + index)}`;

async function claim(as: string, guid: string) {
  const { message } = await bot.discord.ask(`/link player:${guid}`, { as });
  return bot.discord.press(message?.id ?? '', customId(message, 'link.confirm'), { as });
}

const linkedTo = async (id: string) =>
  (await query('select et_guid from player_links where discord_id = $1', [id]))[0]?.et_guid;

/** Returns the claims of a list, and of all its pages. */
async function listed(): Promise<string> {
  let { message } = await bot.discord.ask('/admin links', manager);
  let text = shown({ message });
  for (let page = 2; page < 9; page++) {
    const next = customIds(message).find((id) => id.includes('|at=next'));
    if (!next || JSON.stringify(message).includes(`"custom_id":"${next}","disabled":true`)) break;
    ({ message } = await bot.discord.press(message?.id ?? '', next, manager));
    text += `\n${shown({ message })}`;
  }
  return text;
}

test('the list: who says what, since when, oldest first, on as many pages as it takes', async () => {
  expect(shown(await bot.discord.ask('/admin links', manager))).toBe('No link waits for proof.');
  for (let index = 0; index < 9; index++) await claim(user(index), guids[index] ?? '');
  const first = await bot.discord.ask('/admin links', manager);
  expect(first.problems).toEqual([]);
  expect(shown(first)).toContain('9 claims wait');
  expect(shown(first)).toMatch(new RegExp(`\\*\\*1\\*\\* Is <@${user(0)}> \\*\\*.*\\*\\* \\(\`${guids[0]}\`\\)\\?`));
  expect(customIds(first.message).filter((id) => id.includes('acceptclaim'))).toHaveLength(4);
  const all = await listed();
  for (let index = 0; index < 9; index++) expect(all).toContain(`**${index + 1}** Is <@${user(index)}>`);
});

test('the number of claims that wait stands under every other answer to a manager, and nobody else sees it', async () => {
  const lines = ['/admin health', '/admin merge', '/admin config', '/admin metrics', '/admin ingest'];
  for (const line of lines) expect(shown(await bot.discord.ask(line, manager))).not.toContain('to be a player');
  for (let index = 0; index < 3; index++) await claim(user(index), guids[index] ?? '');
  for (const line of lines)
    expect(shown(await bot.discord.ask(line, manager))).toMatch(/🔗 3 claims to be a player wait: <\/admin links:\d+>/);
  expect(shown(await bot.discord.ask('/last', manager))).not.toContain('to be a player');
  expect(shown(await bot.discord.ask('/admin health', { ...manager, locale: 'de' }))).toContain(
    '3 Verknüpfungen warten',
  );
});

test('one press verifies; the user reads it with their next command', async () => {
  await claim(ada, guids[0] ?? '');
  const { message } = await bot.discord.ask('/admin links', manager);
  const accept = customId(message, 'admin.acceptclaim');
  const [one, other] = await Promise.all([
    bot.discord.press(message?.id ?? '', accept, manager),
    bot.discord.raw(
      forgedPress({
        as: another.as,
        guild: bot.discord.guildId,
        permissions: '32',
        data: { custom_id: accept.replace(manager.as, another.as), component_type: 2 },
      }),
    ),
  ]);
  expect([shown(one), JSON.stringify(await other.json())].join()).toMatch(/is linked to .* now.*|no longer waits/);
  expect(await linkedTo(ada)).toBe(guids[0]);
  expect(shown(await bot.discord.ask('/linked', { as: ada }))).toContain('somebody with Manage Server confirmed it');
  expect(shown(await bot.discord.ask('/linked', { as: ada }))).toMatch(/^You are linked to/);
  expect(shown(await bot.discord.ask('/admin links', manager))).toBe('No link waits for proof.');
});

test('refusing asks first, and can be cancelled', async () => {
  await claim(ada, guids[0] ?? '');
  const { message } = await bot.discord.ask('/admin links', manager);
  const asked = await bot.discord.press(message?.id ?? '', customId(message, 'admin.refuseclaim'), manager);
  expect(shown(asked)).toContain(`Refuse the claim of <@${ada}> to be \`${guids[0]}\`?`);
  expect(JSON.stringify(asked.message?.components)).toMatch(/"style":4.*admin.refuseclaim.*"style":2.*admin.links/);
  const back = await bot.discord.press(message?.id ?? '', customId(asked.message, 'admin.links'), manager);
  expect(shown(back)).toContain('1 claim waits');
  await bot.discord.press(message?.id ?? '', customId(back.message, 'admin.refuseclaim'), manager);
  const done = await bot.discord.press(message?.id ?? '', customId(asked.message, 'sure=y'), manager);
  expect(shown(done)).toContain(`The claim of <@${ada}> is refused.`);
  const told = await bot.discord.ask('/season', { as: ada });
  expect(shown(told)).toContain('refused your claim');
  expect(told.response).toMatchObject({ data: { flags: 64 } });
  expect(shown(await bot.discord.ask(`/link player:${guids[1]}`, { as: ada }))).toContain('One new claim a day');
});

test('of two who claim one player one is verified, the other told', async () => {
  for (const as of [ada, bert]) await claim(as, guids[0] ?? '');
  const { message } = await bot.discord.ask('/admin links', manager);
  expect(shown({ message }).match(/also claimed by 1 other/g)).toHaveLength(2);
  await bot.discord.press(message?.id ?? '', customId(message, `acceptclaim|${manager.as}|u=${bert}`), manager);
  expect([await linkedTo(ada), await linkedTo(bert)]).toEqual([undefined, guids[0]]);
  expect(shown(await bot.discord.ask('/unlink', { as: ada }))).toContain('linked to somebody else now');
  expect(await linkedTo(bert)).toBe(guids[0]);
});

test('a button of a claim that was taken back says so', async () => {
  await claim(ada, guids[0] ?? '');
  const { message } = await bot.discord.ask('/admin links', manager);
  await bot.discord.ask('/unlink', { as: ada });
  const late = await bot.discord.press(message?.id ?? '', customId(message, 'admin.acceptclaim'), manager);
  expect(shown(late)).toContain(`The claim of <@${ada}> no longer waits.`);
  expect(await linkedTo(ada)).toBeUndefined();
});

test('a manager links at once, also themselves', async () => {
  const line = `/link player:${guids[0]}`;
  const asked = await bot.discord.ask(line, manager);
  const done = await bot.discord.press(asked.message?.id ?? '', customId(asked.message, 'link.confirm'), manager);
  expect(shown(done)).toContain('You are linked to');
  expect(await linkedTo(manager.as)).toBe(guids[0]);
});

test('nobody but a manager presses the buttons', async () => {
  await claim(ada, guids[0] ?? '');
  for (const [place, permissions] of [
    ['300000000000000001', '0'],
    ['300000000000000099', '32'],
  ] as const) {
    for (const action of ['acceptclaim', 'refuseclaim', 'links']) {
      const response = await bot.discord.raw(
        forgedPress({
          as: bert,
          permissions,
          guild: place,
          data: { custom_id: `1|admin.${action}|${bert}|u=${ada}|g=${guids[0]}|sure=y`, component_type: 2 },
        }),
      );
      expect(await response.json()).toMatchObject({
        data: { content: expect.stringMatching(/Manage Server|answers in the servers/) },
      });
    }
  }
  expect(await query('select outcome from link_claims')).toEqual([{ outcome: null }]);
});
