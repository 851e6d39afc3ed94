import { storedCounts } from '../db/queries/overview.ts';
import { timestamp } from '../discord/markup.ts';
import { colour } from '../discord/reply.ts';
import { defineCommand } from './command.ts';

export const pingCommand = defineCommand({
  name: 'ping',
  group: 'Bot',
  description: 'Whether the bot and its database answer, and how fast',
  options: {},
  examples: ['/ping'],

  async run(_options, { db, elapsedMs, version, locale }) {
    const { help } = locale.texts;
    const before = elapsedMs();
    const { rounds, newest } = await storedCounts(db);
    const database = elapsedMs() - before;
    const stored = newest ? help.stored(rounds, timestamp(newest)) : help.nothingStored;
    return {
      embeds: [
        {
          title: help.pong,
          description: `${help.speed(elapsedMs(), database)}\n${stored}`,
          footer: { text: `Stopwatch ${version}` },
          color: colour,
        },
      ],
    };
  },
});
