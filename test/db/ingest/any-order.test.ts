import { expect, test } from 'vitest';
import { Random } from '../../../demo/random.ts';
import { allRows, differences } from '../../../demo/round-files/all-rows.ts';
import { generateAroundTheClock } from '../../../demo/round-files/around-the-clock.ts';
import type { WrittenFile } from '../../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { generateOddFiles } from '../../../demo/round-files/odd.ts';
import { stampText } from '../../../demo/round-files/write.ts';
import { isWhole, sample } from '../../support/sample.ts';
import { seedOfRun } from '../../support/seed.ts';
import { versionsOf } from '../../support/versions.ts';
import type { Archive } from './archive.ts';
import { freshArchive } from './archive.ts';

const written = generateRoundFiles({ seed: 'any order', matches: isWhole ? 5 : 3, matchesPerEvening: 3 });

/** Everything that a folder may hold: rounds, endstats, a truncated copy, a copy with one other byte, a refused file. */
const files: WrittenFile[] = [
  ...written.flatMap(({ name, text, endstats }) => [{ name, text }, ...(endstats ? [endstats] : [])]),
  ...written.slice(0, 4).map(({ name, text }) => ({ name, text: text.slice(0, text.length * 0.6) })),
  ...written.slice(4, 6).map(({ name, text }) => ({ name, text: text.replace('legacy3', 'legacy9') })),
  { name: '2026-01-05-193000-supply-round-1.txt', text: 'nonsense\n' },
];

/** Shuffles with their seeds, each sent by so many at once. */
const shuffles = [1, 4, 4].map((parallel, index) => [`${seedOfRun()} ${index}`, parallel] as const);

async function sendAll(archive: Archive, order: readonly WrittenFile[], parallel: number, timeZone = 'UTC') {
  const waiting = [...order];
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await archive.send(file, { timeZone });
  };
  await Promise.all(Array.from({ length: parallel }, work));
}

/** Sends the files twice, shuffled, many in a transaction. */
async function sendTogether(archive: Archive, files: readonly WrittenFile[], batch: number, timeZone = 'UTC') {
  const order = new Random(`${seedOfRun()} together`).shuffle([...files, ...files]);
  for (let at = 0; at < order.length; at += batch) {
    await archive.sendTogether(order.slice(at, at + batch), { timeZone });
  }
}

test('files in any order, sent twice, four at once or many in a transaction, give the same rows', async () => {
  const inOrder = await freshArchive();
  await sendAll(inOrder, files, 1);
  const expected = await allRows(inOrder.database.client);
  for (const [seed, parallel] of sample(shuffles, 1)) {
    const archive = await freshArchive();
    await sendAll(archive, new Random(seed).shuffle([...files, ...files]), parallel);
    expect(differences(expected, await allRows(archive.database.client))).toEqual([]);
  }
  for (const batch of sample([3, 17, 100], 1)) {
    const archive = await freshArchive();
    await sendTogether(archive, files, batch);
    expect(differences(expected, await allRows(archive.database.client))).toEqual([]);
  }
});

test('files of matches that went wrong: the same rows in any order, and sums that add up', async () => {
  const odd = generateOddFiles({ seed: 'any order', matches: 9 });
  const inOrder = await freshArchive();
  await sendAll(inOrder, odd, 1);
  const expected = await allRows(inOrder.database.client);
  const codes = await inOrder.rows<{ code: string }>(
    `select distinct f ->> 'code' as code from rounds cross join jsonb_array_elements(findings) as f order by 1`,
  );
  expect(codes.map(({ code }) => code)).toEqual(
    expect.arrayContaining([
      'aborted',
      'counters carried over',
      'counters not cumulative',
      'counters restarted',
      'implausible',
      'time',
    ]),
  );
  expect(await inOrder.rows(`select * from examine_rollups() where differing > 0`)).toEqual([]);
  for (const [seed, parallel] of sample(shuffles, 1)) {
    const archive = await freshArchive();
    await sendAll(archive, new Random(seed).shuffle([...odd, ...odd]), parallel);
    expect(differences(expected, await allRows(archive.database.client))).toEqual([]);
  }
  const together = await freshArchive();
  await sendTogether(together, odd, 12);
  expect(differences(expected, await allRows(together.database.client))).toEqual([]);
});

test('a server that plays three maps day and night, also while the clocks change: the same rows in any order', async () => {
  const clock = generateAroundTheClock({ seed: 'any order', rounds: isWhole ? 30 : 18, from: '2026-10-24T22:00:00Z' });
  const inOrder = await freshArchive();
  await sendAll(inOrder, clock, 1, 'Europe/Berlin');
  const expected = await allRows(inOrder.database.client);
  expect(await inOrder.rows('select count(distinct match_id)::int as matches from rounds where is_valid')).toEqual([
    { matches: isWhole ? 15 : 9 },
  ]);
  const archive = await freshArchive();
  await sendAll(archive, new Random(`${seedOfRun()}`).shuffle([...clock, ...clock]), 4, 'Europe/Berlin');
  expect(differences(expected, await allRows(archive.database.client))).toEqual([]);
  const together = await freshArchive();
  await sendTogether(together, clock, 9, 'Europe/Berlin');
  expect(differences(expected, await allRows(together.database.client))).toEqual([]);
});

test('a round 1 that comes late takes the round 2 over: the other one has no winner any more', async () => {
  const [first, second] = written as unknown as [(typeof written)[number], WrittenFile];
  const later = { name: `${stampText(first.endedAt + 20_000)}-${first.map}-round-1.txt`, text: `${first.text}\n` };
  const [inOrder, late] = [await freshArchive(), await freshArchive()];
  await sendAll(inOrder, [first, later, second], 1);
  await sendAll(late, [first, second, later], 1);
  const expected = await allRows(inOrder.database.client);
  expect(differences(expected, await allRows(late.database.client))).toEqual([]);
});

test('many versions of one file in any order: the best five are kept, and the same rows', async () => {
  const [first, second] = written as unknown as [WrittenFile, WrittenFile];
  const versions = versionsOf(first, isWhole ? 24 : 10);
  const best = versions.slice(-5).map(({ text }) => Buffer.byteLength(text));
  let expected: Record<string, string[]> | undefined;
  const shuffled = new Random(`${seedOfRun()}`).shuffle([...versions, ...versions]);
  for (const order of [versions, ...(isWhole ? [versions.toReversed()] : []), shuffled]) {
    const archive = await freshArchive();
    await sendAll(archive, [second, ...order], order === versions ? 1 : 4);
    const kept = await archive.rows<{ bytes: number }>(
      'select octet_length(content) as bytes from round_files where filename = $1 order by 1',
      [first.name],
    );
    expect(kept.map(({ bytes }) => bytes)).toEqual(best);
    const rows = await allRows(archive.database.client);
    expected ??= rows;
    expect(differences(expected, rows)).toEqual([]);
  }
});

test('totals are those of the rounds that were played', async () => {
  const archive = await freshArchive();
  await sendAll(archive, files, 2);
  const expected = new Map<string, { rounds: number; kills: number; damage: number; time: number; xp: number }>();
  for (const { truth } of written) {
    for (const [guid, { own }] of truth) {
      const sum = expected.get(guid) ?? { rounds: 0, kills: 0, damage: 0, time: 0, xp: 0 };
      sum.rounds += 1;
      sum.kills += Object.values(own.weapons).reduce((kills, [, , more]) => kills + more, 0);
      sum.damage += own.counted.damage_given;
      sum.time += own.seconds;
      sum.xp += own.fresh.xp;
      expected.set(guid, sum);
    }
  }
  const rows = await archive.rows<{ player_guid: string }>(
    `select player_guid, rounds::int, kills::int, damage_given::int as damage, time_played::int as time, xp::int from player_totals`,
  );
  expect(new Map(rows.map(({ player_guid, ...sums }) => [player_guid, sums]))).toEqual(expected);
  const aliases = await archive.rows<{ times: number }>('select sum(times_seen)::int as times from player_aliases');
  expect(aliases).toEqual([{ times: written.reduce((sum, { truth }) => sum + truth.size, 0) }]);
});

test('rollups updated file by file equal a full rebuild', async () => {
  const archive = await freshArchive();
  await sendAll(archive, new Random('rollups').shuffle(files), 1);
  const kept = await allRows(archive.database.client);
  await archive.rows('select refresh_totals()');
  expect(differences(kept, await allRows(archive.database.client))).toEqual([]);
});
