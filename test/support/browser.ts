import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { executablePath } from './phone.ts';

export { noBrowser } from './phone.ts';

/** A browser whose pages note everything that their console says. */
export interface Visitor {
  /** Opens a page in a context of its own. */
  visit(url: string, options?: BrowserContextOptions): Promise<Page>;
  /** What consoles said since the last call. */
  complaints(): string[];
  close(): Promise<void>;
}

export async function openBrowser(): Promise<Visitor> {
  const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update'];
  const browser: Browser = await chromium.launch({ executablePath, args });
  let said: string[] = [];
  return {
    async visit(url, options = {}) {
      const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
      page.setDefaultTimeout(40_000);
      page.on('console', (line) => said.push(`${line.type()}: ${line.text()}`));
      page.on('pageerror', (error) => said.push(error.message));
      await page.goto(url);
      await page.locator('.example').first().waitFor();
      return page;
    },
    complaints() {
      const all = said;
      said = [];
      return all;
    },
    close: () => browser.close(),
  };
}

/** Types a command and returns its message, once it is answered. */
export async function askOn(page: Page, text: string) {
  const line = page.getByRole('combobox', { name: 'Slash command' });
  const before = await page.locator('#log .message').count();
  await line.fill(text);
  await line.press('Escape'); // what is typed is meant, no suggestion
  await line.press('Enter');
  const message = page.locator('#log .message').nth(before);
  await message.locator('.ms').waitFor();
  return message;
}
