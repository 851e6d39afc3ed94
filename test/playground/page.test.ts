import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PageAsset } from '../../playground/page/index.ts';
import { pageAssets } from '../../playground/page/index.ts';
import { testSometimes } from '../support/sample.ts';

const executablePath = '/usr/bin/chromium';
const missing = existsSync(executablePath) ? '' : ` (skipped: needs Debian's chromium at ${executablePath})`;

const hostile = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';

const commands = [
  {
    name: 'stats',
    description: 'What a player has done',
    options: [
      { type: 3, name: 'player', description: 'Name or GUID', autocomplete: true },
      { type: 5, name: 'hidden', description: 'Answer only to me' },
    ],
  },
  {
    name: 'leaderboard',
    description: 'Who is best at what',
    options: [
      {
        type: 3,
        name: 'stat',
        description: 'What counts',
        required: true,
        choices: [
          { name: 'Kills', value: 'kills' },
          { name: 'Damage per minute', value: 'dpm' },
        ],
      },
      { type: 4, name: 'page', description: 'Page to show', min_value: 1 },
    ],
  },
  { name: 'slow', description: 'Takes its time' },
  { name: 'Stats', type: 2 },
];

const english = { locale: 'en-US', guildLocale: 'en-US' };

const ana = {
  id: '100',
  name: 'Ana',
  player: { guid: 'AB12', name: 'olympus', rounds: 93 },
  isLinked: true,
  manages: false,
};
const people = [ana, { id: '200', name: 'Bo', player: null, isLinked: false, manages: true }];

const welcome = {
  examples: ['/stats', '/leaderboard stat:kills'],
  players: 2,
  rounds: 93,
  database: 'test',
  isOwn: true,
  timeZone: 'UTC',
  ingestToken: 'token',
  ingestTarget: '',
  site: 'http://127.0.0.1:9',
  link: null,
};

function board(page: number, id = 'm1') {
  return {
    id,
    content: '',
    flags: 0,
    timestamp: '2026-03-20T20:00:00.000Z',
    embeds: [
      {
        title: `Kills ${hostile}`,
        description: `🥇 **olympus** 12,345 kills\n🥈 __viper__ \`9,999\` <t:1700000000:R>\n> ${hostile}\nmore with </stats:5> by <@200>, ||secret||, [site](https://a.example)`,
        color: 0xf1c40f,
        fields: ['K/D', 'DPM', 'Rounds', 'Wide'].map((name, index) => ({
          name,
          value: `**${index}**`,
          inline: index < 3,
        })),
        footer: { text: `Page ${page} of 3 · more than 10 rounds` },
        timestamp: '2026-03-20T20:00:00.000Z',
      },
    ],
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'Previous', custom_id: 'p', disabled: page === 1 },
          { type: 2, style: 1, label: 'Next', custom_id: 'n', emoji: { name: '▶' } },
          { type: 2, style: 3, label: 'Mine', custom_id: 'mine' },
          { type: 2, style: 4, label: 'Break', custom_id: 'break' },
          { type: 2, style: 5, label: 'Source', url: 'https://a.example/' },
        ],
      },
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: 'view',
            placeholder: 'Another statistic',
            options: ['kills', 'dpm'].map((value) => ({
              label: value,
              value,
              description: `by ${value}`,
              default: value === 'kills',
            })),
          },
        ],
      },
    ],
  };
}

/** What the bot has posted by itself. */
let posts: object[] = [];
let revision = 1;

function post(id: string, title: string, edited: string | null = null) {
  const button = { type: 2, style: 2, label: 'Me', custom_id: 'mine' };
  return {
    id,
    flags: 0,
    timestamp: '2026-03-20T20:00:00.000Z',
    edited_timestamp: edited,
    embeds: [{ title }],
    components: [{ type: 1, components: [button] }],
  };
}

/** An embed with a picture of the test's server. */
const drawn = (name: string, description: string, size = { width: 800, height: 276 }) => ({
  url: 'https://a.example/evening',
  image: { url: `${name}.png`, description, ...size },
});

/** Five pictures of one address, of which Discord shows four, then one of another, and one that Discord could not fetch. */
const gallery = {
  id: 'm5',
  embeds: [
    { title: 'An evening', ...drawn('/slow', 'Bar chart. Kettle 12; Marmot 9') },
    ...['/gone', '/second', '/third', '/fifth'].map((name) => drawn(name, `${name} in words`)),
    { title: 'Alone', image: drawn('/slow-alone', '').image },
    { title: 'Lost', image: { url: '/lost.png', description: 'Lost' } },
  ],
};

interface Call {
  path: string;
  body: Record<string, unknown>;
}

function answer({ path, body }: Call): object {
  if (path === '/api/commands') return commands;
  if (path === '/api/welcome') return welcome;
  if (path.startsWith('/api/people')) return { people, canLink: true };
  if (path === '/api/act') return people.find(({ id }) => id === body.id) ?? ana;
  if (path.startsWith('/api/news'))
    return { run: 'r', newest: 0, uploads: [], rounds: '1', posts: revision, aheadMs: 0 };
  if (path === '/api/posts') return { name: 'match-posts', revision, messages: posts, names: {} };
  if (path === '/api/clock') return { now: '2026-03-20T21:00:00.000Z', ran: [{ job: 'upkeep', outcome: 'ok' }] };
  if (path === '/api/messages') return { held: 0 };
  if (path === '/api/autocomplete') return { choices: [{ name: 'olympus · 93 rounds', value: 'AB12' }] };
  if (path === '/api/select') return { message: { ...board(1), content: `now ${body.values}` }, problems: [], ms: 3 };
  if (body.custom_id === 'mine') {
    return { message: { id: '92', content: 'yours', flags: 64 }, problems: [], ms: 3 };
  }
  if (body.custom_id === 'break') return { message: null, problems: ['embeds[0].title: too long'], ms: 3 };
  if (path === '/api/press') return { message: board(2), problems: [], ms: 3 };
  if (body.input === '/pictures') return { message: gallery, problems: [], ms: 3 };
  if (body.input === '/slow') return { message: { id: 'm3', flags: 128 }, problems: [], ms: 3 };
  return { response: { type: 4 }, message: board(1), problems: [], ms: 41.6 };
}

describe.skipIf(missing !== '')(`the playground page${missing}`, () => {
  const calls: Call[] = [];
  const complaints: string[] = [];
  let assets: Map<string, PageAsset>;
  let browser: Browser;
  let page: Page;
  let home: string;
  const server = createServer((request, response) => void serve(request, response));

  /** Resolves when the slow picture may come. */
  let slowPicture = Promise.withResolvers<void>();
  const png = readFileSync(join(import.meta.dirname, '../charts/pictures/ranking-typical.png'));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (path.startsWith('/slow')) await slowPicture.promise;
    if (path === '/gone.png') return void response.writeHead(404).end();
    if (path.endsWith('.png')) return void response.setHeader('content-type', 'image/png').end(png);
    const asset = assets.get(path);
    if (asset) return void response.setHeader('content-type', asset.type).end(asset.body);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = { path, body: JSON.parse(Buffer.concat(chunks).toString() || '{}') };
    calls.push(call);
    if (call.body.input === '/stats player:nobody') response.statusCode = 400;
    const refusal = { error: 'Nobody here is called "nobody".' };
    const given = answer(call);
    const whole = typeof given === 'object' && 'ms' in given ? { ...given, interactionId: '7' } : given;
    response.end(JSON.stringify(response.statusCode === 400 ? refusal : whole));
  }

  beforeAll(async () => {
    assets = await pageAssets();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });
  beforeEach(async () => {
    posts = [];
    page = await browser.newPage({ viewport: { width: 1100, height: 800 }, timezoneId: 'Europe/Helsinki' });
    page.setDefaultTimeout(5000);
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(home);
    await page.locator('.example').first().waitFor();
    calls.length = 0;
    complaints.length = 0;
  });
  afterEach(() => page.close());

  const line = () => page.getByRole('combobox', { name: 'Slash command' });
  const offered = () => page.locator('#suggestions .label').allTextContents();
  const last = () => page.locator('.message').last();
  const input = (path: string) => calls.filter((call) => call.path === path).at(-1)?.body;

  async function ask(text: string): Promise<void> {
    await line().fill(text);
    await line().press('Escape'); // what is typed is meant, no suggestion
    await line().press('Enter');
    await last().locator('.ms').waitFor();
  }

  it('lists commands, then options, then choices, by keyboard alone', async () => {
    await line().pressSequentially('/');
    expect(await offered()).toEqual(['/stats', '/leaderboard', '/slow', 'Stats @…']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await line().inputValue()).toBe('/leaderboard stat:');
    expect(await offered()).toEqual(['Kills', 'Damage per minute']);
    await page.keyboard.type('dam');
    await page.keyboard.press('Tab');
    expect(await line().inputValue()).toBe('/leaderboard stat:dpm ');
    expect(await page.locator('.chip.given .chip-value').last().textContent()).toBe('Damage per minute');
    expect(await offered()).toEqual(['page']);
    await page.keyboard.press('Escape');
    expect(await page.locator('#suggestions').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await last().locator('.embed').waitFor();
    expect(input('/api/ask')).toEqual({ input: '/leaderboard stat:dpm', as: '100', context: 'guild', ...english });
  });

  it('asks the bot for choices with the option at the end, and shows the name of the one taken', async () => {
    await line().fill('/stats player: hidden:true');
    await page.getByRole('button', { name: 'player:' }).click();
    await page.keyboard.insertText('oly');
    await expect
      .poll(() => input('/api/autocomplete'))
      .toEqual({ input: '/stats hidden:true player:oly', as: '100', context: 'guild', ...english });
    await page.getByText('olympus · 93 rounds').click();
    expect(await line().inputValue()).toBe('/stats player:AB12 hidden:true');
    expect(await page.locator('.chip-value').allTextContents()).toEqual(['olympus · 93 rounds', 'true']);
  });

  testSometimes('opens an option from its chip and keeps Enter from sending without a required one', async () => {
    await line().fill('/leaderboard page:2');
    await line().press('Enter');
    expect(await line().inputValue()).toBe('/leaderboard page:2 stat:');
    expect(input('/api/ask')).toBeUndefined();
    await line().fill('/stats');
    await page.getByRole('button', { name: 'hidden:' }).click();
    expect(await line().inputValue()).toBe('/stats hidden:');
    expect(await offered()).toEqual(['true', 'false']);
  });

  testSometimes('names somebody for an entry of the menu on a user', async () => {
    await line().pressSequentially('Stats @b');
    await expect.poll(offered).toEqual(['@Ana', '@Bo']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await line().inputValue()).toBe('Stats <@200>');
    await page.keyboard.press('Enter');
    await last().locator('.embed').waitFor();
    expect(input('/api/ask')).toMatchObject({ input: 'Stats <@200>' });
  });

  it('shows the answer as Discord would', async () => {
    await page.getByRole('combobox', { name: 'Acting as' }).click();
    await page.getByRole('option', { name: 'Bo manages the server' }).click();
    await ask('/leaderboard stat:kills');
    expect(input('/api/ask')).toMatchObject({ as: '200' });
    const message = last();
    expect(await message.locator('.cause').textContent()).toBe('Bo used /leaderboard stat:kills');
    expect(await message.locator('.ms').textContent()).toBe('42 ms');
    expect(await message.locator('.embed strong').first().textContent()).toBe('olympus');
    expect(await message.locator('.embed').evaluate((embed) => getComputedStyle(embed).borderLeftColor)).toBe(
      'rgb(241, 196, 15)',
    );
    expect(await message.locator('.fields').evaluateAll((rows) => rows.map((row) => row.childElementCount))).toEqual([
      3, 1,
    ]);
    expect(await message.locator('time').getAttribute('title')).toMatch(/15.* 12:13/);
    expect(await message.getByRole('button', { name: 'Previous' }).isDisabled()).toBe(true);
    expect(await message.getByRole('link', { name: 'Source' }).getAttribute('href')).toBe('https://a.example/');
    expect(await message.getByText('@Bo').count()).toBe(1);
    await message.getByRole('button', { name: '/stats' }).click();
    expect(await line().inputValue()).toBe('/stats ');
  });

  it('leaves hostile text text, and its policy refuses markup', async () => {
    await ask(`/stats player:${hostile}`);
    expect(await last().locator('.embed-title').textContent()).toBe(`Kills ${hostile}`);
    expect(await page.locator('.log script, .log img:not(.avatar, .welcome img), .suggestions img').count()).toBe(0);
    expect(await page.title()).toBe('Stopwatch playground');
    expect(complaints).toEqual([]);
    const tried = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>x</b>';
        return 'written';
      } catch {
        return 'refused';
      }
    });
    expect(tried).toBe('refused');
  });

  testSometimes('updates a message in place, and puts an answer with another id behind it', async () => {
    await ask('/leaderboard stat:kills');
    await last().getByRole('button', { name: 'Next' }).click();
    await page.getByText('Page 2 of 3').waitFor();
    expect(await page.locator('.message').count()).toBe(1);
    expect(input('/api/press')).toEqual({ message: 'm1', custom_id: 'n', as: '100', ...english });
    calls.length = 0;
    await page.keyboard.press('Enter');
    await expect.poll(() => input('/api/press')).toMatchObject({ custom_id: 'n' });
    await page.locator('.message:not([inert])').waitFor();
    await last().getByRole('button', { name: 'Mine' }).click();
    await page.getByText('Only you can see this').waitFor();
    expect(await page.locator('.message').count()).toBe(2);
    expect(await last().locator('.cause').textContent()).toBe('Ana pressed Mine');
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    expect(await page.locator('.message').count()).toBe(1);
  });

  testSometimes('sends a select, by mouse and by keyboard', async () => {
    await ask('/leaderboard stat:kills');
    await last().getByRole('button', { name: 'kills' }).click();
    await last().getByRole('option', { name: 'dpm' }).click();
    await page.getByText('now dpm').waitFor();
    expect(input('/api/select')).toEqual({ message: 'm1', custom_id: 'view', values: ['dpm'], as: '100', ...english });
    calls.length = 0;
    await last().getByRole('button', { name: 'kills' }).focus();
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await expect.poll(() => input('/api/select')).toMatchObject({ values: ['dpm'] });
  });

  testSometimes('tells what Discord would refuse, what is still thinking and what cannot be sent', async () => {
    await ask('/leaderboard stat:kills');
    await last().getByRole('button', { name: 'Break' }).click();
    await page.getByText('Discord would refuse this: embeds[0].title: too long').waitFor();
    expect(await last().getByRole('button', { name: 'Break' }).isEnabled()).toBe(true);
    await ask('/slow');
    expect(await last().textContent()).toContain('Stopwatch is thinking…');
    await line().fill('/stats player:nobody');
    await line().press('Escape');
    await line().press('Enter');
    await page.getByText('Nobody here is called "nobody".').waitFor();
    expect(await page.locator('.message').count()).toBe(3);
  });

  it('keeps the place of a picture while it loads, tells its alt text, and leaves out what Discord leaves out', async () => {
    slowPicture = Promise.withResolvers();
    await ask('/pictures');
    const [evening, alone, lost] = await last().locator('.embed').all();
    expect(await alone?.locator('.embed-image').boundingBox()).toMatchObject({ width: 400, height: 138 });
    expect(await lost?.locator('.pictures').count()).toBe(0);
    expect(await last().locator('.embed').count()).toBe(3);
    await evening?.getByRole('img', { name: 'A picture that does not load: /gone in words' }).waitFor();
    const heights = () =>
      last()
        .locator('.picture')
        .evaluateAll((all) => all.map((one) => one.clientHeight));
    const before = await heights();
    expect(before).toHaveLength(5);
    slowPicture.resolve();
    const slow = evening?.getByRole('img', { name: 'Bar chart. Kettle 12; Marmot 9' });
    await expect.poll(() => slow?.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(800);
    expect(await heights()).toEqual(before);
    await evening?.getByRole('button', { name: 'ALT text' }).first().click();
    expect(await evening?.getByText('Bar chart. Kettle 12').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await evening?.getByText('Bar chart. Kettle 12').isVisible()).toBe(false);
    expect(await alone?.getByRole('button').count()).toBe(1);
  });

  testSometimes(
    'opens a picture in full size by keyboard, turns to the others of its embed, and comes back',
    async () => {
      slowPicture.resolve();
      await ask('/pictures');
      const opener = last().getByRole('button', { name: '/second in words' });
      await opener.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Picture in full size' });
      const shown = () => dialog.getByRole('img').getAttribute('alt');
      expect([await shown(), await dialog.getByRole('status').textContent()]).toEqual(['/second in words', '3 of 4']);
      expect(await dialog.getByRole('img').boundingBox()).toMatchObject({ width: 800 });
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await shown()).toBe('Bar chart. Kettle 12; Marmot 9');
      await dialog.getByRole('button', { name: 'Previous picture' }).click();
      expect(await shown()).toBe('/third in words');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
      await last().getByRole('button', { name: 'Picture', exact: true }).click();
      expect(await dialog.getByRole('button').count()).toBe(1);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await dialog.waitFor({ state: 'detached' });
    },
  );

  const setPosts = (...now: object[]) => {
    posts = now;
    revision += 1;
  };
  const inPosts = () => page.locator('#posts-log .message');

  testSometimes('shows what the bot posts by itself: new, edited in place, deleted', async () => {
    expect(await page.getByRole('button', { name: '# match-posts nothing yet' }).isVisible()).toBe(true);
    expect(await page.locator('#posts-log').isVisible()).toBe(false);
    setPosts(post('11', `supply ${hostile}`));
    await inPosts().getByText('supply').waitFor();
    expect(await page.locator('#posts-log script, #posts-log img:not(.avatar)').count()).toBe(0);
    setPosts(post('11', 'supply', '2026-03-20T20:05:00.000Z'), post('12', 'adlernest'));
    await inPosts().nth(1).getByText('adlernest').waitFor();
    expect(await inPosts().locator('.author').allTextContents()).toEqual([
      expect.stringContaining('(edited)'),
      expect.not.stringContaining('(edited)'),
    ]);
    setPosts(post('12', 'adlernest'));
    await inPosts().getByText('supply').waitFor({ state: 'detached' });
    expect(await inPosts().locator('.embed-title').allTextContents()).toEqual(['adlernest']);
    expect(complaints).toEqual([]);
  });

  testSometimes(
    'answers a button of a post below it, over a reload; a newer post stands behind the answer',
    async () => {
      setPosts(post('11', 'supply'));
      await inPosts().getByRole('button', { name: 'Me' }).click();
      await inPosts().nth(1).getByText('Only you can see this').waitFor();
      expect(input('/api/press')).toEqual({ message: '11', custom_id: 'mine', as: '100', ...english });
      expect(await inPosts().nth(1).locator('.cause').textContent()).toBe('Ana pressed Me');
      expect(await page.locator('#log .message').count()).toBe(0);
      setPosts(post('11', 'supply'), post('93', 'adlernest'));
      await inPosts().nth(2).waitFor();
      await page.reload();
      await expect
        .poll(() => inPosts().allTextContents())
        .toEqual([
          expect.stringContaining('supply'),
          expect.stringContaining('yours'),
          expect.stringContaining('adlernest'),
        ]);
      // Only what the server cannot know is given back to it.
      expect(input('/api/messages')).toMatchObject({ messages: [{ message: { id: '92' } }] });
    },
  );

  testSometimes('closes the channel of posts by keyboard, counts what comes meanwhile, and remembers it', async () => {
    setPosts(post('11', 'supply'));
    await inPosts().first().waitFor();
    await page.locator('#posts-opener').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#posts-log').isVisible()).toBe(false);
    setPosts(post('11', 'supply', '2026-03-20T20:05:00.000Z'), post('12', 'adlernest'));
    await page.getByRole('button', { name: '# match-posts 2 new' }).waitFor();
    await page.reload();
    await page.locator('.example').first().waitFor();
    expect(await page.locator('#posts-log').isVisible()).toBe(false);
    await page.locator('#posts-opener').click();
    expect(await inPosts().count()).toBe(2);
  });

  testSometimes('moves the clock and tells what ran', async () => {
    await page.getByRole('button', { name: '+1 hour' }).click();
    await page.getByText(/^An hour later: it is .* for the bot\. Ran: upkeep\.$/).waitFor();
    expect(input('/api/clock')).toEqual({ to: 'hour' });
    await page.getByRole('button', { name: 'Next morning' }).click();
    await page.getByText(/^The next morning: /).waitFor();
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 375, height: 700 });
    setPosts(post('11', 'supply'), post('12', 'adlernest'));
    await inPosts().nth(1).waitFor();
    await ask('/leaderboard stat:kills');
    await ask('/pictures');
    await line().fill('/leaderboard stat:');
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0]).toBe(widths[1]);
  });
});
