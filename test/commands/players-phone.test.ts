import { expect, test } from 'vitest';
import type { Outcome } from '../../simulator/discord/outcome.ts';
import { inCells, lineWidth, widthOf } from '../../src/views/display-width.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { sample } from '../support/sample.ts';
import { addCommunity } from '../support/walk/community.ts';

/** Columns of a code block. */
const codeWidth = 33;

const sentence = /[.:!]$/;

/** Returns the lines of a message that a phone would break, as Discord shows them. Small ones may break. */
function broken({ message }: Outcome): string[] {
  const [embed] = message?.embeds ?? [];
  const texts = [embed?.description ?? '', ...(embed?.fields ?? []).map(({ value }) => value)];
  return texts.flatMap((text) => {
    let inCode = false;
    return text.split('\n').filter((line) => {
      if (line === '```') inCode = !inCode;
      if (inCode) return widthOf(line, inCells) > codeWidth;
      if (line.startsWith('-# ') || sentence.test(line)) return false;
      const shown = line
        .replace(/<t:\d+:R>/g, 'vor 12 Tagen')
        .replace(/<t:\d+:d>/g, '28.02.2026')
        .replace(/\\(.)/gs, '$1')
        .replace(/\*\*/g, '');
      return widthOf(shown) > lineWidth;
    });
  });
}

test.each([64, ...sample([1, 12], 1)])(
  '%d players of hostile names: one line a row, in all languages',
  async (players) => {
    const bot = await startBot({ data: 'empty' });
    await addCommunity(bot.database.client, players);
    const [one, other] = ['C0000000', 'C0000002'];
    for (const locale of ['en-US', 'de', 'fr']) {
      const acting = { locale, guildLocale: locale };
      const outcomes: [string, Outcome][] = [];
      for (const line of [
        ...['stats', 'weapons', 'playstyle', 'nemesis', 'achievements', 'aliases'].map(
          (name) => `/${name} player:${one}`,
        ),
        `/compare player1:${one} player2:${other}`,
        `/vs player1:${one} player2:${other}`,
        '/players list',
        '/players find name:c',
        `/players find name:${one}`,
      ]) {
        const outcome = await bot.discord.ask(line, acting);
        outcomes.push([line, outcome]);
        const id = outcome.message?.id ?? '';
        if (line === '/players list')
          for (const order of ['seen', 'rounds', 'kills', 'kd'])
            outcomes.push([
              order,
              await bot.discord.select(id, customId(outcome.message, 'players.sort'), [order], acting),
            ]);
        if (line.startsWith('/stats'))
          outcomes.push(['sessions', await bot.discord.press(id, customId(outcome.message, 'stats.sessions'), acting)]);
      }
      for (const [line, outcome] of outcomes) {
        expect([line, outcome.problems]).toEqual([line, []]);
        expect([line, locale, ...broken(outcome)]).toEqual([line, locale]);
        const lines = (outcome.message?.embeds[0]?.description ?? '').split('\n');
        expect(lines.length).toBeLessThanOrEqual(24);
      }
    }
    await bot.close();
  },
  60_000,
);
