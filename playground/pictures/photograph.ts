import { chromium } from 'playwright-core';
import { notoSans } from './fonts.ts';
import type { Picture } from './shown.ts';

export const browserPath = '/usr/bin/chromium';

export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** Width of a message in CSS pixels, as on a phone. Two of them are as wide as a README on GitHub. */
const columnWidth = 405;
const gap = 20;
/** Pixels per CSS pixel. */
const sharpness = 2;

/** Hides when it was asked and how fast this machine is, because both would change the picture each time. */
const style = `body, .message { font-family: 'Picture', sans-serif !important } .message .stamp, .message .details-opener { display: none }`;

interface Studio {
  /** Types the picture's commands into the page, one after the other, and returns a PNG of the answers side by side. */
  photograph(picture: Picture, scheme: Scheme): Promise<Uint8Array>;
  close(): Promise<void>;
}

interface Sitting {
  url: string;
  /** The Discord name of the user who asks. */
  actor: string;
  now: Date;
}

/** Opens Debian's chromium, which shows the playground to the actor at the instant `now`. */
export async function openStudio({ url, actor, now }: Sitting): Promise<Studio> {
  const args = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--font-render-hinting=none',
  ];
  const browser = await chromium.launch({ executablePath: browserPath, args });
  const open = async (colorScheme: Scheme, width: number) => {
    const options = { colorScheme, deviceScaleFactor: sharpness, bypassCSP: true, locale: 'en-US', timezoneId: 'UTC' };
    const page = await browser.newPage({ ...options, viewport: { width, height: 1200 } });
    await page.clock.setFixedTime(now);
    return page;
  };

  async function answers(lines: readonly string[], scheme: Scheme) {
    const page = await open(scheme, columnWidth);
    await page.goto(url);
    await page.addStyleTag({ content: `${notoSans('Picture')} ${style}` });
    await page.evaluate(() => document.fonts.load("16px 'Picture'").then(() => document.fonts.ready));
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('combobox', { name: 'Acting as' }).fill(actor);
    await page.getByRole('option', { name: `@${actor}` }).click();
    await page.getByText(`Linked to this player as @${actor}.`).waitFor();
    await page.keyboard.press('Escape');
    const input = page.getByRole('combobox', { name: 'Slash command' });
    const shots: string[] = [];
    for (const line of lines) {
      await input.fill(line);
      await input.press('Escape'); // what is typed is meant, no suggestion
      await input.press('Enter');
      const message = page.locator('#log .message').last();
      await message.locator('.ms').waitFor({ state: 'attached' });
      shots.push((await message.screenshot()).toString('base64'));
    }
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.close();
    return { shots, background };
  }

  return {
    async photograph({ columns }, scheme) {
      const taken = [];
      for (const lines of columns) taken.push(await answers(lines, scheme));
      const page = await open(scheme, columns.length * (columnWidth + gap) + gap);
      const images = (shots: readonly string[]) =>
        shots.map((png) => `<img src="data:image/png;base64,${png}" width="${columnWidth}">`).join('');
      await page.setContent(
        `<style>
          body { margin: 0; background: ${taken[0]?.background} }
          main { display: flex; gap: ${gap}px; padding: ${gap}px }
          img { display: block; margin-bottom: ${gap}px }
          img:last-child { margin-bottom: 0 }
        </style>
        <main>${taken.map(({ shots }) => `<div>${images(shots)}</div>`).join('')}</main>`,
      );
      await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
      const png = await page.locator('main').screenshot();
      await page.close();
      return png;
    },
    close: () => browser.close(),
  };
}
