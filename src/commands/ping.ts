import { storedCounts } from '../db/queries/overview.ts';
import { timestamp } from '../discord/markup.ts';
import { colour } from '../discord/reply.ts';
import { formatCount } from '../views/numbers.ts';
import { defineCommand } from './command.ts';

export const pingCommand = defineCommand({
  name: 'ping',
  group: 'Bot',
  description: 'Whether the bot and its database answer, and how fast',
  options: {},
  examples: ['/ping'],

  async run(_options, { db, elapsedMs, version }) {
    const before = elapsedMs();
    const { rounds, newest } = await storedCounts(db);
    const database = elapsedMs() - before;
    const stored = newest ? `${formatCount(rounds)} rounds, the newest ${timestamp(newest)}` : 'no rounds yet';
    return {
      embeds: [
        {
          title: 'Pong',
          description: `Bot ${elapsedMs()} ms · database ${database} ms\nStored: ${stored}`,
          footer: { text: `Stopwatch ${version}` },
          color: colour,
        },
      ],
    };
  },
});
