import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { pageAssets } from '../../playground/page/index.ts';
import type { Bot } from './bot.ts';

const executablePath = '/usr/bin/chromium';

/** Why there is no browser to measure with; empty where there is one. */
export const noBrowser = existsSync(executablePath) ? '' : ` (skipped: needs Debian's chromium at ${executablePath})`;

export interface Look {
  /** Of the whole message with its buttons, in pixels. */
  height: number;
  /** The lines of the description and of fields that do not fit on one line. Footers, headings and small letters may wrap. */
  wrapped: string[];
}

export interface Phone {
  look(line: string, acting?: { locale?: string; guildLocale?: string; as?: string }): Promise<Look>;
  close(): Promise<void>;
}

/** Opens the playground's page on a phone, 390 pixels wide with lines of 22 pixels, in front of a bot. */
export async function openPhone({ discord }: Bot): Promise<Phone> {
  const assets = await pageAssets();
  let acting = {};
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const asset = assets.get(path);
    if (asset) return void response.setHeader('content-type', asset.type).end(asset.body);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { input } = JSON.parse(Buffer.concat(chunks).toString() || '{}');
    if (path === '/api/ask') return void response.end(JSON.stringify(await discord.ask(input, acting)));
    response.end(JSON.stringify(path === '/api/commands' ? discord.commands() : path === '/api/people' ? [] : {}));
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, bypassCSP: true });
  page.setDefaultTimeout(10_000);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.addStyleTag({ content: '.embed { line-height: 22px }' });

  return {
    async look(line, who = {}) {
      acting = who;
      const messages = page.locator('.message');
      const count = await messages.count();
      const input = page.getByRole('combobox', { name: 'Slash command' });
      await input.fill(line);
      await input.press('Enter');
      const message = messages.nth(count);
      await message.locator('.ms').waitFor();
      const height = (await message.boundingBox())?.height ?? 0;
      const texts = await message.locator('.embed-description, .field-value, .content').all();
      const wrapped = await Promise.all(texts.map((text) => text.evaluate(wrappedLines)));
      return { height, wrapped: wrapped.flat() };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Runs in the page: returns the lines of an element that take more than one line. */
function wrappedLines(element: HTMLElement | SVGElement): string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lines: { text: string; tops: number[] }[] = [{ text: '', tops: [] }];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('small, .subtext, pre')) continue;
    let start = 0;
    for (const [index, part] of (node.textContent ?? '').split('\n').entries()) {
      if (index > 0) lines.push({ text: '', tops: [] });
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + part.length);
      start += part.length + 1;
      const line = lines.at(-1);
      line?.tops.push(...[...range.getClientRects()].filter(({ width }) => width > 0).map(({ bottom }) => bottom));
      if (line) line.text += part;
    }
  }
  return lines.filter(({ tops }) => Math.max(...tops) - Math.min(...tops) > 12).map(({ text }) => text);
}
