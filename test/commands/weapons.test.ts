import { afterAll, beforeAll, expect, test } from 'vitest';
import { weaponLabel } from '../../src/domain/weapons.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { pictureOf, withPictures } from '../support/picture.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: withPictures });
});
afterAll(() => bot.close());

test.each(['all', '90d', '30d', 'session'])(
  'period:%s sums the rows of that time, in one round trip',
  async (period) => {
    const since = {
      all: "'-infinity'",
      '90d': "'2026-03-01 12:00Z'::timestamptz - interval '90 days'",
      '30d': "'2026-03-01 12:00Z'::timestamptz - interval '30 days'",
      session: '(select max(session_start) from rounds where is_valid)',
    }[period];
    const { rows } = await bot.database.client.query(
      `select w.player_guid, w.weapon_name, sum(w.kills)::int as kills
     from weapon_comprehensive_stats w
     join counted_player_rounds p using (round_id, player_guid)
     where p.played_at >= ${since}
     group by 1, 2 order by 3 desc, 1 limit 1`,
    );
    const before = bot.log.length;
    const { message, problems } = await bot.discord.ask(`/weapons player:${rows[0].player_guid} period:${period}`);
    expect(problems).toEqual([]);
    expect(message?.embeds[0]?.description).toContain(
      `**${rows[0].kills.toLocaleString('en')}** ${weaponLabel(rows[0].weapon_name)}`,
    );
    expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  },
);

test('no player and several players are handled as in other commands', async () => {
  expect((await bot.discord.ask('/weapons player:nobody-is-called-this')).message?.content).toContain(
    'No player is called',
  );
  expect((await bot.discord.ask('/weapons player:e')).message?.content).toContain('Whom do you mean by “e”?');
});

test('an unknown weapon name of the old bot is escaped and mentions nobody', async () => {
  const { rows } = await bot.database.client.query(
    `update weapon_totals set weapon_name = 'WS_@everyone_**x**' where (player_guid, weapon_name) =
       (select player_guid, weapon_name from weapon_totals order by kills desc limit 1) returning player_guid`,
  );
  const guid = rows[0].player_guid;
  expect((await bot.discord.ask(`/weapons player:${guid}`)).message?.embeds[0]?.description).toContain(
    '** \\@everyone\\_\\*\\*x\\*\\*',
  );
  const { message } = await bot.discord.ask(`/stats player:${guid}`);
  expect(message?.embeds[0]?.description).toMatch(/^\\@everyone/m);
});

test('the eight most used, accuracy of bullet weapons only; a button opens all with what else is known', async () => {
  const { rows } = await bot.database.client.query(
    `select player_guid, count(*)::int as used from weapon_totals where kills + deaths + shots > 0
     group by 1 having bool_or(weapon_name = 'WS_GRENADE' and kills > 0) order by 2 desc, 1 limit 1`,
  );
  const [{ player_guid: guid, used }] = rows;
  const first = await bot.discord.ask(`/weapons player:${guid}`);
  const lines = first.message?.embeds[0]?.description?.split('\n') ?? [];
  expect(lines).toHaveLength(8);
  for (const line of lines) {
    const isBullet = /Luger|Colt|MP 40|Thompson|Sten|FG 42|MG 42|Browning|Carbine|Kar 98|Garand|K 43|MP 34/.test(line);
    expect(line).toMatch(isBullet ? /^\*\*[\d,]+\*\* [^·]+ · [\d.]+%$/ : /^\*\*[\d,]+\*\* [^·%]+$/);
  }
  const button = JSON.stringify(first.message?.components);
  expect(button).toContain(`All ${used} in detail`);
  const all = await bot.discord.press(first.message?.id ?? '', customId(first.message, 'all=1'));
  expect(all.problems).toEqual([]);
  const details = all.message?.embeds[0]?.description?.split('\n') ?? [];
  expect(details.filter((line) => /^\*\*[\d,]+\/[\d,]+\*\* /.test(line))).toHaveLength(used);
  expect(details.find((line) => line.startsWith('-# '))).toMatch(/shots.+headshots/);
  const back = await bot.discord.press(first.message?.id ?? '', customId(all.message, 'weapons.show'));
  expect(back.message?.embeds).toEqual(first.message?.embeds);
});

test('the picture: each weapon’s share of all kills, and the accuracy of those that fire bullets', async () => {
  const { rows } = await bot.database.client.query<{ kills: number; shots: number; hits: number; weapon_name: string }>(
    `select weapon_name, kills::int, shots::int, hits::int from weapon_totals
     where player_guid = (select player_guid from weapon_totals where weapon_name = 'WS_GRENADE' and kills > 0 order by kills desc, 1 limit 1)
       and kills + deaths + shots > 0
     order by kills desc, shots desc, weapon_name`,
  );
  const { rows: who } = await bot.database.client.query(
    "select player_guid as guid from weapon_totals where weapon_name = 'WS_GRENADE' and kills > 0 order by kills desc, 1 limit 1",
  );
  const { message } = await bot.discord.ask(`/weapons player:${who[0].guid}`);
  const { data, alt } = pictureOf(message, 'weapons');
  const all = rows.reduce((sum, { kills }) => sum + kills, 0);
  expect(data.headings).toEqual([`Share of ${all.toLocaleString('en')}\u00a0kills`, 'Accuracy']);
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  expect(data.rows.slice(0, 8)).toEqual(
    rows.slice(0, 8).map(({ weapon_name: name, kills, shots, hits }) => {
      const isBullet =
        !/GRENADE|PANZER|MORTAR|DYNA|STRIKE|ARTY|ARTILLERY|SATCHEL|LAUNCHER|MINE|FLAME|SYRINGE|KNIFE|BAZOOKA|everyone/.test(
          name,
        );
      const length = Math.round((1000 * kills) / (rows[0]?.kills ?? 1));
      return [
        weaponLabel(name),
        percent(kills / all),
        length,
        isBullet && shots > 0 ? percent(hits / shots) : '',
        expect.any(Number),
      ];
    }),
  );
  expect(alt).toContain(`: ${data.rows[0]?.[0]} ${data.rows[0]?.[1]} of kills`);
});
