import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Acting } from '../../../simulator/discord/simulator.ts';
import { actionsOf } from '../../../src/commands/command.ts';
import { commands } from '../../../src/commands/index.ts';
import { registration } from '../../../src/commands/registration.ts';
import type { Bot } from '../../support/bot.ts';
import { manageServer, startBot } from '../../support/bot.ts';
import { customId } from '../../support/components.ts';
import { sample } from '../../support/sample.ts';

const administrator = 1n << 3n;
const typable = commands
  .filter(({ name }) => name === 'admin')
  .flatMap(actionsOf)
  .flatMap(([, { examples }]) => [...examples]);

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { OPEN: 'on' } });
});
afterAll(() => bot.close());

/** Registers the commands without default permissions, as if the server's owner had lifted the restriction. */
function unrestricted() {
  bot.discord.register(registration().map((command) => ({ ...command, default_member_permissions: null })));
}

const stored = async () =>
  (
    await bot.database.client.query(`
      select (select count(*) from handled_interactions) as handled, (select count(*) from settings) as settings,
        (select count(*) from player_merges) as merges, (select count(*) from rounds where validity_override is not null) as verdicts`)
  ).rows[0];

test('Discord hides it from members without Manage Server', async () => {
  bot.discord.register(registration());
  await expect(bot.discord.ask('/admin health')).rejects.toThrow('does not offer');
});

const nobody: [string, Acting][] = [
  ['a direct message', { context: 'dm', permissions: manageServer }],
  ['a member without the permission', {}],
  ['a manager of a server of their own', { context: 'user-install', permissions: manageServer }],
  ['an administrator of a server of their own', { context: 'user-install', permissions: administrator }],
];

test.each(sample(nobody, 2))(
  'the restriction lifted, %s still gets a refusal, and nothing changes',
  async (_who, acting) => {
    unrestricted();
    const before = await stored();
    for (const line of typable) {
      const { message, response, problems } = await bot.discord.ask(line, acting);
      expect(problems).toEqual([]);
      expect(message?.content).toBe('That needs the permission “Manage Server”, in one of this community’s servers.');
      expect(response).toMatchObject({ data: { flags: 64 } });
    }
    expect(await stored()).toEqual(before);
  },
);

test.each(sample(nobody, 2))('%s gets no suggestions', async (_who, acting) => {
  unrestricted();
  for (const line of ['/admin ingest round:', '/admin merge from:a', '/admin config time_zone:b']) {
    expect((await bot.discord.autocomplete(line, acting)).choices).toEqual([]);
  }
});

test.each([
  ['Manage Server', { permissions: manageServer }],
  ['Administrator', { permissions: administrator }],
])('%s in a listed server has the permission, and the reply is ephemeral', async (_right, acting) => {
  bot.discord.register(registration());
  for (const line of typable) {
    const { message, response, problems } = await bot.discord.ask(line, acting);
    expect(problems).toEqual([]);
    expect(response).toMatchObject({ data: { flags: 64 } });
    expect(message?.content).not.toContain('That needs the permission');
  }
});

test('permissions in a server that is not listed do not count', async () => {
  const elsewhere = await startBot({ data: 'empty', vars: { DISCORD_GUILD_IDS: '300000000000000055', OPEN: 'on' } });
  const { message } = await elsewhere.discord.ask('/admin health', { permissions: manageServer | administrator });
  await elsewhere.close();
  expect(message?.content).toContain('That needs the permission');
});

test('a button does nothing after its owner has lost the permission', async () => {
  bot.discord.register(registration());
  const { rows } = await bot.database.client.query(
    'select player_guid from player_totals order by rounds desc limit 2',
  );
  const [from, into] = rows.map(({ player_guid }) => player_guid);
  const line = `/admin merge from:${from} into:${into}`;
  const { message } = await bot.discord.ask(line, { permissions: manageServer });
  const before = await stored();
  const pressed = await bot.discord.press(message?.id ?? '', customId(message, 'admin.merge'));
  expect(pressed.message?.content).toContain('That needs the permission');
  expect(await stored()).toEqual(before);
});
