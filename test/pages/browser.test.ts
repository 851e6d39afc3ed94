import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { crawl } from '../support/pages.ts';
import { executablePath, noBrowser } from '../support/phone.ts';
import { withPictures } from '../support/picture.ts';

describe.skipIf(noBrowser !== '')(`in a browser${noBrowser}`, () => {
  let bot: Bot;
  let browser: Browser;
  let paths: string[];
  beforeAll(async () => {
    bot = await startBot({ vars: { ...withPictures, PAGES: 'on' } });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
    paths = [...(await crawl(bot, 1)).keys()].filter((path) => !path.includes('?'));
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.close();
  });

  test.each([
    [360, 'dark', true],
    [360, 'light', false],
    [1200, 'dark', false],
    [1200, 'light', true],
  ] as const)(
    'at %d px, %s, scripts %s: no sideways scroll, nothing serious for axe, no request elsewhere, no complaint',
    async (width, colorScheme, javaScriptEnabled) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, javaScriptEnabled });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (line) => complaints.push(line.text()));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && origin !== bot.url) complaints.push(request.url());
      });
      for (const path of paths) {
        await page.goto(bot.url + path);
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect([path, tooWide]).toEqual([path, 0]);
        if (!javaScriptEnabled) continue; // axe is a script
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
});
