import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';

test('/ping says how fast, how much is stored, and which version', async () => {
  const bot = await startBot({ data: 'small' });
  const { message, problems } = await bot.discord.ask('/ping');
  const { rows } = await bot.database.client.query(
    'select count(*)::int as rounds, max(played_at) as newest from rounds where round_number > 0',
  );
  await bot.close();
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(problems).toEqual([]);
  expect(message?.embeds[0]).toMatchObject({
    description: expect.stringMatching(/^Bot \d+\sms · database \d+\sms\n/),
    footer: { text: `Stopwatch ${version}` },
  });
  expect(message?.embeds[0]?.description).toContain(
    `${rows[0].rounds}\u00a0rounds\nThe newest: <t:${rows[0].newest.getTime() / 1000}:R>`,
  );
});
