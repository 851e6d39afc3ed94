import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import { forgetNow } from '../support/forgotten/forget-now.ts';
import { linkByManager } from '../support/link.ts';
import { shown } from '../support/shown.ts';

const ada = { as: '200000000000000001' };
const stranger = { as: '200000000000000777' };

let bot: Bot;
/** Two unlinked GUIDs of one person: the second was merged into the first. */
let into: { guid: string; name: string; rounds: number; kills: number };
let from: typeof into;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const { client } = bot.database;
  const { rows } = await client.query(
    `select player_guid as guid, player_name(player_guid) as name, count(*)::int as rounds, sum(kills)::int as kills
     from counted_player_rounds where player_guid not in (select et_guid from player_links)
     group by 1 order by 4 desc limit 2`,
  );
  [into, from] = rows as [typeof into, typeof into];
  await client.query('insert into player_merges (from_guid, into_guid) values ($1, $2)', [from.guid, into.guid]);
  await client.query('select refresh_totals(array[$1])', [from.guid]);
});
afterAll(() => bot.close());

const guids = () => [into.guid, from.guid, from.guid.toLowerCase()];

test('/stats, /weapons, /achievements and /aliases by either GUID are about the one person', async () => {
  for (const command of ['stats', 'weapons', 'achievements', 'aliases']) {
    const answers = await Promise.all(guids().map((guid) => bot.discord.ask(`/${command} player:${guid}`)));
    for (const { message, problems } of answers) {
      expect(problems).toEqual([]);
      expect(message?.embeds).toEqual(answers[0]?.message?.embeds);
    }
  }
  const stats = shown(await bot.discord.ask(`/stats player:${from.guid}`));
  expect(stats).toContain(`Kills ${(into.kills + from.kills).toLocaleString('en')} `);
  expect(stats).toContain(into.guid);
});

test('names of both GUIDs are the person’s: lookups, aliases, the newest one shown', async () => {
  const { rows } = await bot.database.client.query(
    'select alias, sum(times_seen)::int as seen from player_aliases where guid = any ($1) group by 1 order by max(last_seen) desc',
    [[into.guid, from.guid]],
  );
  const aliases = shown(await bot.discord.ask(`/aliases player:${into.guid}`));
  for (const { alias, seen } of rows)
    expect(aliases.split('\n').find((line) => line.startsWith(`**${alias.slice(0, 10)}`))).toContain(
      `** ${seen.toLocaleString('en')}×`,
    );
  expect(aliases).toContain(`Names of ${rows[0].alias}`);
  const found = shown(await bot.discord.ask(`/players find name:${from.name}`));
  expect(found).toContain(`\`${into.guid}\``);
  expect(found).not.toContain(`\`${from.guid}\``);
});

test('rankings and lists have the person once', async () => {
  const { rows } = await bot.database.client.query(
    `select count(distinct coalesce(m.into_guid, p.player_guid))::int as people
     from player_comprehensive_stats p join rounds r on r.id = p.round_id left join player_merges m on m.from_guid = p.player_guid
     where is_valid and r.round_number > 0`,
  );
  expect(shown(await bot.discord.ask('/leaderboard min_rounds:1'))).toContain(`of ${rows[0].people} players`);
  expect(shown(await bot.discord.ask('/players list'))).toContain(`${rows[0].people} players`);
  // Both GUIDs may have played in one round.
  const { rows: counted } = await bot.database.client.query(
    `select count(distinct round_id)::int as rounds from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where is_valid and r.round_number > 0 and player_guid = any ($1)
       and time_played_seconds <= coalesce(duration_seconds, time_played_seconds) + 60 and p.map_name = r.map_name`,
    [[into.guid, from.guid]],
  );
  const games = shown(await bot.discord.ask('/leaderboard stat:games'));
  expect(games).toContain(` **${counted[0].rounds}** `);
});

test('the merged GUID counts as linked when the other is, and a link to either belongs to the person', async () => {
  await linkByManager(bot, ada.as, from.guid);
  const { rows } = await bot.database.client.query('select et_guid from player_links where discord_id = $1', [ada.as]);
  expect(rows).toEqual([{ et_guid: into.guid }]);
  for (const guid of guids())
    expect(shown(await bot.discord.ask(`/link player:${guid}`, stranger))).toContain(
      `is linked to <@${ada.as}> already`,
    );

  // This link is older than the merge.
  await bot.database.client.query('update player_links set et_guid = $1 where discord_id = $2', [from.guid, ada.as]);
  expect(shown(await bot.discord.ask('/stats', ada))).toContain(into.guid);
  expect(shown(await bot.discord.ask('/linked', ada))).toContain(into.guid);
  expect(shown(await bot.discord.ask('/leaderboard', ada))).toContain('__');
  expect(shown(await bot.discord.ask(`/players find name:${into.guid}`))).toMatch(/^🔗 /m);
  for (const guid of guids())
    expect(shown(await bot.discord.ask(`/link player:${guid}`, stranger))).toContain(
      `is linked to <@${ada.as}> already`,
    );
  expect(customIds((await bot.discord.ask(`/stats player:${from.guid}`, ada)).message).join()).not.toContain('compare');
});

test('chosen names, opt-outs and deletions hold for both GUIDs', async () => {
  await bot.discord.ask('/name set name:Quixote', ada);
  for (const guid of guids()) expect(shown(await bot.discord.ask(`/stats player:${guid}`))).toContain('Quixote');
  const { choices } = await bot.discord.autocomplete('/name alias alias:', ada);
  expect(choices?.map(({ value }) => value)).toContain(from.name);
  expect(shown(await bot.discord.ask(`/name alias alias:${from.name}`, ada))).toContain(from.name);

  // This opt-out is older than the merge and stored under the other GUID.
  await bot.database.client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [
    from.guid,
  ]);
  for (const guid of guids())
    expect((await bot.discord.ask(`/stats player:${guid}`, stranger)).message?.content).toContain(
      'No player is called',
    );
  expect(shown(await bot.discord.ask(`/stats player:${into.guid}`, ada))).toContain(into.guid);
  await bot.discord.ask('/privacy opt-in', ada);
  expect(shown(await bot.discord.ask(`/stats player:${into.guid}`, stranger))).toContain(into.guid);
  expect(shown(await bot.discord.ask('/privacy show', ada))).toContain(`**Merged into it** \`${from.guid}\``);

  const asked = await bot.discord.ask('/privacy delete', ada);
  await bot.discord.press(asked.message?.id ?? '', customId(asked.message, 'privacy.delete'), ada);
  await forgetNow(bot.database.client);
  const { rows } = await bot.database.client.query(
    `select array_agg(distinct player_name) as names, (select count(*)::int from player_aliases where guid = any ($1)) as aliases,
       (select count(*)::int from player_links where et_guid = any ($1)) as links
     from player_comprehensive_stats where player_guid = any ($1)`,
    [[into.guid, from.guid]],
  );
  expect(rows[0]).toEqual({ names: ['Unknown Player'], aliases: 0, links: 0 });
});
