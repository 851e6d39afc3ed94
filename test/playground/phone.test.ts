import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionsOf } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import { gameAwards } from '../../src/domain/game-awards.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { latestEveningPosts } from '../support/evening-post.ts';
import { furtherPosts } from '../support/further-posts.ts';
import { giveLongNames } from '../support/long-names.ts';
import { matchPost } from '../support/match-post.ts';
import type { Phone } from '../support/phone.ts';
import { noBrowser, openPhone } from '../support/phone.ts';
import { sample } from '../support/sample.ts';

/** The height of a first view, in CSS pixels: one screen of a phone. */
const oneScreen = 700;

const chartsKey = 'k'.repeat(32);

let guids: string[] = [];

/** What somebody types first, for commands that need more than a player or nothing. */
const lines: Record<string, () => string> = {
  'players find': () => '/players find name:Marm',
  vs: () => `/vs player1:${guids[0]} player2:${guids[1]}`,
  compare: () => `/compare player1:${guids[0]} player2:${guids[1]}`,
  'synergy pair': () => `/synergy pair player1:${guids[0]} player2:${guids[1]}`,
  'synergy builder': () => {
    const twelve = guids.slice(0, 12).map((guid, index) => `player${index + 1}:${guid}`);
    return `/synergy builder ${twelve.join(' ')}`;
  },
};

/** Everything that only reads. */
const reading = commands
  .flatMap(actionsOf)
  .filter(([typed, { manage }]) => !manage && !/^(linked|link|unlink|name|privacy)\b/.test(typed));

describe.skipIf(noBrowser !== '')(`on a phone, with twelve players of 18 letters${noBrowser}`, () => {
  let bot: Bot;
  let phone: Phone;
  beforeAll(async () => {
    bot = await startBot({ vars: { CHARTS_KEY: chartsKey } });
    guids = await giveLongNames(bot.database.client);
    // The two met in every way: /vs shows all that it can.
    await bot.database.client.query(
      `insert into round_versus (round_id, position, subject_guid, opponent_name, opponent_guid, kills, deaths)
       select a.round_id, 0, $1, 'x', case when a.round_id % 9 > 0 then $2 end, 12, 3
       from player_comprehensive_stats a join player_comprehensive_stats b on b.round_id = a.round_id and b.team <> a.team
       where a.player_guid = $1 and b.player_guid = $2 and a.round_id % 7 > 0`,
      [guids[0], guids[1]],
    );
    phone = await openPhone(bot);
  });
  afterAll(async () => {
    await phone?.close();
    await bot?.close();
  });

  test.each(reading)('/%s fits one screen, one line a row', async (typed, { options }) => {
    const who = 'player' in options ? ` player:${guids[0]}` : '';
    const { height, wrapped } = await phone.ask(lines[typed]?.() ?? `/${typed}${who}`);
    expect(wrapped).toEqual([]);
    expect(height).toBeLessThanOrEqual(oneScreen);
  });

  test('the pictures of a session are tiles, which fit one screen', async () => {
    const { height, wrapped } = await phone.ask('/last view:graphs');
    expect(wrapped).toEqual([]);
    expect(height).toBeLessThanOrEqual(oneScreen);
    expect(await phone.page.locator('#log .message').last().locator('.pictures-4 img.embed-image').count()).toBe(4);
  });

  test.each(sample(['en', 'de', 'fr'], 1))(
    'the message about a match of twelve with six awards fits one screen, in %s',
    async (language) => {
      const { client } = bot.database;
      const { rows } = await client.query<{ match: string; round: number; guids: string[] }>(
        `select r.match_id as match, max(r.id)::int as round, array_agg(distinct p.player_guid) as guids
       from rounds r join player_comprehensive_stats p on p.round_id = r.id
       where r.is_valid and r.round_number in (1, 2) and exists (
         select from rounds a join rounds b on b.match_id = a.match_id and b.server = a.server and b.round_number = 2
         where a.match_id = r.match_id and a.round_number = 1 and lpad(a.actual_time, 5, '0') < lpad(a.time_limit, 5, '0') and lpad(b.actual_time, 5, '0') < lpad(a.actual_time, 5, '0')
       )
       group by r.match_id having count(distinct r.id) = 2 and count(distinct p.player_guid) = 12 order by 1 limit 1`,
      );
      const { match = '', round = 0, guids: players = [] } = rows[0] ?? {};
      expect(players).toHaveLength(12);
      await client.query(
        `insert into round_awards (round_id, position, award, player_name, player_guid, value, amount)
       select $1, position, award, 'x', guid, '1234', 1234
       from unnest($2::text[], $3::text[]) with ordinality as given (award, guid, position)
       on conflict do nothing`,
        [round, gameAwards.slice(-6).map(({ name }) => name), players.slice(0, 6)],
      );
      const message = await matchPost(bot.database, { matchId: match, language });
      const { id: _, ...body } = message ?? { id: '' };
      const { height, wrapped } = await phone.post(body);
      expect(wrapped).toEqual([]);
      expect(height).toBeLessThanOrEqual(oneScreen);
    },
  );

  test.each(sample(['en', 'de', 'fr'], 1))(
    'the live ranking, days and weeks fit one screen, in %s',
    async (language) => {
      for (const message of await furtherPosts(bot.database, language)) {
        const { id: _, ...body } = message;
        const { height, wrapped } = await phone.post(body);
        expect(wrapped).toEqual([]);
        expect(height).toBeLessThanOrEqual(oneScreen);
      }
    },
  );

  test.each(sample(['en', 'de', 'fr'], 1))(
    'the message about an evening with its picture fits one screen, in %s',
    async (language) => {
      const charts = { key: chartsKey, origin: bot.url };
      for (const { id: _, ...body } of await latestEveningPosts(bot.database, language, charts)) {
        expect(body.embeds[0]?.image).toBeDefined();
        const { height, wrapped } = await phone.post(body);
        expect(wrapped).toEqual([]);
        expect(height).toBeLessThanOrEqual(oneScreen);
      }
    },
  );

  test.each(['/linked', '/admin links'])('%s fits one screen while links wait', async (line) => {
    const { page } = phone;
    const settings = page.getByRole('button', { name: 'Settings' });
    await settings.click();
    await page.getByRole('combobox', { name: 'Acting as' }).fill('manager');
    await page.getByRole('option', { name: /Manager/ }).click();
    if ((await settings.getAttribute('aria-expanded')) === 'true') await settings.click();
    for (const [index, code] of ['XXXB', 'XXXC', 'XXXD', 'XXXF', 'XXXG', 'XXXH'].entries()) {
      await bot.database.client.query(
        `with issued as (insert into link_codes (code, guid, issued_at) values ($3, $2, '2026-03-01T10:00Z') on conflict do nothing)
         insert into link_claims (discord_id, discord_username, guid, code, claimed_at) values ($1, 'crook', $2, $3, '2026-03-01T10:00Z')
         on conflict do nothing`,
        [`90000000000000000${index + 3}`, guids[index], code],
      );
    }
    const { height } = await phone.ask(line);
    expect(height).toBeLessThanOrEqual(oneScreen);
  });
});
