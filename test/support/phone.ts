import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { postsChannel } from '../../playground/channel/posts-channel.ts';
import { notoSans } from '../../playground/pictures/fonts.ts';
import { startPlayground } from '../../playground/server.ts';
import type { Bot } from './bot.ts';
import { backendOf } from './playground.ts';

export const executablePath = '/usr/bin/chromium';

/** Why browser tests are skipped here; empty where they run. */
export const noBrowser = existsSync(executablePath) ? '' : ` (skipped: needs Debian's chromium at ${executablePath})`;

/** A reply as a phone shows it. */
export interface Shown {
  /** Of the whole message below the line that says who asked, in CSS pixels. */
  height: number;
  /** Lines of the embed's description and content that need more than one row. */
  wrapped: string[];
}

export interface Phone {
  page: Page;
  /** Types a line and measures the reply. */
  ask(line: string): Promise<Shown>;
  /** Measures a message that the bot sends to the posts' channel by itself. */
  post(message: object): Promise<Shown>;
  close(): Promise<void>;
}

/** Discord's text on a phone: 16 px in lines of 22. */
const discordText = `${notoSans('Phone')}
  .message { font-family: 'Phone', sans-serif !important }
  .message .embed, .message .content { font-size: 16px !important; line-height: 22px !important; }
  .message .embed-footer { font-size: 12px; line-height: 16px }`;

/** Opens the playground of this bot in a browser that is 390 pixels wide. */
export async function openPhone(bot: Bot): Promise<Phone> {
  const playground = await startPlayground(0);
  const backend = await backendOf(bot);
  bot.discord.fetchPictures();
  playground.open(backend);
  const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update'];
  const browser: Browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, bypassCSP: true });
  await page.goto(playground.url);
  await page.addStyleTag({ content: discordText });
  await page.evaluate(() => document.fonts.load("16px 'Phone'").then(() => document.fonts.ready));
  const line = page.getByRole('combobox', { name: 'Slash command' });
  return {
    page,
    async ask(text) {
      await line.fill(text);
      await line.press('Escape'); // what is typed is meant, no suggestion
      await line.press('Enter');
      const message = page.locator('#log .message').last();
      await message.locator('.ms').waitFor();
      await message.locator('img.embed-image').evaluateAll((pictures) => {
        return Promise.all(pictures.map((picture) => (picture as HTMLImageElement).decode()));
      });
      return message.evaluate(measure);
    },
    async post(message) {
      const { apiUrl, token } = bot.discord;
      const posted = page.locator('#posts-log .message');
      const before = await posted.count();
      const opener = page.locator('#posts-opener');
      // Now: it opens by itself with its first message, and a click would then close it.
      if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
      bot.discord.advance(5000); // Discord takes five messages in five seconds
      await fetch(`${apiUrl}/v10/channels/${postsChannel.id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(message),
      });
      await posted.nth(before).waitFor();
      return posted.nth(before).evaluate(measure);
    },
    async close() {
      await browser.close();
      await playground.close();
      await backend.close();
    },
  };
}

/** Runs in the page: a line of text is wrapped if its pieces stand at different heights. Code blocks scroll and never wrap; small lines may. */
function measure(message: Element): Shown {
  const body = message.querySelector('.body') ?? message;
  const wrapped: string[] = [];
  for (const part of body.querySelectorAll('.markup')) {
    let text = '';
    let middles: number[] = [];
    const finish = () => {
      if (Math.max(...middles) - Math.min(...middles) > 12) wrapped.push(text);
      text = '';
      middles = [];
    };
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (['BR', 'P', 'DIV', 'LI', 'PRE', 'BLOCKQUOTE', 'SMALL'].includes(node.tagName)) finish();
        continue;
      }
      if (node.parentElement?.closest('pre, small')) continue;
      let offset = 0;
      for (const [index, piece] of (node.textContent ?? '').split('\n').entries()) {
        if (index > 0) finish();
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + piece.length);
        for (const { top, bottom, width } of range.getClientRects()) if (width > 1) middles.push((top + bottom) / 2);
        text += piece;
        offset += piece.length + 1;
      }
    }
    finish();
  }
  return { height: Math.round(body.getBoundingClientRect().height), wrapped };
}
