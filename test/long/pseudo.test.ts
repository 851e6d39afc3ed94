import { afterEach, beforeEach, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { withPictures } from '../support/picture.ts';
import { walkInPseudo } from '../support/walk/in-pseudo.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot({ data: 'empty', vars: withPictures });
});
afterEach(() => bot.close());

test('with 64 players every word of every example, button and select is one of the catalogue', () =>
  walkInPseudo(bot, 64));
