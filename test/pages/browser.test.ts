import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { crawl } from '../support/pages.ts';
import { executablePath, noBrowser } from '../support/phone.ts';
import { withPictures } from '../support/picture.ts';
import { sample } from '../support/sample.ts';

const looks = [360, 1200].flatMap((width) =>
  (['dark', 'light'] as const).flatMap((colorScheme) =>
    [true, false].map((hasScripts) => ({ width, colorScheme, hasScripts })),
  ),
);
/** How many pages `npm test` draws for each of four looks. All pages are in every look with `npm run test:long -- pages/browser`. */
const pagesInALook = 3;

describe.skipIf(noBrowser !== '')(`in a browser${noBrowser}`, () => {
  let bot: Bot;
  let browser: Browser;
  let paths: string[];
  beforeAll(async () => {
    bot = await startBot({ vars: { ...withPictures, PAGES: 'on' } });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
    // The page in another order is as wide, but its table is another one.
    paths = [...(await crawl(bot, 1)).values()].flatMap(({ path, headers }) =>
      headers.get('content-type')?.startsWith('text/html') ? [path] : [],
    );
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.close();
  });

  test.each(sample(looks, 4))(
    'at $width px, $colorScheme, scripts $hasScripts: no sideways scroll, nothing for axe, nothing small, nothing that jumps, no request elsewhere, no complaint',
    async ({ width, colorScheme, hasScripts }) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (line) => complaints.push(line.text()));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && origin !== bot.url) complaints.push(request.url());
        if (!['document', 'image'].includes(request.resourceType())) complaints.push(request.resourceType());
      });
      // A page without its script is what a browser without scripts shows. That browser could not run axe.
      if (!hasScripts) {
        await page.route(`${bot.url}/**`, async (route) => {
          const response = await route.fetch();
          const isPage = response.headers()['content-type']?.startsWith('text/html');
          await route.fulfill({
            response,
            ...(isPage && { body: (await response.text()).replace(/<script>.*?<\/script>/gs, '') }),
          });
        });
      }
      for (const path of sample(paths, pagesInALook)) {
        await page.goto(bot.url + path);
        const { tooWide, small, shifted } = await page.evaluate(measure);
        expect([path, tooWide, small]).toEqual([path, 0, []]);
        expect(shifted).toBeLessThan(0.1);
        // Its rule for targets of 24 pixels is off unless one asks for it.
        const { violations } = (await page.evaluate(
          `${axe.source}; axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })`,
        )) as axe.AxeResults;
        expect([path, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)]).toEqual([path, []]);
      }
      expect(complaints.filter((line) => !line.includes('404 (Not Found)'))).toEqual([]);
      await context.close();
    },
  );

  test('a browser without scripts shows the times of the community', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, timezoneId: 'Asia/Tokyo' });
    const page = await context.newPage();
    const [session = '/'] = paths.filter((path) => path.startsWith('/s/'));
    await page.goto(bot.url + session);
    const [time] = await page.locator('time').all();
    expect(await time?.textContent()).toContain((await time?.getAttribute('datetime'))?.slice(11, 16));
    await context.close();
  });

  test('names that are written from the right stand in the order of the list', async () => {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    const [session = '/'] = paths.filter((path) => path.startsWith('/s/'));
    await page.goto(bot.url + session);
    const names = page.locator('main p:has(> b) a');
    const guids = (await names.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))).slice(
      0,
      2,
    );
    for (const [index, path] of guids.entries()) {
      await bot.database.client.query(
        `insert into player_profiles (player_guid, display_name) values ($1, $2)
         on conflict (player_guid) do update set display_name = excluded.display_name`,
        [path.slice(3), ['\u05d0\u05d1\u05d2', '\u05d3\u05d4\u05d5'][index]],
      );
    }
    await page.reload();
    const lefts = (await names.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().left))).slice(
      0,
      2,
    );
    expect(await names.first().textContent()).toBe('\u05d0\u05d1\u05d2');
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
    await page.close();
  });
});

/** Runs in the page: by how much it is too wide, words smaller than 12 pixels, and how much jumped while it loaded (Cumulative Layout Shift). */
async function measure() {
  const small: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: around, textContent } = node;
    if (around?.checkVisibility() && Number.parseFloat(getComputedStyle(around).fontSize) < 12)
      small.push(textContent ?? '');
  }
  let shifted = 0;
  const add = (entries: PerformanceEntryList) => {
    for (const entry of entries) shifted += (entry as PerformanceEntry & { value: number }).value;
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  add(observer.takeRecords());
  return { tooWide: document.documentElement.scrollWidth - window.innerWidth, small, shifted };
}
