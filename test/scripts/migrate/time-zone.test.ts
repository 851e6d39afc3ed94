import { expect, inject, test } from 'vitest';
import { zoneEvidence, zoneLine } from '../../../scripts/migrate/check/time-zone.ts';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { reportLines } from '../../../scripts/migrate/steps/report.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { testSometimes } from '../../support/sample.ts';
import { legacyFile } from './legacy.ts';
import { contentOf, target } from './target-database.ts';

test('the migration says which zone it used and what it sees', async () => {
  const { url, client } = await target();
  const from = inject('demoFile');
  const report = await migrateDatabase({ from, to: url, timeZone: 'Europe/Berlin' });
  const { rows } = await client.query<{ rounds: number; evening: number }>(
    `select count(*)::int as rounds, count(*) filter (where round_time >= '19:00' or round_time < '01:00')::int as evening
    from rounds where round_number in (1, 2)`,
  );
  const [{ rounds, evening }] = rows as [{ rounds: number; evening: number }];
  expect(report.zone).toEqual({ timeZone: 'Europe/Berlin', rounds, inTheEvening: evening });
  const share = Math.round((100 * evening) / rounds);
  expect(reportLines(report)).toContainEqual(
    expect.stringMatching(
      new RegExp(
        `^ {2}times are read in Europe/Berlin: ${share}% of ${rounds} rounds ended between 19:00 and 01:00 there`,
      ),
    ),
  );
});

testSometimes('a second run with another zone says by how much all times differ, and writes nothing', async () => {
  const database = await target();
  const from =
    legacyFile(`update rounds set round_date = '2025-07-10'; update player_comprehensive_stats set round_date = '2025-07-10';
    update weapon_comprehensive_stats set round_date = '2025-07-10'`);
  const to = database.url;
  await migrateDatabase({ from, to, timeZone: 'UTC' });
  const before = await contentOf(database);
  const words =
    'target: was migrated in UTC. In Europe/Berlin all times differ by 2 h: another --timezone? Leave the option out to go on with UTC; --replace reads the source again in Europe/Berlin';
  await expect(migrateDatabase({ from, to, timeZone: 'Europe/Berlin' })).rejects.toThrow(words);
  await expect(migrateDatabase({ from, to, timeZone: 'Europe/Berlin', dryRun: true })).rejects.toThrow(words);
  await expect(verifyDatabase({ from, to, timeZone: 'Europe/Berlin' })).rejects.toThrow(words);
  expect(await contentOf(database)).toBe(before);
  expect((await migrateDatabase({ from, to, timeZone: 'Etc/UTC' })).outcome).toBe('identical'); // another name of the same zone
  expect((await migrateDatabase({ from, to })).outcome).toBe('identical');
  const replaced = await migrateDatabase({ from, to, timeZone: 'Europe/Berlin', replace: true });
  expect(replaced).toMatchObject({ outcome: 'migrated', timeZone: 'Europe/Berlin' });
  await expect(migrateDatabase({ from, to, timeZone: 'UTC' })).rejects.toThrow('In UTC all times differ by -2 h');
});

test.each([
  [
    ['2025-07-10T19:00:00Z', '2025-07-10T22:59:59Z', '2025-01-10T20:00:00Z'],
    'Europe/Berlin',
    '100% of 3 rounds ended between 19:00 and 01:00 there',
  ],
  [
    ['2025-07-10T10:00:00Z', '2025-07-10T17:00:00Z'],
    'Europe/Berlin',
    '50% of 2 rounds ended between 19:00 and 01:00 there',
  ],
  [
    ['2025-07-10T10:00:00Z'],
    'UTC',
    '0% of 1 rounds ended between 19:00 and 01:00 there; if people play in the evening, the clock of the game server was in another --timezone',
  ],
])('%j in %s', (times, zone, words) => {
  const rounds = times.map((time) => ({ number: 1, playedAt: Date.parse(time) }));
  expect(zoneLine(zoneEvidence(rounds, zone))).toBe(`times are read in ${zone}: ${words}`);
});

test('without a round there is no share', () => {
  expect(zoneLine(zoneEvidence([{ number: 0, playedAt: 0 }], 'UTC'))).toBe('times are read in UTC');
});
