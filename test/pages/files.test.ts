import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sums } from '../../src/domain/formula.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import type { SentPage } from '../support/pages.ts';
import { getPage, linksIn } from '../support/pages.ts';

// What programs read: feeds, the figures of an evening, oEmbed.

/** Names of five players of one evening, as hostile as a game lets them be. */
const hostile = [
  '=HYPERLINK("http://e.example","x")',
  '^1@SUM(1^7),2',
  '-2+3 cmd|\' /C calc\'!A0 "q"',
  '\uff1dfull <b>&amp;</b>]]>',
  '+\t1\r\nline\u0001\ufffe',
];

let bot: Bot;
let session: { address: string; start: Date; server: string };
let victims: string[];
let page: SentPage;
let csv: SentPage;
let json: SentPage;
beforeAll(async () => {
  bot = await startBot({ data: 'small', vars: { PAGES: 'on' } });
  const { client } = bot.database;
  const { rows } = await client.query(
    `select s.address, s.session_start as start, s.server, array_agg(p.player_guid order by p.player_guid) as guids
     from gaming_sessions s join player_sessions p using (server, session_start)
     where s.counts group by 1, 2, 3, s.session_date order by s.session_date desc limit 1`,
  );
  [session] = rows;
  victims = rows[0].guids.slice(0, hostile.length);
  for (const [index, guid] of victims.entries()) {
    await client.query(
      `insert into player_profiles (player_guid, display_name) values ($1, $2)
       on conflict (player_guid) do update set display_name = excluded.display_name`,
      [guid, hostile[index]],
    );
  }
  [page, csv, json] = (await Promise.all(
    ['', '.csv', '.json'].map((ending) => getPage(bot, `/s/${session.address}${ending}`)),
  )) as [SentPage, SentPage, SentPage];
});
afterAll(() => bot.close());

/** Reads CSV as RFC 4180 says. */
function rowsOfCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}

test('the figures of an evening are those of the database, as CSV and as JSON, to the last digit', async () => {
  const { rows } = await bot.database.client.query(
    'select * from player_sessions where server = $1 and session_start = $2 order by kills desc, rounds desc, player_guid',
    [session.server, session.start],
  );
  const expected = rows.map((row) => [row.player_guid, ...sums.map((sum) => Number(row[sum]))]);
  const { players, teams, maps } = JSON.parse(json.html);
  type Player = Record<string, number | string>;
  expect(players.map((player: Player) => [player.guid, ...sums.map((sum) => player[sum])])).toEqual(expected);
  const [heads, ...lines] = rowsOfCsv(csv.html);
  expect(heads).toEqual(['guid', 'name', 'team', ...sums]);
  expect(lines.map(([guid, , , ...values]) => [guid, ...values.map(Number)])).toEqual(expected);
  expect(lines.map(([, , team]) => team)).toEqual(
    players.map(({ team }: { team: number | null }) => (team === null ? '' : teams[team].name)),
  );
  expect(maps.length).toBeGreaterThan(2);
  for (const { url } of maps) expect((await getPage(bot, url.slice(bot.url.length))).status).toBe(200);
});

test('docs/pages.md names the columns, in their order', () => {
  const [, listed = ''] = /^`(guid`, .*?)\n\n/ms.exec(readFileSync('docs/pages.md', 'utf8')) ?? [];
  expect(`\`${listed}`.match(/(?<=`)\w+(?=`)/g)).toEqual(['guid', 'name', 'team', ...sums]);
});

test('no cell is a formula, no name ends one, and Excel knows the letters', async () => {
  const bytes = await fetch(`${bot.url}/s/${session.address}.csv`).then((response) => response.bytes());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const names = new Map(rowsOfCsv(csv.html).map(([guid = '', name = '']) => [guid, name]));
  expect(victims.map((guid) => names.get(guid))).toEqual([
    '\'=HYPERLINK("http://e.example","x")',
    "'@SUM(1),2",
    "'-2+3 cmd|' /C calc'!A0 \"q\"",
    "'\uff1dfull <b>&amp;</b>]]>",
    "'+1line\ufffe",
  ]);
  const { players } = JSON.parse(json.html);
  const named = new Map(players.map(({ guid, name }: { guid: string; name: string }) => [guid, name]));
  expect(victims.map((guid) => named.get(guid))).toEqual(victims.map((guid) => names.get(guid)?.slice(1)));
});

test('feeds have the evenings and the records, newest first, each under an id that stays', async () => {
  const { client } = bot.database;
  // A map that XML cannot write.
  const map = 'odd <b>&amp;</b>]]>\ufffe';
  await client.query(
    `with one as (select id from rounds where id in (select round_id from records where book = '' and held_until is null) order by played_at desc limit 1)
     update rounds set map_name = $1 from one where rounds.id = one.id`,
    [map],
  );
  const [atom, jsonFeed] = (await Promise.all(['/feed.xml', '/feed.json'].map((path) => getPage(bot, path)))) as [
    SentPage,
    SentPage,
  ];
  const feed = JSON.parse(jsonFeed.html);
  expect([feed.version, feed.home_page_url, feed.feed_url]).toEqual([
    'https://jsonfeed.org/version/1.1',
    `${bot.url}/`,
    `${bot.url}/feed.json`,
  ]);
  const { rows: wanted } = await client.query(
    `select (select array_agg(address) from (select address from gaming_sessions where counts order by session_date desc, session_start desc limit 10) as s) as sessions,
       (select count(*)::int from records where book = '' and held_until is null) as records`,
  );
  type Item = Record<'id' | 'url' | 'title' | 'content_text' | 'date_published' | 'date_modified', string>;
  const items: Item[] = feed.items;
  const evenings = items.map(({ id }) => id).filter((id) => id.includes('/s/'));
  expect(evenings.toSorted()).toEqual(
    wanted[0].sessions.map((address: string) => `${bot.url}/s/${address}`).toSorted(),
  );
  expect(items.length - evenings.length).toBe(Math.min(20, wanted[0].records));
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(items.map(({ date_modified }) => date_modified)).toEqual(
    items
      .map(({ date_modified }) => date_modified)
      .toSorted()
      .reverse(),
  );
  for (const id of [
    evenings[0],
    items.map((item) => item.id).find((one) => one.includes('/records#') && !one.includes('odd')),
  ]) {
    const path = items.find((item) => item.id === id)?.url.slice(bot.url.length) ?? '';
    expect([path, (await getPage(bot, path)).status]).toEqual([path, 200]);
  }
  // PostgreSQL reads the other one.
  const { rows } = await client.query(
    `select e.* from (select xmlparse(document $1) as feed) as parsed,
       xmltable(xmlnamespaces('http://www.w3.org/2005/Atom' as a), '/a:feed/a:entry' passing feed columns
         id text path 'a:id', url text path 'a:link/@href', title text path 'a:title', content_text text path 'a:summary',
         date_published text path 'a:published', date_modified text path 'a:updated') as e`,
    [atom.html],
  );
  const xml = (text: string) => text.replace(/[\u0001\ufffe]/g, '');
  expect(rows).toEqual(
    items.map((item) => ({ ...item, title: xml(item.title), content_text: xml(item.content_text) })),
  );
  expect(rows.some(({ title }) => title.includes('<b>&amp;</b>]]>'))).toBe(true);
  const { rows: names } = await client.query('select player_name(player_guid) as name from player_totals');
  const said = JSON.stringify(items.map(({ title, content_text }) => [title, content_text]));
  expect(names.filter(({ name }) => name.length > 3 && said.includes(name))).toEqual([]);
  const { rows: heads } = await client.query(
    `select h.* from xmltable(xmlnamespaces('http://www.w3.org/2005/Atom' as a), '/a:feed' passing xmlparse(document $1) columns
       id text path 'a:id', self text path 'a:link[@rel="self"]/@href', updated text path 'a:updated', author text path 'a:author/a:name') as h`,
    [atom.html],
  );
  const [first] = items;
  expect(heads).toEqual([
    { id: `${bot.url}/`, self: `${bot.url}/feed.xml`, updated: first?.date_modified, author: 'Stopwatch' },
  ]);
});

test('an evening is in the feeds when it is over', async () => {
  const { client } = bot.database;
  const ids = async () => JSON.parse((await getPage(bot, '/feed.json')).html).items.map(({ id }: { id: string }) => id);
  const id = `${bot.url}/s/${session.address}`;
  expect(await ids()).toContain(id);
  const { rows } = await client.query(
    'select max(played_at) as last from rounds where server = $1 and session_start = $2',
    [session.server, session.start],
  );
  const during = await startBot({
    database: { ...bot.database, drop: async () => {} },
    vars: { PAGES: 'on', DEV_NOW: new Date(rows[0].last.getTime() + 59 * 60_000).toISOString() },
  });
  const { items } = JSON.parse((await getPage(during, '/feed.json')).html);
  await during.close();
  expect(items.map(({ id }: { id: string }) => id.replace(during.url, bot.url))).not.toContain(id);
});

test('each is kept for a minute, feeds for an hour; known by its ETag, and of its own type', async () => {
  const types = {
    [`/s/${session.address}.csv`]: 'text/csv; charset=utf-8',
    [`/s/${session.address}.json`]: 'application/json; charset=utf-8',
    '/feed.xml': 'application/atom+xml; charset=utf-8',
    '/feed.json': 'application/feed+json; charset=utf-8',
    [`/oembed?format=json&url=${encodeURIComponent(`${bot.url}/records`)}`]: 'application/json; charset=utf-8',
  };
  for (const [path, type] of Object.entries(types)) {
    const before = bot.log.length;
    const { status, headers, html } = await getPage(bot, path);
    expect([path, status, headers.get('content-type')]).toEqual([path, 200, type]);
    const names = ['cache-control', 'x-content-type-options', 'x-robots-tag', 'access-control-allow-origin'];
    const seconds = path.startsWith('/feed') ? 3600 : 60;
    expect(names.map((name) => headers.get(name))).toEqual([`public, max-age=${seconds}`, 'nosniff', 'noindex', '*']);
    expect(bot.log.slice(before).map(({ queries }) => queries)).toEqual(path.startsWith('/oembed') ? [] : [1]);
    const again = await getPage(bot, path, { 'if-none-match': `W/${headers.get('etag')}` });
    expect([again.status, again.html]).toEqual([304, '']);
    const head = await fetch(bot.url + path, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, headers.get('etag'), '']);
    expect(html.length).toBeLessThan(40_000);
  }
  expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="\d{4}-\d\d-\d\d-[\d.a-f]+\.csv"$/);
});

test('pages name their files, and what oEmbed says of them', async () => {
  const links = linksIn(page.html, bot.url);
  expect(links).toEqual(
    expect.arrayContaining([
      '/feed.xml',
      '/feed.json',
      ...['.csv', '.json'].map((end) => `/s/${session.address}${end}`),
    ]),
  );
  const said = links.find((link) => link.startsWith('/oembed'));
  expect(JSON.parse((await getPage(bot, said ?? '')).html)).toEqual({
    version: '1.0',
    type: 'link',
    author_name: 'Statistics of our stopwatch evenings',
    author_url: `${bot.url}/`,
    provider_name: 'Stopwatch',
    provider_url: `${bot.url}/`,
  });
});

test('what nothing has is not found, and asks the database only if it could be', async () => {
  const of = (url: string, more = '') => `/oembed?url=${encodeURIComponent(url)}${more}`;
  const before = bot.log.length;
  for (const [path, status] of [
    ['/oembed', 404],
    [of('nothing'), 404],
    [of('https://evil.example/records'), 404],
    [of(`${bot.url}/nowhere`), 404],
    [of(`${bot.url}/records?utm=1`), 404],
    [of(`${bot.url}/feed.xml`), 404],
    [of(`${bot.url}/records`, '&format=xml'), 501],
    ['/feed', 404],
    ['/feed.xml/x', 404],
    ['/s/1.00000000.xml', 404],
    ['/s/1.csv', 404],
    ['/s.csv', 404],
    ['/m/20260228211511.fca66f14.csv', 404],
    [`/s/${'1'.repeat(10_000)}.csv`, 404],
  ] as const) {
    const { headers, ...sent } = await getPage(bot, path);
    expect([path, sent.status, headers.get('cache-control')]).toEqual([path, status, 'no-store']);
  }
  expect(bot.log.length).toBe(before);
  const gone = await getPage(bot, '/s/1.00000000.csv');
  expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store']);
  const moved = await getPage(bot, `/s/${session.address}.csv?x`);
  expect([moved.status, moved.headers.get('location')]).toEqual([301, `/s/${session.address}.csv`]);
});
