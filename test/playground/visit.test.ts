import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generateCommunity } from '../../demo/community/generate.ts';
import type { WrittenRound } from '../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import { casesOf } from '../../playground/gallery/cases/index.ts';
import { guard } from '../../scripts/database/guardian.ts';
import type { Visitor } from '../support/browser.ts';
import { askOn, noBrowser, openBrowser } from '../support/browser.ts';
import { matchPlayedNow, playersIn } from '../support/demo-match.ts';
import type { Started } from '../support/npm-start.ts';
import { npmStarts } from '../support/npm-start.ts';
import { crawl, kindOf } from '../support/pages.ts';
import { quickFolder } from '../support/quick-folder.ts';
import { isDrawn, sample, testSometimes } from '../support/sample.ts';

const folder = await quickFolder();
const data = join(folder, 'data');
const guardian = guard({ removeDir: folder });
const { start, killAll } = npmStarts();
const today = new Date().toISOString().slice(0, 10);

/** Rounds that are newer than all of the demo, under other names than its maps are played at. */
const rounds = generateRoundFiles({ seed: 'visit', matches: 3, from: today, people: 8 });

/** Where the web pages are. */
const siteOf = ({ out }: Started) => /^web pages (\S+)$/m.exec(out)?.[1] ?? '';

/** Runs a script as a process. */
const run = (script: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, ['--import', './scripts/preload.js', `scripts/${script}/index.ts`, ...args], {
    env: { ...process.env, DATABASE_URL: '', STOPWATCH_INGEST_TOKEN: readFileSync(join(data, 'ingest-token'), 'utf8') },
  });

describe.skipIf(noBrowser !== '')(`a visit to npm start${noBrowser}`, () => {
  let running: Started;
  let browser: Visitor;
  let page: Page;
  beforeAll(async () => {
    [running, browser] = await Promise.all([start(['--port', '0', '--data', data]), openBrowser()]);
    expect(running.err).toBe('');
  });
  afterAll(async () => {
    await browser?.close();
    await running?.end('SIGTERM');
    killAll();
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    guardian.release();
  });
  beforeEach(async () => {
    page = await browser.visit(running.url);
  });
  afterEach(() => page.close());

  const line = () => page.getByRole('combobox', { name: 'Slash command' });
  const last = () => page.locator('#log .message').last();
  const actAs = async (typed: string, option: RegExp) => {
    await page.getByRole('combobox', { name: 'Acting as' }).fill(typed);
    await become(page.getByRole('option', { name: option }));
  };
  /** Takes an option of "Acting as" and waits until the page acts so. */
  const become = async (option: Locator) => {
    const label = (await option.locator('.label').textContent()) ?? '';
    await option.click();
    await page.locator('#acting').filter({ hasText: label }).waitFor({ state: 'attached' });
  };
  /** Acts as the player with most rounds of these, if no other player has the name. */
  const actAsOneOf = async (names: readonly string[]) => {
    await page.getByRole('combobox', { name: 'Acting as' }).click();
    const options = page.locator('#people-list [role=option]');
    await options.first().waitFor();
    const labels = await options.locator('.label').allTextContents();
    const isOnly = (label: string) => labels.indexOf(label) === labels.lastIndexOf(label);
    await become(options.nth(labels.findIndex((label) => names.includes(label) && isOnly(label))));
  };
  const post = (name: string, body: string | Uint8Array, token: string) =>
    fetch(`${running.url}/ingest/rounds/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: body as BodyInit,
    });

  test('every example on the first page answers, in three languages, and the console stays empty', async () => {
    const names = await page.locator('.example:not(.paste) .example-line').allTextContents();
    expect(names.map((name) => name.split(' ')[0])).toEqual([
      '/last',
      '/leaderboard',
      '/stats',
      '/compare',
      '/sessions',
      '/awards',
      '/teams',
      '/help',
    ]);
    expect(await answersOf(page)).toEqual(names.map(() => 'answered'));
    await page.getByLabel('Yours').selectOption('de');
    await page.getByLabel('The server’s').selectOption('de');
    await expect.poll(() => page.locator('.example-line').first().textContent()).toBe('/letzte');
    await page.locator('.example').nth(1).click();
    await page.getByText('Schaden').first().waitFor();
    await page.getByRole('radio', { name: 'Dark' }).focus();
    expect(browser.complaints()).toEqual([]);
  });

  test('a pasted link unfurls as the page says of itself; the page is there, and so is what it links to', async () => {
    await page.locator('.example.paste').click();
    const pasted = page.locator('#log .pasted');
    const [popup] = await Promise.all([page.waitForEvent('popup'), pasted.locator('.embed-title a').click()]);
    const tag = (name: string) => popup.locator(`meta[property="og:${name}"]`).getAttribute('content');
    expect(popup.url()).toMatch(new RegExp(`^${siteOf(running)}/s/`));
    expect(await pasted.locator('.embed-provider').textContent()).toBe(await tag('site_name'));
    expect(await pasted.locator('.embed-title').textContent()).toBe(await tag('title'));
    expect(await pasted.locator('.embed-description').textContent()).toBe(await tag('description'));
    const picture = pasted.locator('img.embed-image');
    expect(await picture.getAttribute('src')).toBe(await tag('image'));
    await expect.poll(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(800);
    await popup.close();
    const sent = await crawl({ url: siteOf(running) }, 2);
    expect([...sent.values()].filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual([]);
    expect(new Set([...sent.keys()].map(kindOf)).size).toBeGreaterThan(7);
    await line().fill(`${siteOf(running)}/s/1.00000000`);
    await line().press('Enter');
    await pasted.nth(1).getByText('The page answers 404').waitFor();
    expect(await pasted.nth(1).locator('.embed').count()).toBe(0);
    await page.reload();
    await pasted.nth(1).getByText('The page answers 404').waitFor();
    expect(browser.complaints()).toEqual([]);
  });

  testSometimes(
    'anybody can be acted as: a player without a link is somebody at once; managers are marked',
    async () => {
      await actAs('', /Manager manages the server/);
      const health = await askOn(page, '/admin health');
      expect(await health.locator('.embed').count()).toBe(1);
      await page.getByRole('combobox', { name: 'Acting as' }).click();
      const unlinked = page
        .locator('#people-list [role=option]')
        .filter({ hasNotText: '@' })
        .filter({ hasText: 'rounds' });
      const name = (await unlinked.first().locator('.label').textContent()) ?? '';
      await unlinked.first().click();
      await page.getByText('Linked to this player as @').waitFor();
      expect(await (await askOn(page, '/stats')).textContent()).toContain(name);
      await actAs('newcom', /Newcomer no player yet/);
      expect(await (await askOn(page, '/stats')).locator('.embed-title').count()).toBe(0);
      await page.getByRole('combobox', { name: 'Acting as' }).fill('nobody of that name');
      await page.getByText('Nobody here is called “nobody of that name”.').waitFor();
      expect(browser.complaints()).toEqual([]);
    },
  );

  test('dropped round files come in, and what is none, or is there already, is told', async () => {
    const before = await (await askOn(page, '/last')).locator('.embed').textContent();
    const files = rounds.slice(0, 2);
    await drop(page, [...files, { name: 'holiday.png', text: 'x' }, { name: files[0]?.name ?? '', text: 'broken' }]);
    const report = page.locator('.files');
    await report.getByText('4 files: 2 stored · 2 refused').waitFor();
    expect(await report.locator('.bad .file-name').allTextContents()).toContain('holiday.png');
    await drop(page, files);
    await page.getByText('2 files: 2 already there').waitFor();
    await report.getByRole('button', { name: 'See it in /last' }).first().click();
    await expect.poll(() => last().locator('.ms').count()).toBe(1);
    expect(await last().locator('.embed').textContent()).not.toBe(before);
    await page.reload();
    await page.getByText('2 files: 2 already there').waitFor();
    // Chromium itself logs the refusals.
    expect(browser.complaints().filter((one) => !one.includes('status of 4'))).toEqual([]);
  });

  test('round 1 becomes a message, endstats add its awards, round 2 makes it the match; Me compares with one’s usual', async () => {
    const { round1, endstats, round2 } = matchPlayedNow(join(data, 'demo', 'gamestats'), 'visit_castle');
    await actAsOneOf(playersIn(round1));
    const posts = page.locator('#posts-log .message');
    const post = posts
      .filter({ hasText: 'castle' })
      .filter({ has: page.getByRole('button', { name: 'Details', exact: true }) });
    await drop(page, [round1]);
    await post.getByText(/Round.1:/).waitFor();
    expect(await post.textContent()).not.toMatch(/\(edited\)|🏅/u);
    await drop(page, [endstats]);
    await post.getByText('🏅').first().waitFor();
    expect(await post.textContent()).toContain('(edited)');
    await drop(page, [round2]);
    await post
      .locator('.embed-title')
      .getByText(/ 2 : 0 | 1 : 1 | 0 : 2 /)
      .waitFor();
    expect(await post.count()).toBe(1);

    await post.getByRole('button', { name: 'Me' }).click();
    const own = posts.filter({ hasText: 'Only you can see this' }).filter({ hasText: 'pressed Me' });
    await own.locator('.embed-footer').waitFor();
    expect(await own.locator('.embed-description').textContent()).toMatch(/[▲▼]\s?\d/);
    expect(await own.locator('.embed-footer').textContent()).toContain('your 10 evenings before');
    await post.getByRole('button', { name: 'Details', exact: true }).click();
    await posts.filter({ hasText: 'pressed Details' }).locator('.embed').waitFor();
    expect(await page.locator('#log .message').count()).toBe(0);

    await page.reload();
    await own.waitFor();
    const oneMore = matchPlayedNow(join(data, 'demo', 'gamestats'), 'visit_manor');
    await drop(page, [oneMore.round1]);
    // The Clock that has sent this message knows of the evening, too.
    await posts.filter({ hasText: 'visit_manor' }).first().waitFor();
    await page.getByRole('button', { name: '+1 hour' }).click();
    await page.getByText(/^An hour later: .* for the bot\./).waitFor();
    expect(await post.count()).toBe(1);
    const evening = posts.filter({ hasText: '🌙' }).filter({ hasText: 'castle' });
    const picture = evening.locator('img.embed-image');
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(800);
    expect(await evening.textContent()).not.toContain('(edited)');
    await drop(page, [oneMore.round2]);
    await evening.getByText('(edited)').waitFor();
    expect(await evening.count()).toBe(1);
    await evening.getByRole('button', { name: 'Me' }).click();
    await posts.filter({ hasText: 'pressed Me' }).filter({ hasText: '🌙' }).locator('.embed-footer').waitFor();
    expect(browser.complaints()).toEqual([]);
  });

  testSometimes('more files at once than are listed freeze nothing, and each is counted', async () => {
    const files = Array.from({ length: 130 }, (_, index) => ({ name: `shot${index}.jpg`, text: 'x' }));
    await drop(page, files);
    await page.getByText(/^Sending 130 files/).waitFor();
    await askOn(page, '/ping');
    await page.getByText('130 files: 130 refused').waitFor({ timeout: 60_000 });
    expect(await page.locator('.files-list li').count()).toBe(100);
    browser.complaints();
  });

  testSometimes('npm run monitor and npm run ingest work against it; the page says what came in', async () => {
    const place = join(folder, 'gamestats');
    mkdirSync(place);
    const [, , third, fourth, fifth, sixth] = rounds as [unknown, unknown, ...WrittenRound[]];
    for (const file of [third, fourth]) if (file) writeFileSync(join(place, file.name), file.text);
    const state = join(folder, 'monitor.sqlite');
    const sent = await run('monitor', '--from', place, '--to', running.url, '--once', '--state', state);
    expect(sent.stdout.match(/^stored /gm)).toHaveLength(2);
    await page.getByText(`${third?.name} came in`).waitFor();
    for (const file of [fifth, sixth]) if (file) writeFileSync(join(place, file.name), file.text);
    const imported = await run('ingest', place, '--data', data);
    expect(imported.stdout).toContain('2 stored, 2 already there, 0 refused');
    expect(imported.stderr).toContain('which is running');
    expect((await post('x', 'y', 'wrong')).status).toBe(401);
    await page.getByText('From a terminal').click();
    const shown = await page.locator('#terminal').textContent();
    expect(shown).toContain(readFileSync(join(data, 'ingest-token'), 'utf8').trim());
    expect(shown).toContain('npm run ingest');
  });

  testSometimes('messages, actor and switches survive a reload, and buttons still work', async () => {
    await actAs('drift', /^drift /);
    await page.getByLabel('Where').selectOption('dm');
    await askOn(page, '/leaderboard stat:kills');
    await askOn(page, '/ping');
    await line().press('ArrowUp');
    expect(await line().inputValue()).toBe('/ping');
    await line().press('ArrowUp');
    expect(await line().inputValue()).toBe('/leaderboard stat:kills');
    await line().press('ArrowDown');
    await line().press('ArrowDown');
    expect(await line().inputValue()).toBe('');
    await page.reload();
    await expect.poll(() => page.locator('#log .message').count()).toBe(2);
    await expect.poll(() => page.getByRole('combobox', { name: 'Acting as' }).inputValue()).toBe('drift');
    await expect.poll(() => page.getByLabel('Where').inputValue()).toBe('dm');
    expect(await page.locator('#log .message').first().locator('.used').textContent()).toBe('/leaderboard stat:kills');
    await page.locator('#log .message').first().locator('.select-opener').first().click();
    await page.locator('#log .message').first().getByRole('option').nth(1).click();
    await page.locator('#log .message:not([inert])').first().waitFor();
    await line().focus();
    await page.keyboard.press('ArrowUp');
    expect(await line().inputValue()).toBe('/ping');
    await page.getByRole('button', { name: 'Clear this channel' }).click();
    await page.reload();
    await page.locator('.example').first().waitFor();
    expect(await page.locator('#log .message').count()).toBe(0);
    expect(browser.complaints()).toEqual([]);
  });

  testSometimes('the drawer shows request, response, SQL with time, and the log line', async () => {
    const message = await askOn(page, '/leaderboard stat:dpm');
    await message.getByRole('button', { name: /ms Details/ }).click();
    const drawer = message.locator('.details');
    for (const part of ['Request', 'Response']) await drawer.getByText(part, { exact: true }).click();
    const shown = async (name: string) => (await drawer.getByLabel(name).first().textContent()) ?? '';
    expect(JSON.parse(await shown('Body of the request'))).toMatchObject({ context: 0, data: { name: 'leaderboard' } });
    expect(JSON.parse(await shown('Body of the response'))).toMatchObject({ type: 4 });
    expect(await drawer.locator('.headers').first().textContent()).toContain('x-signature-ed25519');
    expect(await drawer.getByLabel('SQL statement').filter({ hasText: 'with totals as' }).count()).toBe(1);
    expect(await drawer.locator('.statement .time').last().textContent()).toMatch(
      /[\d.]+ ms in PostgreSQL · \d+ rows?/,
    );
    const log = JSON.parse(await shown('Log line'));
    expect(log).toMatchObject({ kind: 'command', name: 'leaderboard', outcome: 'ok' });
    // The Clock may ask the database at the same time, and the line does not count its round trips.
    const trips = drawer.locator('.trip').filter({ hasText: 'with totals as' });
    expect(await trips.allTextContents()).toHaveLength(Number(log.queries));
  });

  testSometimes('each place sends what Discord would send, and shows what may be seen there', async () => {
    const request = async (place: string, command: string) => {
      await page.getByLabel('Where').selectOption(place);
      const message = await askOn(page, command);
      await message.locator('.details-opener').click();
      await message.locator('.details').getByText('Request', { exact: true }).click();
      return JSON.parse((await message.getByLabel('Body of the request').textContent()) ?? '');
    };
    expect(await request('dm', '/ping')).toMatchObject({
      context: 1,
      user: {},
      authorizing_integration_owners: { 0: '0' },
    });
    const foreign = await request('other-guild', '/ping');
    expect(foreign).toMatchObject({ context: 0, authorizing_integration_owners: { 0: foreign.guild_id } });
    const own = await request('user-install', '/ping');
    expect(own).toMatchObject({
      guild_id: foreign.guild_id,
      authorizing_integration_owners: { 1: own.member.user.id },
    });
    const home = await request('guild', '/ping');
    expect(home.guild_id).not.toBe(foreign.guild_id);
    await actAs('manager', /Manager/);
    await page.getByLabel('Where').selectOption('other-guild');
    // Manage Server in a foreign server opens nothing.
    expect(await (await askOn(page, '/admin health')).locator('.embed').count()).toBe(0);
  });

  const looks = [
    [390, 'light'],
    [1200, 'dark'],
    [390, 'dark'],
    [1200, 'light'],
  ] as const;
  test.each(sample(looks, isDrawn('axe') ? 1 : 0))(
    'nothing serious for axe at %d px, %s',
    async (width, colorScheme) => {
      const seen = await browser.visit(running.url, { viewport: { width, height: 844 }, colorScheme, bypassCSP: true });
      const found = () => seriousIn(seen);
      expect(await found()).toEqual([]);
      for (const command of ['/last', '/compare player1:drift', '/leaderboard stat:kills', '/privacy show'])
        await askOn(seen, command);
      const { round1 } = matchPlayedNow(join(data, 'demo', 'gamestats'), 'axe_castle');
      await drop(seen, [round1, { name: 'holiday.png', text: 'x' }]);
      await seen.getByText(/^2 files: .*1 refused/).waitFor();
      await seen.locator('#posts-log').getByRole('button', { name: 'Me' }).first().click();
      await seen.locator('#posts-log').getByText('Only you can see this').waitFor();
      await seen.locator('.details-opener').first().click();
      await seen.locator('.part').first().waitFor();
      await seen.evaluate(() => {
        for (const part of document.querySelectorAll('details')) part.open = true;
      });
      await seen.locator('.select-opener').first().click();
      expect(await found()).toEqual([]);
      await seen.keyboard.press('Escape');
      await seen.getByRole('combobox', { name: 'Slash command' }).fill('/leaderboard stat:');
      expect(await found()).toEqual([]);
      await seen.getByRole('combobox', { name: 'Slash command' }).fill('');
      if (width < 900) await seen.getByRole('button', { name: 'Settings' }).click();
      await seen.getByRole('combobox', { name: 'Acting as' }).click();
      await seen.locator('#people-list [role=option]').first().waitFor();
      expect(await found()).toEqual([]);
      const overflow = await seen.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await seen.close();
      browser.complaints();
    },
  );

  testSometimes(
    'pictures: loaded, with the address of the web pages; the gallery shows every case, fits a phone, and axe is content',
    async () => {
      const message = await askOn(page, '/leaderboard');
      const image = message.locator('img.embed-image');
      await expect.poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(800);
      expect(await image.getAttribute('src')).toMatch(new RegExp(`^${siteOf(running)}/charts/`));
      await message.locator('.picture-opener').click();
      await page.getByRole('dialog', { name: 'Picture in full size' }).waitFor();
      expect(await seriousIn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'All pictures in all their cases' }).click();
      await page.waitForURL(`${running.url}/gallery`);
      const cases = Object.entries(casesOf).flatMap(([kind, of]) => Object.keys(of).map((name) => `${kind}-${name}`));
      const shown = await page
        .locator('article h3')
        .evaluateAll((all) => all.map((one) => one.firstChild?.textContent));
      expect(shown.map((name) => name?.trim())).toEqual(cases);
      expect(await page.locator('.dark img, .light img').count()).toBe(4 * cases.length);
      const drawn = await Promise.all(cases.map((name) => fetch(`${running.url}/gallery/${name}.png`)));
      expect([...new Set(drawn.map(({ status, headers }) => `${status} ${headers.get('content-type')}`))]).toEqual([
        '200 image/png',
      ]);
      for (const [width, colorScheme] of [
        [390, 'light'],
        [1300, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 844 });
        await page.emulateMedia({ colorScheme });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(await seriousIn(page)).toEqual([]);
      }
      expect(browser.complaints()).toEqual([]);
    },
  );

  testSometimes('by keyboard alone: settings, a command, a button and its details', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Settings' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('drift');
    await page.getByRole('option', { name: /^drift / }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Linked to this player as @').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('panel-opener');
    await line().focus();
    await page.keyboard.type('/pin');
    await page.keyboard.press('Enter');
    expect(await line().inputValue()).toBe('/ping ');
    await page.keyboard.press('Enter');
    await last().locator('.ms').waitFor();
    await last().locator('.details-opener').focus();
    await page.keyboard.press('Enter');
    await last().locator('.part').first().waitFor();
  });

  testSometimes('while npm start is away the page says so; it comes back, and nothing is lost', async () => {
    await askOn(page, '/leaderboard stat:kills');
    await drop(page, [matchPlayedNow(join(data, 'demo', 'gamestats'), 'away_castle').round1]);
    const post = page.locator('#posts-log .message').filter({ hasText: 'away_castle' });
    await post.getByRole('button', { name: 'Details', exact: true }).click();
    const ofPost = page.locator('#posts-log .message').filter({ hasText: 'pressed Details' });
    await ofPost.locator('.embed').waitFor();
    const port = new URL(running.url).port;
    await running.end('SIGTERM');
    await page.getByText('npm start has ended.').waitFor();
    await line().fill('/ping');
    await line().press('Enter');
    await last().getByText('npm start does not answer.').waitFor();
    running = await start(['--port', port, '--data', data]);
    expect(running.err).toBe('');
    await page.locator('#offline').waitFor({ state: 'hidden' });
    await last().getByRole('button', { name: 'Ask again' }).click();
    await last().locator('.ms').waitFor();
    expect(await page.locator('#log .message').count()).toBe(2);
    expect(await ofPost.count()).toBe(1);
    await post.first().getByRole('button', { name: 'Me' }).click();
    await page.locator('#posts-log .message').filter({ hasText: 'pressed Me' }).waitFor();
    const board = page.locator('#log .message').first();
    await board.locator('.select-opener').first().click();
    await board.getByRole('option').nth(1).click();
    await expect.poll(() => board.locator('.note').allTextContents()).toEqual([]);
    await page.locator('#log .message:not([inert])').first().waitFor();
    await board.locator('.details-opener').click();
    await board.locator('.part').first().waitFor();
    expect(browser.complaints().filter((one) => !/ERR_CONNECTION|status of 503/.test(one))).toEqual([]);
  });

  testSometimes('every example answers on a community’s own database, in its time zone', async () => {
    const { oldBot: community } = generateCommunity({ folder: join(folder, 'old'), endDate: today, evenings: 6 });
    const own = await start([
      '--port',
      '0',
      '--data',
      join(folder, 'own'),
      '--from',
      community,
      '--timezone',
      'Europe/Berlin',
    ]);
    expect(own.err).toBe('');
    const seen = await browser.visit(own.url);
    expect(await answersOf(seen)).toEqual(Array.from({ length: 8 }, () => 'answered'));
    expect(browser.complaints()).toEqual([]);
    await seen.close();
    const { timeZone } = (await (await fetch(`${own.url}/api/welcome`)).json()) as { timeZone: string };
    expect(timeZone).toBe('Europe/Berlin');
    await own.end('SIGTERM');
    const other = await start(['--port', '0', '--data', join(folder, 'own'), '--from', community, '--timezone', 'UTC']);
    expect(other.err).toMatch(/already holds .*, with its times read in Europe\/Berlin\. Leave --timezone out/);
  });
});

/** Returns what axe-core finds serious or critical in a page whose policy is bypassed. */
async function seriousIn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  return violations.filter((one) => /^(serious|critical)/.test(one));
}

/** Presses every example and returns whether each answered: with an embed, which no refusal has. */
async function answersOf(page: Page): Promise<string[]> {
  const results: string[] = [];
  const count = await page.locator('.example:not(.paste)').count();
  for (let index = 0; index < count; index++) {
    await page.locator('.example:not(.paste)').nth(index).click();
    const message = page.locator('#log .message').nth(index);
    await message.locator('.ms').waitFor();
    const isAnswered = (await message.locator('.embed').count()) > 0 && (await message.locator('.note').count()) === 0;
    results.push(isAnswered ? 'answered' : ((await message.textContent()) ?? ''));
  }
  return results;
}

/** Drops files on the page, as from a file manager. */
async function drop(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (list) => {
      const transfer = new DataTransfer();
      for (const { name, text } of list) transfer.items.add(new File([text], name));
      return transfer;
    },
    files.map(({ name, text }) => ({ name, text })),
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}
