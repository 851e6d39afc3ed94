import { expect, test } from 'vitest';
import { Random } from '../../demo/random.ts';
import { writeMatch } from '../../demo/round-files/match.ts';
import { startBundledWorker } from '../../simulator/worker/index.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { eventually } from '../support/eventually.ts';
import { upload } from '../support/upload.ts';

const minute = 60_000;
const token = 'main-server-0123456789';

const team = (first: string) =>
  [1, 2, 3].map((number) => {
    const name = `Player ${first}${number}`;
    return { guid: `${first}000000${number}`, name, rawName: name };
  });

test('by the alarm of the Durable Object itself, outstanding messages go out one after the other, at once', async () => {
  const bot = await startBot({
    data: 'empty',
    vars: { SERVER_TIME_ZONE: 'UTC', INGEST_TOKENS: `main:${token}` },
    start({ vars: { DEV_NOW: _, ...vars }, ...options }) {
      return startBundledWorker({ ...options, vars });
    },
  });
  const manage = (line: string) => bot.discord.ask(line, { permissions: manageServer });
  const channelId = bot.discord.channels.add('results').id;
  await manage(`/admin config channel:${channelId}`);
  await manage('/admin posts kind:match on:true');
  // Uploads let the Clock ring. So all of them are there before the first message succeeds.
  bot.discord.injectAt('POST /channels/:channel/messages', 'broken');
  const plan = { map: 'supply', layout: 38, axis: team('A'), allies: team('B') } as const;
  for (const minutesAgo of [180, 120, 60]) {
    const rounds = writeMatch(new Random(`${minutesAgo}`), { ...plan, endsAt: Date.now() - minutesAgo * minute });
    for (const round of rounds) expect(await upload(bot.url, token, round), JSON.stringify(bot.log.at(-1))).toBe(201);
  }
  await eventually(() => expect(bot.discord.channels.messages(channelId)).toHaveLength(3));
  await bot.close();
});
