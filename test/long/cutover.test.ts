import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { rehearse, rehearsedSteps } from '../support/cutover.ts';
import { randomOf, seedOfRun } from '../support/seed.ts';

/**
 * Kills ten rehearsals of the demo's cut-over at a random moment, some of them several times, and resumes them. SEED=N repeats a run, COUNT=N
 * sets the number.
 */
const seed = seedOfRun();
const count = Number(process.env.COUNT ?? 10);
const folder = mkdtempSync(join(tmpdir(), 'stopwatch-cutover-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`a rehearsal that is killed at any moment goes on to its end: ${count} times, SEED=${seed}`, async () => {
  const random = randomOf(seed);
  const from = inject('demoFile');
  const before = readFileSync(from);
  const started = Date.now();
  const whole = await rehearse(from, join(folder, 'whole'));
  expect(whole, whole.err).toMatchObject({ code: 0 });
  const tookMs = Date.now() - started;
  for (let index = 0; index < count; index++) {
    const work = join(folder, String(index));
    let kills = 0;
    for (let isAgain = true; isAgain; isAgain = random() < 0.4) {
      const afterMs = random() * tookMs;
      const { code } = await rehearse(from, work, { afterMs });
      if (code === null) kills++;
      console.log(
        `${index + 1} of ${count}: ${code === null ? 'killed' : `ended with ${code}`} after ${Math.round(afterMs)} ms, done: ${doneIn(work).join(', ')}`,
      );
      expect(code, `SEED=${seed}, ${index}`).not.toBe(1);
    }
    const resumed = await rehearse(from, work);
    expect(resumed, `SEED=${seed}, ${index} after ${kills} kills: ${resumed.err}`).toMatchObject({ code: 0 });
    expect(doneIn(work)).toEqual(rehearsedSteps);
    expect(resumed.out).toMatch(/9\/9 Roll back: .* every round of the old bot is there/);
    expect(readdirSync(join(work, 'rehearsal'))).toEqual(['cutover.json']);
  }
  expect(readFileSync(from).equals(before)).toBe(true);
});

function doneIn(work: string): string[] {
  const file = join(work, 'rehearsal/cutover.json');
  return existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, 'utf8')).done) : [];
}
