import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WrittenRound } from '../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { Outbox } from '../support/posts/outbox.ts';
import { createOutbox } from '../support/posts/outbox.ts';

const at = new Date('2026-02-01T00:00:00Z');
type Pair = [round1: WrittenRound, round2: WrittenRound];
/** Returns a match of the evening before. */
const match = (seed: string, from = '2026-01-31') => generateRoundFiles({ seed, from, matches: 1 }) as Pair;

let outbox: Outbox;
beforeAll(async () => {
  outbox = await createOutbox({ at });
});
afterAll(() => outbox.close());
beforeEach(async () => {
  await outbox.rows('delete from posts');
  await outbox.rows('delete from post_channels');
  await outbox.rows('delete from rounds');
  await outbox.rows('delete from round_files');
  for (const { id } of outbox.messages()) outbox.discord.channels.removeMessage(id);
});

const titles = () => outbox.messages().map(({ embeds }) => embeds[0]?.title);
const lines = (index = 0) => outbox.messages()[index]?.embeds[0]?.description?.split('\n') ?? [];

test('a match is one message: round 1, its awards, round 2, at most one change in five seconds', async () => {
  const [round1, round2] = match('one');
  await outbox.store(round1);
  const first = await outbox.deliver();
  expect(first).toEqual({ sent: 1, nextDueAt: undefined });
  expect(titles()).toEqual([round1.map]);
  expect(lines()[0]).toBe('Round 1, 0 awards');

  if (round1.endstats) await outbox.store(round1.endstats);
  await outbox.store(round2);
  const second = await outbox.deliver();
  expect(second).toEqual({ sent: 0, nextDueAt: new Date(outbox.now().getTime() + 5000) });
  outbox.advance(5000);
  expect(await outbox.deliver()).toEqual({ sent: 1, nextDueAt: undefined });
  expect(lines().slice(0, 2)).toEqual([expect.stringMatching(/^Round 1, \d+ awards$/), 'Round 2, 0 awards']);
  expect(outbox.messages()).toHaveLength(1);
  expect(outbox.requests()).toEqual(['POST 200', 'PATCH 200']);
});
