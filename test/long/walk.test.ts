import { afterEach, beforeEach, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { withPictures } from '../support/picture.ts';
import { most, walkEverything } from '../support/walk/everything.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot({ data: 'empty', vars: withPictures });
});
afterEach(() => bot.close());

test.each([64, 12])('every command, view, page and button with %d players', (players) =>
  walkEverything(bot, { players, least: 1300, how: most, unreached: [] }),
);
