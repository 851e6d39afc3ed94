import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { migrateDatabase } from '../../scripts/migrate/steps/migrate.ts';
import { runProgram } from '../support/backup/programs.ts';
import { rehearse, rehearsedSteps } from '../support/cutover.ts';
import { sample, titleOf } from '../support/sample.ts';
import { randomOf, seedOfRun } from '../support/seed.ts';
import { freshFile, legacyFile } from './migrate/legacy.ts';
import { contentOf, target } from './migrate/target-database.ts';

/** Each of the two starts many commands, so `npm test` draws one of them. */
const drawn = sample(['rehearsal', 'cut-over'], 1);
const [rehearses, cutsOver] = ['rehearsal', 'cut-over'].map((one) => drawn.includes(one)) as [boolean, boolean];

const cutover = (args: string[]) => runProgram('scripts/cutover/index.ts', args);

test.runIf(rehearses)(
  titleOf('a rehearsal does everything, the way back too; killed after a random step it goes on', rehearses),
  async () => {
    const seed = seedOfRun();
    const from = inject('demoFile');
    const folder = mkdtempSync(freshFile('-cutover-'));
    const last = 1 + Math.floor(8 * randomOf(seed)());
    const killed = await rehearse(from, folder, { printed: `✓ ${last}/9 ` });
    expect(killed.code, `SEED=${seed}`).toBe(null);
    const done = await rehearse(from, folder);
    expect(done.code, `SEED=${seed}: ${done.err}`).toBe(0);
    expect(done.out.match(/: done before/g)?.length, `SEED=${seed}`).toBeGreaterThanOrEqual(last);
    expect(done.out).toMatch(/✓ 4\/9 Migrate: .* rows migrated and verified/);
    expect(done.out).toMatch(/✓ 8\/9 Watch: .* finds nothing wrong, and 7 commands are answered/);
    expect(done.out).toMatch(/✓ 9\/9 Roll back: .* every round of the old bot is there/);
    expect(done.out).toMatch(
      /\nRehearsed, with the way back: \d+\.\d s of work\. The bot would have been away for \d+\.\d s\.\n$/,
    );
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 'rehearsal/cutover.json'), 'utf8')).done)).toEqual(
      rehearsedSteps,
    );
    expect(readdirSync(join(folder, 'rehearsal'))).toEqual(['cutover.json']);

    const other = await cutover(['--rehearse', '--from', from, '--folder', folder, '--timezone', 'Europe/Berlin']);
    expect(other).toMatchObject({
      code: 1,
      err: expect.stringContaining('with other options. Repeat those to go on with it, add --again to start over'),
    });
  },
);

test.runIf(cutsOver)(
  titleOf('the cut-over waits for what only the owner can do, goes on when told, and back again', cutsOver),
  async () => {
    const from = legacyFile();
    const folder = mkdtempSync(freshFile('-cutover-'));
    const database = await target('template0');
    const args = ['--from', from, '--to', database.url, '--folder', folder];
    // The rehearsal has a test of its own.
    const began = { isRehearsal: true, from, options: {} };
    const step = { at: '2026-01-01T00:00:00.000Z', seconds: 1, said: ['Done.'] };
    const rehearsed = { began, done: Object.fromEntries(rehearsedSteps.map((name) => [name, step])) };
    mkdirSync(join(folder, 'rehearsal'));
    writeFileSync(join(folder, 'rehearsal/cutover.json'), JSON.stringify(rehearsed));

    // An earlier copy of the old bot's database is there already.
    const earlier = legacyFile('update player_comprehensive_stats set kills = kills + 1');
    await migrateDatabase({ from: earlier, to: database.url });
    await database.client.query("insert into jobs (name) values ('upkeep')"); // and the Worker has been there since
    const before = await contentOf(database);
    expect(await cutover(args)).toMatchObject({ code: 1, err: expect.stringContaining('--replace') });
    args.push('--replace');

    const first = await cutover(args);
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /✓ 1\/8 Rehearse[\s\S]*✓ 2\/8 Dry run[\s\S]*☐ 3\/8 Stop the old bot[\s\S]*--done stop\n$/,
      ),
    });
    expect(await contentOf(database)).toBe(before);
    const second = await cutover([...args, '--done', 'stop']);
    expect(second).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /✓ 4\/8 Migrate: .* 22 rows migrated and verified[\s\S]*✓ 5\/8 Verify[\s\S]*☐ 7\/8 Switch[\s\S]*--done switch\n$/,
      ),
    });
    const anew = await rehearse(from, folder, { printed: '✓ 1/9 ' });
    expect(anew.out, 'after a finished rehearsal the next one starts over').toMatch(/✓ 1\/9 (?!.*done before)/);
    expect((await cutover([...args, '--done', 'switch'])).out).toMatch(
      /✓ 7\/8 Switch[\s\S]*☐ 8\/8 Watch, daily for a week[\s\S]*--done watch\n$/,
    );
    const back = await cutover([...args, '--roll-back']);
    expect(back).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /✓ 1\/2 Write the database back for the old bot: .* every round of the old bot is there[\s\S]*☐ 2\/2 Go back/,
      ),
    });
  },
);

test.each(
  sample(
    [
      [['--rehearse'], '--from FILE is missing'],
      [
        ['--rehearse', '--from', 'x.db', '--to', 'local'],
        'A rehearsal has a PostgreSQL of its own: leave out --to and --data.',
      ],
      [['--rehearse', '--from', 'x.db', '--done', 'stop'], 'A rehearsal does every step itself'],
      [['--from', 'x.db', '--done', 'migrate'], '--done takes stop, switch, watch or back, not "migrate".'],
      [['--rehearse', '--from', 'x.db', '--timezone', 'Mars'], '--timezone takes an IANA time zone'],
    ],
    2,
  ),
)('%j is a wrong use', async (args, words) => {
  const { code, err } = await cutover(args);
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(words) });
});
