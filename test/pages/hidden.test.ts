import { afterAll, beforeAll, expect, test } from 'vitest';
import { pgDb } from '../../scripts/database/pg.ts';
import { unpack } from '../../src/charts/payload.ts';
import { forgetDue } from '../../src/db/forget.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { linkByManager } from '../support/link.ts';
import type { SentPage } from '../support/pages.ts';
import { crawl, getPage, unescaped } from '../support/pages.ts';
import { withPictures } from '../support/picture.ts';
import { isWhole } from '../support/sample.ts';

const user = '200000000000000777';
/** How many pages of a kind a crawl of `npm test` looks at. `npm run test:long -- pages/hidden` looks at all. */
const mostOfAKind = isWhole ? Number.POSITIVE_INFINITY : 3;

let bot: Bot;
let person: { guid: string; names: string[] };
let other: string;
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { ...withPictures, PAGES: 'on', FORGOTTEN_NAMES_KEY: 'f'.repeat(32) } });
  const { rows } = await bot.database.client.query(
    `select p.player_guid as guid, array_agg(distinct regexp_replace(a.alias, '\\^[^^]', '', 'g')) as names
     from player_totals p join player_aliases a on a.guid = p.player_guid
     where not exists (select from player_links l where l.et_guid = p.player_guid)
       and not exists (select from player_profiles c where c.player_guid = p.player_guid and c.display_name is not null)
       and (select min(length(a.alias)) from player_aliases a where a.guid = p.player_guid) > 6
     group by p.player_guid, p.rounds order by p.rounds desc limit 1`,
  );
  [person] = rows;
  const others = await bot.database.client.query(
    'select player_guid as guid from player_totals where player_guid <> $1 order by rounds desc limit 1',
    [person.guid],
  );
  other = others.rows[0].guid;
  await linkByManager(bot, user, person.guid);
});
afterAll(() => bot.close());

/** Returns what a page, feed or file says, what its pictures show too. */
function saidBy({ html }: SentPage): string {
  const charts = [...html.matchAll(/\/charts\/1\/([\w-]+)\./g)].map(([, packed = '']) =>
    JSON.stringify(unpack(packed)),
  );
  return unescaped(html) + charts.join('');
}

/** Returns the pages, feeds and files that a crawl finds. */
const found = async () => [...(await crawl(bot, mostOfAKind, { withFiles: true })).values()];

/** Returns everything that pages, feeds and files say. */
const everything = async () => (await found()).map(saidBy).join('');

const saidOf = (said: string) => [person.guid, ...person.names].filter((name) => said.includes(name));

/** Returns the path of the page to which an answer leads. */
async function pageOf(line: string, as = user): Promise<string | undefined> {
  const { message } = await bot.discord.ask(`/${line}`, { as });
  expect(message?.embeds[0]?.title).toBeTruthy();
  return message?.embeds[0]?.url?.replace(bot.url, '');
}

/** Answers about the person alone, and about two people. */
const about = ['stats', 'weapons', 'achievements', 'nemesis', 'records', 'playstyle', 'aliases', 'synergy impact'];
const aboutTwo = ['vs', 'compare', 'synergy pair'];
const ofPerson = async () => {
  const pages = await Promise.all(about.map((command) => pageOf(`${command} player:${person.guid}`)));
  const ofTwo = aboutTwo.map((command) => pageOf(`${command} player1:${person.guid} player2:${other}`));
  return [...new Set([...pages, ...(await Promise.all(ofTwo))])];
};

test('answers lead to the pages that show the same', async () => {
  expect(await ofPerson()).toEqual([`/p/${person.guid}`, `/vs/${person.guid}/${other}`]);
  const [{ map }] = (await bot.database.client.query(`select map_key as map from records where book = '' limit 1`))
    .rows;
  const pages = {
    last: /^\/s\/[\d.a-f]+$/,
    'last view:graphs': /^\/s\/[\d.a-f]+$/,
    awards: /^\/s\/[\d.a-f]+$/,
    'teams show': /^\/s\/[\d.a-f]+$/,
    sessions: /^\/$/,
    season: /^\/top\/dpm$/,
    'leaderboard stat:dpm': /^\/top\/dpm$/,
    records: /^\/records$/,
    [`records map:${map}`]: new RegExp(`^/map/${map}$`, 'i'),
  };
  for (const [line, path] of Object.entries(pages)) {
    const page = (await pageOf(line)) ?? '';
    expect(page).toMatch(path);
    expect([page, (await getPage(bot, page)).status]).toEqual([page, 200]);
  }
  // No page has a season that is over.
  expect(await pageOf('season id:2025-Q3')).toBe(undefined);
  // Discord shows the pictures of embeds together only if they have the same address.
  const { message } = await bot.discord.ask('/last view:graphs');
  expect(message?.embeds.length).toBeGreaterThan(1);
  expect(new Set(message?.embeds.map(({ url }) => url)).size).toBe(1);
});

test('who opted out, or was deleted, is nowhere: neither name nor GUID, in words, links and pictures', async () => {
  expect((await getPage(bot, `/p/${person.guid}`)).status).toBe(200);
  const before = await found();
  expect(saidOf(before.map(saidBy).join('')).length).toBeGreaterThan(1);
  const naming = before.filter((page) => saidOf(saidBy(page)).length > 0).map(({ path }) => path);
  const stillNaming = async () => {
    const pages = await Promise.all(naming.map((path) => getPage(bot, path)));
    return pages.filter((page) => saidOf(saidBy(page)).length > 0).map(({ path }) => path);
  };
  await bot.discord.ask('/privacy opt-out', { as: user });
  expect(await stillNaming()).toEqual([]);
  expect((await getPage(bot, `/p/${person.guid}`)).status).toBe(404);
  // They see themselves, and are not led to a page that nobody has.
  expect(await ofPerson()).toEqual([undefined]);
  await bot.discord.ask('/privacy opt-in', { as: user });
  expect((await getPage(bot, `/p/${person.guid}`)).status).toBe(200);
  const { message } = await bot.discord.ask('/privacy delete', { as: user });
  await bot.discord.press(message?.id ?? '', customId(message, 'privacy.delete'), { as: user });
  expect(await stillNaming()).toEqual([]);
  expect(await ofPerson()).toEqual([undefined]);
  // The names are removed after seven days. The rounds stay, so that nobody else's figures change.
  const after = new Date(Date.now() + 8 * 86_400_000);
  expect(await forgetDue(pgDb(bot.database.client), { now: after, key: 'f'.repeat(32) })).toBe(1);
  expect(saidOf(await everything())).toEqual([]);
  expect((await getPage(bot, `/p/${person.guid}`)).status).toBe(404);
  expect(await pageOf(`stats player:${person.guid}`)).toBe(undefined);
});

test('an excluded player has no page', async () => {
  const { rows } = await bot.database.client.query(
    `select player_guid as guid from player_totals where player_guid not in (select guid from forgotten_players) order by rounds desc limit 2`,
  );
  const [cheater, other] = rows.map(({ guid }) => guid);
  expect((await getPage(bot, `/p/${cheater}`)).status).toBe(200);
  await bot.discord.ask(`/admin person player:${cheater} task:exclude reason:aimbot`, { permissions: manageServer });
  const statuses = [`/p/${cheater}`, `/vs/${cheater}/${other}`, `/vs/${other}/${cheater}`].map(
    async (path) => (await getPage(bot, path)).status,
  );
  expect(await Promise.all(statuses)).toEqual([404, 404, 404]);
  expect((await everything()).includes(cheater)).toBe(false);
  const { message } = await bot.discord.ask(`/admin person player:${cheater}`, { permissions: manageServer });
  await bot.discord.press(message?.id ?? '', customId(message, 'admin.persontask'), { permissions: manageServer });
});

test('a merged GUID leads to the person', async () => {
  const { rows } = await bot.database.client.query(
    `select player_guid as guid from player_totals t
     where player_guid <> $1 and not exists (select from player_merges m where m.from_guid = t.player_guid or m.into_guid = t.player_guid)
     order by rounds desc limit 3`,
    [person.guid],
  );
  const [into, from, other] = rows.map(({ guid }) => guid);
  await bot.database.client.query('select merge_people($1, $2, $3)', [from, into, user]);
  for (const [asked, to] of [
    [`/p/${from}`, `/p/${into}`],
    [`/p/${into.toLowerCase()}`, `/p/${into}`],
    [`/vs/${from}/${other}`, `/vs/${into}/${other}`],
  ]) {
    const { status, headers } = await getPage(bot, asked ?? '');
    expect([asked, status, headers.get('location')]).toEqual([asked, 301, to]);
  }
  expect((await getPage(bot, `/vs/${from}/${into}`)).status).toBe(404);
});
