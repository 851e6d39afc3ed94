import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { columns } from '../support/faults/columns.ts';
import type { Ground } from '../support/faults/ground.ts';
import { startGround } from '../support/faults/ground.ts';
import { rows } from '../support/faults/rows.ts';
import { sample } from '../support/sample.ts';

// The table of docs/reliability.md: every fault meets everything that the bot does.

let ground: Ground;
beforeAll(async () => {
  ground = await startGround();
});
afterAll(() => ground.close());
// A small community's bot nearly always meets a new isolate, which knows nothing yet.
beforeEach(() => ground.restartWorker());

test.each(sample(rows, 2))(
  '$fault: the truth or one clear sentence, nothing lost, and it recovers by itself',
  async ({ begin, end, twice, seen }) => {
    const attempts = [];
    for (const { prepare } of columns) attempts.push(await prepare(ground));
    const found: string[] = [];
    await begin(ground);
    try {
      const all = attempts.map(({ during }) => Promise.all(twice ? [during(), during()] : [during()]));
      for (const one of await Promise.allSettled(all))
        found.push(one.status === 'fulfilled' ? [...new Set(one.value)].join(' or ') : String(one.reason));
    } finally {
      await end?.(ground);
    }
    const words = (cells: readonly string[]) =>
      Object.fromEntries(columns.map(({ name }, index) => [name, cells[index]]));
    expect(words(found)).toEqual(words(columns.map(({ kind }) => seen[kind])));
    await vi.waitFor(
      async () => expect((await ground.discord.ask('/sessions')).message?.embeds).toHaveLength(1),
      60_000,
    );
    for (const { after } of attempts) await after();
  },
);
