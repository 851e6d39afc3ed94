import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openLegacyFile } from '../../scripts/compare/legacy/file.ts';
import { encodeCustomId } from '../../src/discord/custom-id.ts';
import { pages } from '../../src/pages/index.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { createDatabase } from '../support/database.ts';
import { matchPost } from '../support/match-post.ts';
import { pageFaults, sharedHeads } from '../support/page-faults.ts';
import { pageFigures } from '../support/page-figures.ts';
import type { SentPage } from '../support/pages.ts';
import { crawl, getPage, kindOf, linksIn, tableIn, textOf } from '../support/pages.ts';
import { withPictures } from '../support/picture.ts';
import { playedMatches } from '../support/posts/posting-bot.ts';
import { isWhole, testSometimes } from '../support/sample.ts';
import { shown } from '../support/shown.ts';
import { upload } from '../support/upload.ts';
import { addCommunity } from '../support/walk/community.ts';

/** How many pages of a kind `npm test` looks at. `npm run test:long -- pages/pages` looks at all of the demo. */
const mostOfAKind = isWhole ? Number.POSITIVE_INFINITY : 4;

let bot: Bot;
let found: Map<string, SentPage>;
const ofKind = (kind: string) => [...found.values()].filter(({ path }) => kindOf(path) === kind);
beforeAll(async () => {
  bot = await startBot({ vars: { ...withPictures, PAGES: 'on' } });
  found = await crawl(bot, mostOfAKind);
});
afterAll(() => bot.close());

test('every page of the list is linked from somewhere, and no link is broken', () => {
  expect(pages.filter(({ name }) => ofKind(`/${name}`).length === 0).map(({ name }) => name)).toEqual([]);
  expect([...found.values()].filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual([]);
});

test('docs/pages.md has a row for every page and for no other', () => {
  const [listed = ''] = readFileSync('docs/pages.md', 'utf8').split('\n## ');
  const rows = [...listed.matchAll(/^\| `\/(\w*)/gm)].map(([, name]) => name);
  expect(rows.toSorted()).toEqual(pages.map(({ name }) => name).toSorted());
});

test('each costs one round trip, and is small', () => {
  const lines = bot.log.filter(({ kind }) => kind === 'page');
  expect(lines.length).toBe(found.size);
  expect(lines.filter(({ queries, outcome }) => queries !== 1 || outcome !== 'ok')).toEqual([]);
  expect([...found.values()].filter(({ html }) => gzipSync(html).length > 14_000).map(({ path }) => path)).toEqual([]);
});

/** Returns what is wrong with the HTML of some pages of each kind. */
async function invalidIn(sent: ReadonlyMap<string, SentPage>): Promise<string[]> {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // Matters of taste: how long a title is, spaces at line ends, whether the declaration is in capitals.
      ...{ 'long-title': 'off', 'no-trailing-whitespace': 'off', 'doctype-style': 'off' },
      // The region of a table scrolls, for which a keyboard must reach it.
      'prefer-native-element': 'off',
    },
  });
  const wrong = new Set<string>();
  const counts = new Map<string, number>();
  for (const [path, { html }] of sent) {
    const count = (counts.get(kindOf(path)) ?? 0) + 1;
    counts.set(kindOf(path), count);
    if (count > (isWhole ? 3 : 1)) continue;
    const { results } = await validator.validateString(html);
    for (const { messages } of results) {
      for (const { ruleId, message } of messages) wrong.add(`${path} ${ruleId} ${message}`);
    }
  }
  return [...wrong];
}

test('each is valid HTML', async () => {
  expect(await invalidIn(found)).toEqual([]);
});

test('each has a title and a description of its own, headings in order, links with names, and pictures that keep their place', () => {
  const all = [...found.values()];
  expect(all.flatMap((page) => pageFaults(page, bot.url))).toEqual([]);
  expect(sharedHeads(all)).toEqual([]);
});

/** Every picture is as large as its page says, also where it shows less than all because its address would be too long. */
async function expectSizes(sent: ReadonlyMap<string, SentPage>): Promise<void> {
  const pictures = [...sent.values()].flatMap(({ html }) =>
    [...html.matchAll(/<img src="([^"]*)" alt="[^"]*" width="(\d+)" height="(\d+)"/g)].map((found) => found.slice(1)),
  );
  expect(pictures.length).toBeGreaterThan(10);
  for (const [url = '', ...size] of pictures) {
    const png = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect([url, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([url, ...size.map(Number)]);
  }
}

/** The rivals of a player are those with most kills on each other, also if others killed, or were killed, more often. */
async function expectRivals({ database: { client }, url }: Bot): Promise<void> {
  const { rows } = await client.query(
    `select p.round_id as round, array_agg(distinct p.player_guid) as guids
     from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where r.is_valid and r.round_number in (1, 2) and p.player_guid not in (select hidden_from(null))
       and p.player_guid not in (select from_guid from player_merges union select into_guid from player_merges union select guid from excluded_people)
     group by 1 having count(distinct p.player_guid) > 25 limit 1`,
  );
  const [{ round, guids }] = rows;
  const [player, rival, ...others] = guids;
  await client.query('delete from round_versus');
  const lists = [
    [rival, 15, 15],
    ...others.slice(0, 20).map((guid: string, place: number) => [guid, ...(place % 2 === 0 ? [20, 0] : [0, 20])]),
  ];
  for (const [place, [guid, kills, deaths]] of lists.entries()) {
    await client.query(
      `insert into round_versus (round_id, "position", subject_name, subject_guid, opponent_name, opponent_guid, kills, deaths)
       values ($1, $2, 'x', $3, 'y', $4, $5, $6)`,
      [round, place, player, guid, kills, deaths],
    );
  }
  const { html } = await getPage({ url }, `/p/${player}`);
  const table = tableIn(html, 'Kills on each other').map((row) => row[1]);
  expect([table[0], table.length]).toEqual(['15/15', 10]);
}

test('64 players whose names are markup: no name becomes any, and every page stays small', async () => {
  const crowd = await startBot({ data: 'empty', vars: { ...withPictures, PAGES: 'on' } });
  const name = (index: number) => `<b onx='"&amp;${index}"></b></title>`;
  await addCommunity(crowd.database.client, 64, { name, text: (length) => name(7).repeat(length).slice(0, length) });
  const sent = await crawl(crowd, 2);
  await expectSizes(sent);
  await expectRivals(crowd);
  await crowd.close();
  expect([...sent.values()].flatMap((page) => pageFaults(page, crowd.url))).toEqual([]);
  expect(new Set([...sent.keys()].map(kindOf)).size).toBeGreaterThan(7);
  expect([...sent.values()].filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual([]);
  expect([...sent.values()].filter(({ html }) => html.includes('<b onx')).map(({ path }) => path)).toEqual([]);
  expect([...sent.values()].filter(({ html }) => html.includes('&lt;b onx=')).length).toBeGreaterThan(10);
  expect([...sent.values()].filter(({ html }) => gzipSync(html).length > 14_000).map(({ path }) => path)).toEqual([]);
  expect(await invalidIn(sent)).toEqual([]);
});

testSometimes(
  'one player, whose name is markup and written from the right: every page is whole and valid',
  async () => {
    const alone = await startBot({ data: 'empty', vars: { ...withPictures, PAGES: 'on' } });
    const name = (index: number) => `\u202e\u05d0\u05d1<b onx='"&amp;\u05d2${index}"></b></title>`;
    await addCommunity(alone.database.client, 1, { name, text: (length) => name(7).repeat(length).slice(0, length) });
    const sent = await crawl(alone, 3, { withFiles: true });
    await alone.close();
    const all = [...sent.values()];
    expect(all.filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual([]);
    expect(all.filter(({ html }) => html.includes('\u202e')).map(({ path }) => path)).toEqual([]);
    const written = all.filter(({ headers }) => headers.get('content-type')?.startsWith('text/html'));
    expect(written.filter(({ html }) => html.includes('<b onx')).map(({ path }) => path)).toEqual([]);
    expect(written.flatMap((page) => pageFaults(page, alone.url))).toEqual([]);
    expect(await invalidIn(new Map(written.map((page) => [page.path, page])))).toEqual([]);
  },
);

test('each is kept for a minute, known by its ETag, says what chats unfurl, and lets browsers load nothing else', async () => {
  for (const { path, headers, html } of found.values()) {
    expect([path, headers.get('cache-control')]).toEqual([path, 'public, max-age=60']);
    expect(headers.get('x-robots-tag')).toBe('noindex');
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; img-src 'self' data:;/,
    );
    const tag = (name: string) => textOf(new RegExp(`"${name}" content="([^"]*)"`).exec(html)?.[1] ?? '');
    expect(Buffer.byteLength(tag('og:title'))).toBeLessThanOrEqual(67);
    expect(Buffer.byteLength(tag('og:description'))).toBeLessThanOrEqual(300);
    expect([tag('og:title'), tag('og:description')]).not.toContain('');
    expect(tag('og:url')).toBe(bot.url + path.replace(/\?.*/, ''));
    expect(tag('theme-color')).toBe('#5b7f4b');
    expect(tag('twitter:card')).toBe(tag('og:image') === '' ? 'summary' : 'summary_large_image');
  }
  const [first] = ofKind('/s');
  const etag = first?.headers.get('etag') ?? '';
  for (const tag of [etag, `W/${etag}`]) {
    const again = await getPage(bot, first?.path ?? '', { 'if-none-match': tag });
    expect([again.status, again.html]).toEqual([304, '']);
  }
  const image = /"og:image" content="([^"]*)"/.exec(first?.html ?? '')?.[1] ?? '';
  const picture = await fetch(image);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
});

test('what no page can have, or nothing has, is not found, and leads home; only what could be is looked for', async () => {
  const before = bot.log.length;
  const nowhere = [
    ...['/nowhere', '/s', '/s/', '/s/1', '/s/x.y', '/s/1772050494.fad58de7/more', '/s/%31772050494.fad58de7', '/m/1.1'],
    ...[
      '/m/20260230201454.a4d5ef5',
      '/s/\u0000',
      '/%',
      '/s/%E0%A4%A',
      `/s/${'1'.repeat(10_000)}`,
      '/s/../s',
      '/.env',
      '/index.php',
    ],
  ];
  for (const path of nowhere) {
    const { status, headers, html } = await getPage(bot, path);
    expect([path, status, headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
    expect(linksIn(html, bot.url)).toContain('/');
  }
  expect(bot.log.slice(before)).toEqual([]);
  const stamps = ['20260230201454', '20260201201454', '00000101000000'];
  for (const path of ['/s/1.00000000', ...stamps.map((stamp) => `/m/${stamp}.a4d5ef5e`)]) {
    const { status, headers } = await getPage(bot, path);
    expect([path, status, headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
  }
  expect(bot.log.length - before).toBe(1 + stamps.length);
});

test('an address with anything else in it leads to the one that caches know', async () => {
  const [first] = ofKind('/s');
  const path = first?.path ?? '';
  for (const asked of [`${path}/`, `${path}?utm_source=x`, `${path}?sort=nothing`, `${path}?sort=pair`]) {
    const { status, headers } = await getPage(bot, asked);
    expect([status, headers.get('location'), headers.get('cache-control')]).toEqual([301, path, 'public, max-age=60']);
  }
});

test('a new isolate knows at once in which time zone a manager wants days', async () => {
  const database = await createDatabase('small');
  await database.client.query(`insert into settings (name, value) values ('time_zone', 'Pacific/Kiritimati')`);
  const { rows } = await database.client.query(
    'select player_guid from player_totals order by rounds desc, player_guid limit 2',
  );
  const asked = await startBot({ database, vars: { PAGES: 'on' } });
  const path = `/vs/${rows.map(({ player_guid }) => player_guid).join('/')}`;
  const sent = [await getPage(asked, path), await getPage(asked, path)];
  await asked.close();
  expect(sent.map(({ status }) => status)).toEqual([200, 200]);
  expect(sent[0]?.html).toBe(sent[1]?.html);
});

test('robots.txt lets chats unfurl, and keeps search engines out unless pages may be listed', async () => {
  const { status, headers, html } = await getPage(bot, '/robots.txt');
  expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=60']);
  expect(html).toMatch(/^User-agent: Discordbot\n(?:User-agent: \w+\n)+Disallow:\n\nUser-agent: \*\nDisallow: \/\n$/);
});

test('the address of each round of a session leads to that of the session, and each of a match to that of the match', async () => {
  const { rows } = await bot.database.client.query(
    `select s.address, array_agg(extract(epoch from r.played_at)::bigint || '.' || left(md5(r.server), 8)) as stamps
     from gaming_sessions s join rounds r on r.server = s.server and r.session_start = s.session_start
     where s.counts group by 1 order by 1 desc limit 1`,
  );
  const [{ address, stamps }] = rows;
  const others = stamps.filter((stamp: string) => stamp !== address);
  const shownAt = await Promise.all(others.map((stamp: string) => getPage(bot, `/s/${stamp}`)));
  expect(others.length).toBeGreaterThan(4);
  for (const { status, headers } of shownAt) expect([status, headers.get('location')]).toEqual([301, `/s/${address}`]);
  const file = await getPage(bot, `/s/${others[0]}.csv`);
  expect([file.status, file.headers.get('location')]).toEqual([301, `/s/${address}.csv`]);
  const { rows: matches } = await bot.database.client.query(
    `select array_agg(to_char(round_date + round_time, 'YYYYMMDDHH24MISS') || '.' || left(md5(server || ' ' || lower(map_name)), 8) order by round_number) as addresses
     from rounds where round_number in (1, 2) and is_valid group by server, match_id having count(*) = 2 limit 5`,
  );
  for (const { addresses } of matches) {
    const { status, headers } = await getPage(bot, `/m/${addresses[1]}`);
    expect([status, headers.get('location')]).toEqual([301, `/m/${addresses[0]}`]);
    expect((await getPage(bot, `/m/${addresses[0]}`)).status).toBe(200);
  }
});

const numbersIn = (text: string) => text.match(/\d[\d.,:/%]*/g)?.map((one) => one.replace(/[.,:]$/, '')) ?? [];

test('everybody’s figures of an evening are those of /session', async () => {
  const { rows } = await bot.database.client.query(
    `select address, to_char(session_date, 'YYYY-MM-DD') as day,
       row_number() over (partition by session_date order by session_start, server) as number
     from gaming_sessions where counts`,
  );
  let compared = 0;
  for (const { path, html } of ofKind('/s')) {
    const { day, number } = rows.find(({ address }) => path === `/s/${address}`);
    const answered = await everyPage(await bot.discord.ask(`/session date:${day} number:${number} view:everything`));
    const blocks = answered.split(/^\*\*\d+ /m).slice(1);
    const table = tableIn(html, 'Players');
    expect(table.length).toBe(blocks.length);
    for (const [index, block] of blocks.entries()) {
      const figures = numbersIn(block.split('\n').slice(1, 4).join(' '));
      expect(figures.length).toBeGreaterThan(12);
      expect(numbersIn(table[index]?.slice(1).join(' ') ?? '').toSorted()).toEqual(figures.toSorted());
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(40);
});

/** Returns all pages of an answer. */
async function everyPage({ message }: Pick<Awaited<ReturnType<Bot['discord']['ask']>>, 'message'>): Promise<string> {
  const next = /"custom_id":"([^"]*\|at=next)","disabled":false/.exec(JSON.stringify(message?.components))?.[1];
  const text = shown({ message });
  if (!message || next === undefined) return text;
  return `${text}\n${await everyPage(await bot.discord.press(message.id, next))}`;
}

test('everybody’s figures in a match are those of its message and of its details', async () => {
  const { rows } = await bot.database.client.query(
    `select match_id, to_char(r.round_date + r.round_time, 'YYYYMMDDHH24MISS') || '.' || left(md5(r.server || ' ' || lower(r.map_name)), 8) as address
     from rounds r where round_number in (1, 2)`,
  );
  for (const { path, html } of ofKind('/m')) {
    const matchId = rows.find(({ address }) => path === `/m/${address}`).match_id;
    const post = await matchPost(bot.database, { matchId });
    if (!post) throw new Error(`No message about ${matchId}`);
    bot.discord.adopt(post, '1');
    const title = textOf(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? '');
    expect(title).toBe(shown({ message: post }).split('\n')[0]);
    const details = encodeCustomId({
      route: 'match.details',
      owner: '0',
      args: { m: path.slice(3), p: 'match:0123456789abcdef' },
    });
    const said = await everyPage(await bot.discord.press(post.id, details));
    const parts = said.split(/^(?=\*\*(?:Round \d|Total)\*\*)/m);
    const figuresOf = (label: string) =>
      parts
        .filter((part) => part.startsWith(`**${label}**`))
        .flatMap((part) =>
          [...part.matchAll(/ {2}(\d+\/\d+) {2}(\S+) {2}(\S+) {2}([\d,]+)$/gm)].map((row) => row.slice(1)),
        );
    // A match of one round has one table, which is above.
    const hasBoth = figuresOf('Round 2').length > 0;
    for (const label of hasBoth ? ['Round 1', 'Round 2'] : []) {
      const cells = tableIn(html, label).map((row) => row.slice(1));
      expect(cells.length).toBeGreaterThan(3);
      expect(cells).toEqual(figuresOf(label));
    }
  }
});

test('switched off, everything is as without pages', async () => {
  const off = await startBot({ data: 'small', vars: { PAGES: 'off' } });
  const [home, page, robots] = await Promise.all(
    ['/', '/s/1.00000000', '/robots.txt'].map((path) => getPage(off, path)),
  );
  const { message } = await off.discord.ask('/last');
  await off.close();
  expect(message?.embeds[0]?.url).toBe(undefined);
  expect([home?.status, home?.html]).toEqual([
    200,
    'Stopwatch: statistics for ET:Legacy communities, as a Discord bot.',
  ]);
  const nothing = 'Nothing here. Discord posts to /interactions; /health says how the bot is.';
  for (const one of [page, robots]) expect([one?.status, one?.html]).toEqual([404, nothing]);
  for (const one of [home, page]) expect(one?.headers.get('cache-control')).toBe('no-store');
});

test('an empty database has a page, which says what to do; one that is away says so, and when to ask again', async () => {
  const empty = await startBot({
    data: 'empty',
    vars: { PAGES: 'on', PAGES_INDEX: 'on', PUBLIC_URL: 'https://stats.example.org' },
  });
  const [home, robots] = [await getPage(empty, '/'), await getPage(empty, '/robots.txt')];
  const others = await Promise.all(
    ['/records', '/top/dpm', '/nowhere', '/s/1.00000000'].map((path) => getPage(empty, path)),
  );
  await empty.close();
  expect(others.map(({ status }) => status)).toEqual([200, 200, 404, 404]);
  expect(await invalidIn(new Map([home, ...others].map((page) => [page.path, page])))).toEqual([]);
  expect([home.status, home.headers.get('x-robots-tag')]).toEqual([200, null]);
  expect(home.html).toContain('No round counts yet.');
  expect(home.html).toContain('<link rel="canonical" href="https://stats.example.org/">');
  expect(home.html).not.toContain('noindex');
  expect(robots.html).toBe('User-agent: *\nDisallow: /*?sort=\n');
  const away = await startBot({
    data: 'empty',
    vars: { PAGES: 'on', DATABASE_URL: 'postgresql://bot:x@127.0.0.1:9/none' },
  });
  const said = await Promise.all(['/', '/s/1.00000000'].map((path) => getPage(away, path)));
  await away.close();
  expect(await invalidIn(new Map(said.map((page) => [page.path, page])))).toEqual([]);
  for (const { status, headers, html } of said) {
    expect([status, headers.get('retry-after'), headers.get('cache-control')]).toEqual([503, '30', 'no-store']);
    expect(html).toContain('The database is not answering');
    expect(html).toContain('The database is still waking up. Try again in a few seconds.');
  }
});

/** What the page of each kind says when no round counts any more. */
const nothing: Record<string, string> = {
  '/': 'No round counts yet.',
  '/s': 'No round of this session counts.',
  '/s?': '2 of 2 rounds do not count.',
  '/m': 'No round of this map counts',
  '/p': 'No counted round',
  '/vs': 'No counted round has both of them.',
  '/map': 'No round of two minutes and more with three a side counts here yet.',
  '/top': 'No round of that time counts yet.',
  '/records': 'No round has set a record here yet.',
};

test('where no round counts any more, each page says so, and has neither empty tables nor figures of nothing', async () => {
  const token = 'main-server-0123456789';
  const shrunk = await startBot({
    data: 'empty',
    vars: { ...withPictures, PAGES: 'on', INGEST_TOKENS: `main:${token}` },
  });
  const { client } = shrunk.database;
  for (const round of playedMatches('shrunk', 1)[0] ?? []) expect(await upload(shrunk.url, token, round)).toBe(201);
  const paths = [...(await crawl(shrunk, 1, { withFiles: true })).keys()];
  // Whoever was only in rounds that do not count has no name any more, unless they have chosen one.
  const named = paths.filter((path) => /^\/(?:p|vs)\//.test(path)).flatMap((path) => path.split('/').slice(2));
  await client.query(
    "insert into player_profiles (player_guid, display_name) select guid, 'Name of ' || guid from (select distinct unnest($1::text[]) as guid) as g",
    [named],
  );
  const { rows } = await client.query(
    `select (select array_agg(id) from rounds where round_number > 0) as ids,
       (select min(player_guid) from player_comprehensive_stats where player_guid <> all ($1)) as nameless`,
    [named],
  );
  for (const id of rows[0].ids) {
    await shrunk.discord.ask(`/admin round round:${id} verdict:invalid reason:test`, { permissions: manageServer });
  }
  const sent = new Map(
    (await Promise.all(paths.map((path) => getPage(shrunk, path)))).map((page) => [page.path, page]),
  );
  const gone = await getPage(shrunk, `/p/${rows[0].nameless}`);
  const linked = await crawl(shrunk, 2, { withFiles: true });
  await shrunk.close();
  const seen = new Set<string>();
  for (const { path, status, html } of sent.values()) {
    const kind = kindOf(path);
    seen.add(kind);
    expect([path, status, html.match(/NaN|undefined|Infinity|>null<|Invalid|<(tbody|ul|tr)><\/\1>/g)]).toEqual([
      path,
      200,
      null,
    ]);
    if (kind in nothing) expect([path, bodyOf(html)]).toEqual([path, expect.stringContaining(nothing[kind] ?? '')]);
    if (kind === '/s.csv') expect(html.trim().split('\r\n')).toHaveLength(1);
    if (kind === '/s.json') expect(JSON.parse(html)).toMatchObject({ teams: [], maps: [], players: [] });
    if (kind === '/feed.json') expect(JSON.parse(html).items).toEqual([]);
  }
  expect(Object.keys(nothing).filter((kind) => !seen.has(kind))).toEqual([]);
  expect([gone.status, bodyOf(gone.html)]).toEqual([404, expect.stringContaining('has been removed')]);
  expect([...linked.values()].filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual([]);
  const written = [...sent.values()].filter(({ headers }) => headers.get('content-type')?.startsWith('text/html'));
  expect(written.flatMap((page) => pageFaults(page, shrunk.url))).toEqual([]);
  expect(await invalidIn(new Map(written.map((page) => [page.path, page])))).toEqual([]);
});

const bodyOf = (html: string) => textOf(html.slice(html.indexOf('<main>'), html.indexOf('</main>')));

/** Returns the lines of an answer's description and fields, as a page writes them. */
function linesOf({ message }: Pick<Awaited<ReturnType<Bot['discord']['ask']>>, 'message'>): string[] {
  const embed = message?.embeds[0];
  return [embed?.description ?? '', ...(embed?.fields ?? []).map(({ value }) => value)]
    .join('\n')
    .replace(/\\(.)|\*\*|`|^-# /gms, '$1')
    .replace(/[\u00a0\u202f]/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

test('a player is shown as in /stats, two players as in /vs', async () => {
  const names = ['/p', '/vs'] as const;
  const ask = {
    '/p': (path: string) => `/stats player:${path.slice(3)}`,
    '/vs': (path: string) => path.replace(/\/vs\/(\w+)\/(\w+)/, '/vs player1:$1 player2:$2'),
  };
  for (const name of names) {
    expect(ofKind(name).length).toBeGreaterThanOrEqual(Math.min(12, mostOfAKind));
    for (const { path, html } of ofKind(name)) {
      const shownLines = linesOf(await bot.discord.ask(ask[name](path)));
      const body = bodyOf(html);
      expect(shownLines.length).toBeGreaterThan(1);
      for (const line of shownLines) expect([path, body.includes(line.trim()) ? line : body]).toEqual([path, line]);
    }
  }
});

test('rankings are those of /leaderboard, records those of /records', async () => {
  for (const { path, html } of ofKind('/top')) {
    for (const [period, label] of [
      ['all', 'All time'],
      ['30d', 'Last 30 days'],
    ] as const) {
      const answered = linesOf(await bot.discord.ask(`/leaderboard stat:${path.slice(5)} period:${period}`));
      const values = answered.flatMap((line) => numbersIn(line.replace(/^(?:\p{So}|#\d+) ?/u, '')).slice(0, 1));
      const cells = tableIn(html, label).map((row) => numbersIn(row[1] ?? '')[0]);
      expect([path, label, cells]).toEqual([path, label, values.slice(0, cells.length)]);
    }
  }
  for (const { path, html } of ofKind('/map')) {
    const map = decodeURIComponent(path.slice(5));
    for (const side of ['attack', 'defence']) {
      const answered = linesOf(await bot.discord.ask(`/records map:${map} side:${side}`));
      for (const line of answered.filter((_, index) => index % 2 === 0)) {
        const figure = /^\D*[\d:,]+ /.exec(line)?.[0];
        if (figure !== undefined) expect([path, bodyOf(html)]).toEqual([path, expect.stringContaining(figure)]);
      }
    }
  }
});

test('figures of every kind of page are those that plain SQL computes from the legacy file', () => {
  const file = openLegacyFile(inject('demoFile'), new Date(inject('now')));
  try {
    for (const [kind, figuresOf] of Object.entries(pageFigures)) {
      const all = ofKind(kind);
      expect([kind, all.length > 0]).toEqual([kind, true]);
      for (const page of all) {
        const { shown: figures, computed } = figuresOf(page, file);
        expect({ path: page.path, figures }).toEqual({ path: page.path, figures: computed });
      }
    }
  } finally {
    file.close();
  }
});

test('a stranger who invents addresses for half a day keeps the database awake for no longer than PAGES_HOURS', async () => {
  const now = new Date('2026-03-01T12:00:00.000Z');
  const asked = await startBot({
    data: 'empty',
    vars: { PAGES: 'on', PAGES_HOURS: '2', DEV_CLOCK: 'on', DEV_NOW: now.toISOString() },
  });
  const advance = (ms: number) =>
    fetch(`${asked.url}/dev/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: ms, jump: true }) });
  const minute = 60_000;
  const neonIdleMs = 5 * minute;
  let atMs = 0;
  let awakeMs = 0;
  let awakeUntilMs = 0;
  let rested = 0;
  const dayMs = 24 * 60 * minute;
  while (atMs < dayMs / 2) {
    const guid = atMs.toString(16).toUpperCase().padStart(8, '0');
    const paths = [`/p/${guid}`, `/s/${atMs}.00000000`, `/map/m${atMs}`, '/', '/records'];
    const sent = await Promise.all(paths.map((path) => getPage(asked, path)));
    const statuses = new Set(sent.map(({ status }) => status));
    if (statuses.has(503)) {
      rested += 1;
      expect([...statuses]).toEqual([503]);
      for (const { headers, html } of sent) {
        expect(headers.get('cache-control')).toBe('no-store');
        expect(html).toContain('The pages are resting');
      }
      // What it says is true: then there is a page again.
      const waitMs = Number(sent[0]?.headers.get('retry-after')) * 1000;
      expect(waitMs).toBeGreaterThan(0);
      await advance(waitMs);
      atMs += waitMs;
      expect((await getPage(asked, '/')).status).toBe(200);
    }
    awakeMs += atMs + neonIdleMs - Math.max(atMs, awakeUntilMs);
    awakeUntilMs = atMs + neonIdleMs;
    const stepMs = 4.9 * minute;
    await advance(stepMs);
    atMs += stepMs;
  }
  const answered = await asked.discord.ask('/ping');
  await asked.close();
  expect(answered.problems).toEqual([]);
  expect(rested).toBeGreaterThan(2);
  // What was left of the day before, and what this day brings.
  const dailyMs = 2 * 60 * minute;
  expect(awakeMs).toBeLessThanOrEqual(dailyMs + dailyMs * (awakeUntilMs / dayMs));
  expect(awakeMs).toBeGreaterThan(dailyMs);
});
