import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import type { Phone } from '../support/phone.ts';
import { noBrowser, openPhone } from '../support/phone.ts';
import { addRounds } from '../support/rounds.ts';

const guids = Array.from({ length: 12 }, (_, index) => `AAAAAA${String(index).padStart(2, '0')}`);
const maps = ['etl_adlernest', 'supply', 'braundorf_b4', 'et_brewdog', 'bremen_b3', 'sw_goldrush_te', 'frostbite'];

/** First views: what a command shows when nothing else is asked of it. */
const first = ['/last', '/session', '/sessions', '/awards'];
/** Further views of a session, which may be a little higher but wrap no line either. The view of everything does. */
const further = ['top', 'combat', 'objectives', 'weapons', 'support', 'sprees', 'maps', 'maps-full', 'grid'];

describe.skipIf(noBrowser !== '')(`twelve players with names of 18 letters on a phone${noBrowser}`, () => {
  let bot: Bot;
  let phone: Phone;
  beforeAll(async () => {
    bot = await startBot({ data: 'empty' });
    const { client } = bot.database;
    const start = Date.parse('2026-02-28T18:00Z');
    const sides = [guids.slice(0, 6), guids.slice(6)] as const;
    const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
    await addRounds(
      client,
      maps.flatMap((map, index) =>
        ([1, 2] as const).map((number) => ({
          at: at(index * 20 + number * 10),
          match: map,
          map,
          number,
          start: at(10),
          sides: number === 1 ? sides : ([sides[1], sides[0]] as const),
        })),
      ),
    );
    await client.query(
      `update player_comprehensive_stats set kills = 13, deaths = 11, damage_given = 2345, damage_received = 2468, self_kills = 1, team_kills = 1,
         constructions = 1, revives_given = 2, times_revived = 1, kill_steals = 2, useless_kills = 1, tank_meatshield = 9, death_spree_worst = 6`,
    );
    await client.query(
      `insert into weapon_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name, kills, shots, hits)
       select round_id, round_date, map_name, round_number, player_guid, player_name, 'WS_THOMPSON', 9, 300, 100 from player_comprehensive_stats`,
    );
    for (const [index, guid] of guids.entries()) {
      const name = `${'abcdefghijklmnopqrstuvwxyz'.slice(index, index + 14)}snow`;
      await client.query(
        `insert into player_aliases (guid, alias, times_seen, last_seen) values ($1, $2, 1, '2026-02-28')`,
        [guid, name],
      );
    }
    await client.query('select refresh_totals()');
    phone = await openPhone(bot);
  });
  afterAll(async () => {
    await phone.close();
    await bot.close();
  });

  it.each(first.flatMap((line) => ['en-US', 'de', 'fr'].map((locale) => [line, locale] as const)))(
    '%s in %s is one screen, one line a row',
    async (line, locale) => {
      const { height, wrapped } = await phone.look(line, { locale, guildLocale: locale });
      expect(wrapped).toEqual([]);
      expect(height).toBeGreaterThan(200);
      expect(height).toBeLessThanOrEqual(700);
    },
  );

  it.each(further)('view:%s wraps no line', async (view) => {
    for (const locale of ['en-US', 'de', 'fr']) {
      const { height, wrapped } = await phone.look(`/last view:${view}`, { locale, guildLocale: locale });
      expect([locale, wrapped]).toEqual([locale, []]);
      expect(height).toBeLessThanOrEqual(800);
    }
  });
});
