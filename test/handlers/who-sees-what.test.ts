import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { WrittenRound } from '../../demo/round-files/match.ts';
import { registration } from '../../src/commands/registration.ts';
import { accessColumns, accessRows, actingAs } from '../support/access/discord.ts';
import type { Made } from '../support/access/http.ts';
import { routes, routesInCode, senders, sent, tokensOf } from '../support/access/http.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { withPictures } from '../support/picture.ts';
import { upload } from '../support/upload.ts';

// The tables of docs/access.md: who may see what, and where.

const claimant = '200000000000000088';
const files = generateRoundFiles({ seed: 'access', matches: 10 });

let bot: Bot;
let linked: string;
let made: Made;
beforeAll(async () => {
  const pairs = [`main:${tokensOf['a game server']}`, `duel:${tokensOf['another game server']}`];
  bot = await startBot({ data: 'small', vars: { ...withPictures, INGEST_TOKENS: pairs.join(' ') } });
  // Discord would not even offer some commands to members. A bot must not rely on that.
  bot.discord.register(registration().map((command) => ({ ...command, default_member_permissions: null })));
  const { rows } = await bot.database.client.query(
    'select discord_id::text as id, et_guid from player_links order by 1 limit 1',
  );
  linked = rows[0].id;
  await bot.database.client.query(
    `insert into link_codes (code, guid, issued_at) values ('QXZV', 'AAAAAAA1', now());
    insert into link_claims (discord_id, discord_username, guid, code, claimed_at) values (${claimant}, 'c', 'AAAAAAA1', 'QXZV', now())`,
  );
  const [file, ...others] = files as [WrittenRound, ...WrittenRound[]];
  await upload(bot.url, tokensOf['a game server'], file);
  const { message } = await bot.discord.ask('/leaderboard');
  const picture = new URL(message?.embeds[0]?.image?.url ?? '').pathname;
  made = { file, picture, fresh: () => others.shift() as WrittenRound };
});
afterAll(() => bot.close());

test.each(accessRows)('$where, $who', async (row) => {
  const acting = actingAs(row, { claimant, linked });
  const got: Record<string, string> = {};
  for (const { name, look } of accessColumns) got[name] = await look(bot, acting);
  expect(got).toEqual(Object.fromEntries(accessColumns.map(({ name, should }) => [name, should(row)])));
});

test.each(routes)('$route', async (route) => {
  const got: Record<string, string> = {};
  for (const sender of senders) got[sender] = await sent(bot, route, sender, made);
  expect(got).toEqual(route.gets);
});

test('every route of the code has a row, and no other has', () => {
  const known = new Set(routes.map(({ route }) => route.split(',')[0]));
  expect([...known].sort()).toEqual([...new Set(routesInCode())].sort());
});
