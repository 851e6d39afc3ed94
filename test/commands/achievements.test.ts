import { afterAll, beforeAll, expect, test } from 'vitest';
import { achievements } from '../../src/domain/achievements.ts';
import { localeOf } from '../../src/texts/locale.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { shown } from '../support/shown.ts';

let bot: Bot;
let best: { guid: string; kills: number; rounds: number };
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const { rows } = await bot.database.client.query(
    `select player_guid as guid, sum(kills)::int as kills, count(*)::int as rounds from counted_player_rounds group by 1 order by 2 desc limit 1`,
  );
  best = rows[0];
});
afterAll(() => bot.close());

const texts = localeOf('en').texts.players.achievements;
const tiersOf = (key: 'kills' | 'games') =>
  (achievements.find((one) => one.key === key)?.tiers ?? []).map((threshold, index) => ({
    threshold,
    name: texts.badges[key].tiers[index] ?? '',
  }));
const count = (value: number) => value.toLocaleString('en');

test.each(['kills', 'games'] as const)('%s: tier reached, next threshold and what is missing', async (key) => {
  const value = key === 'kills' ? best.kills : best.rounds;
  const reached = tiersOf(key).filter(({ threshold }) => threshold <= value);
  const next = tiersOf(key)[reached.length];
  const before = bot.log.length;
  const outcome = await bot.discord.ask(`/achievements player:${best.guid}`);
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  const { label } = texts.badges[key];
  expect(shown(outcome)).toContain(`**${count(value)}** ${label} ${'★'.repeat(reached.length)}`);
  expect(shown(outcome)).toContain(`\n-# ${reached.at(-1)?.name} · `);
  if (next)
    expect(shown(outcome)).toContain(`${count(next.threshold - value)} to ${next.name} (${count(next.threshold)})`);
  for (const each of Object.values(texts.badges)) expect(shown(outcome)).toContain(`** ${each.label} `);
  const stars = [...shown(outcome).matchAll(/★/g)].length - 1;
  expect(shown(outcome)).toContain(`**${stars} of ${achievements.flatMap(({ tiers }) => tiers).length}** reached`);
});

test('K/D counts from 20 rounds', async () => {
  const { rows } = await bot.database.client.query(
    'select player_guid as guid, rounds::int from player_totals where rounds < 20 order by rounds limit 1',
  );
  const outcome = await bot.discord.ask(`/achievements player:${rows[0].guid}`);
  const missing = 20 - rows[0].rounds;
  expect(shown(outcome)).toContain(`counts from 20 rounds: ${missing} round${missing === 1 ? '' : 's'} to go`);
});

test('/stats shows the highest badges, whatever the period', async () => {
  const name = tiersOf('kills').findLast(({ threshold }) => threshold <= best.kills)?.name ?? 'none';
  for (const period of ['all', 'session'])
    expect(shown(await bot.discord.ask(`/stats player:${best.guid} period:${period}`))).toContain(name);
});

test('no player, several players, and a player without a counted round', async () => {
  expect((await bot.discord.ask('/achievements player:nobody-is-called-this')).message?.content).toContain('No player');
  expect(customId((await bot.discord.ask('/achievements player:e')).message, 'achievements.pick')).toBeTruthy();
  await bot.database.client.query("insert into player_aliases (guid, alias) values ('0DDBA11D', 'never counted')");
  for (const player of ['never counted', '0ddba11d'])
    expect(shown(await bot.discord.ask(`/achievements player:${player}`))).toContain('nothing has been achieved');
});
