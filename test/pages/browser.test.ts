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
    'at $width px, $colorScheme, scripts $hasScripts: no sideways scroll, nothing serious for axe, no request elsewhere, no complaint',
    async ({ width, colorScheme, hasScripts }) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (line) => complaints.push(line.text()));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && origin !== bot.url) complaints.push(request.url());
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
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([path, tooWide]).toEqual([path, 0]);
        const { violations } = (await page.evaluate(
          `${axe.source}; axe.run(document, { resultTypes: ['violations'] })`,
        )) as axe.AxeResults;
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect([path, serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)]).toEqual([path, []]);
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
});
