import { afterEach, beforeEach, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { withPictures } from '../support/picture.ts';
import { sample } from '../support/sample.ts';
import { walkInPseudo } from '../support/walk/in-pseudo.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot({ data: 'empty', vars: withPictures });
});
afterEach(() => bot.close());

test.each(sample([12, 1, 0], 1))(
  'with %d players every word of every example, button and select is one of the catalogue',
  (players) => walkInPseudo(bot, players),
  240_000,
);
