import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineWidth, widthOf } from '../../src/views/display-width.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import type { TestRound } from '../support/rounds.ts';
import { addRounds } from '../support/rounds.ts';

/** The height of a phone's screen, and of a line of 16 px text on it. */
const [screen, lineHeight] = [700, 22];

const guids = Array.from({ length: 12 }, (_, index) => `ABCDEF${index.toString(16).padStart(2, '0')}`.toUpperCase());
/** Names of 36 letters: wide ones, markdown, right to left, emoji. */
const names = ['WilhelmTheSeventeenth', '*_~`|', 'שלום עולם', '🥐🎯', 'İstanbul', '][()<>@#'].map((part) =>
  part.repeat(36).slice(0, 36),
);

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty' });
  const { client } = bot.database;
  await addRounds(client, [
    ...evening('2026-02-20T19:00Z', 0),
    ...evening('2026-02-21T19:00Z', 0),
    ...evening('2026-02-22T19:00Z', 1),
  ]);
  for (const [index, guid] of guids.entries()) {
    const name = `${String.fromCharCode(65 + index)}${names[index % names.length]}`.slice(0, 36);
    await client.query('insert into player_aliases (guid, alias) values ($1, $2)', [guid, name]);
  }
  await client.query('select refresh_totals()');
});
afterAll(() => bot.close());

/** Six maps of six against six. The one or other way of dealing out the players decides who is with whom. */
function evening(start: string, deal: 0 | 1): TestRound[] {
  const team = (which: number) => guids.filter((_, index) => (deal === 0 ? index % 2 : index < 6 ? 0 : 1) === which);
  return Array.from({ length: 6 }, (_, map) => {
    const at = (minute: number) => new Date(Date.parse(start) + (map * 20 + minute) * 60_000).toISOString();
    const match = `${start}${map}`;
    const [one, other] = map % 2 === 0 ? [team(0), team(1)] : [team(1), team(0)];
    const shared = { match, map: 'a_map_with_a_long_name', start } as const;
    return [
      { ...shared, at: at(0), number: 1 as const, sides: [one, other] as const, took: '10:00' },
      { ...shared, at: at(10), number: 2 as const, sides: [other, one] as const, took: '10:00', limit: '10:00' },
    ];
  }).flat();
}

/** A text as a reader sees it: no markdown, a time stamp as wide as a date. */
const seen = (text: string) =>
  text
    .replace(/<t:\d+:d>/g, '20/02/2026')
    .replace(/<t:\d+:t>/g, '19:00')
    .replace(/\*\*/g, '')
    .replace(/\\(.)/gsu, '$1');

function linesOf(message: APIMessage | null): string[] {
  return (message?.embeds ?? []).flatMap(({ title, description, fields = [] }) =>
    [title, description, ...fields.flatMap(({ name, value }) => [name, value])]
      .filter((text) => text !== undefined)
      .flatMap((text) => text.split('\n').map(seen)),
  );
}

/** Footers have smaller letters: 12 px instead of 16. */
const footerWidth = (lineWidth * 16) / 12;
const footerOf = (message: APIMessage | null) => message?.embeds[0]?.footer?.text.split('\n') ?? [];

/** Title, fields and footer stand apart by 8 px, the frame takes 24. */
function heightOf(message: APIMessage | null): number {
  const gaps = (message?.embeds ?? []).reduce((sum, { fields = [] }) => sum + fields.length + 2, 0);
  return (linesOf(message).length + footerOf(message).length) * lineHeight + gaps * 8 + 24;
}

const twelve = guids.map((guid, index) => `player${index + 1}:${guid}`).join(' ');

test.each(['en-US', 'de', 'fr'])(
  'in %s the first view fits on a screen, and no line is too long for it',
  async (locale) => {
    const acting = { locale, guildLocale: locale, permissions: manageServer };
    for (const line of [
      ...['/teams show', '/teams score', '/teams lineup', '/teams history'],
      ...[`/synergy pair player1:${guids[0]} player2:${guids[2]}`, `/synergy impact player:${guids[0]}`],
      ...['/synergy best', `/synergy builder ${twelve}`],
      '/teams set first:"The Marmalade Brigade of 1944" second:"Night Tram to the Last Station"',
      ...['/teams show', '/teams score', '/teams lineup'],
      '/teams set reset:true',
    ]) {
      const { message, problems } = await bot.discord.ask(line, acting);
      expect([line, problems]).toEqual([line, []]);
      expect(message?.embeds).toHaveLength(1);
      const long = [
        ...linesOf(message).filter((text) => widthOf(text) > lineWidth),
        ...footerOf(message).filter((text) => widthOf(text) > footerWidth),
      ];
      expect([line, long]).toEqual([line, []]);
      expect(heightOf(message), line).toBeLessThanOrEqual(screen);
    }
  },
);
