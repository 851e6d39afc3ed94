import { expect, test } from 'vitest';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { sample, testSometimes } from '../../support/sample.ts';
import { legacyFile } from './legacy.ts';
import { target } from './target-database.ts';

const players = 'player_comprehensive_stats';

async function notesAbout(change: string): Promise<string[]> {
  const { url } = await target();
  const from = legacyFile(change);
  const dry = await migrateDatabase({ from, to: url, dryRun: true });
  const { notes } = await migrateDatabase({ from, to: url });
  expect(dry.notes).toEqual(notes);
  await verifyDatabase({ from, to: url });
  return notes.filter((note) => /belong|longer than their round/.test(note));
}

test.each(
  sample(
    [
      ['round_date', `'2025-10-18'`],
      ['map_name', `'goldrush'`],
      ['round_number', '2'],
    ],
    2,
  ),
)('a player row of another %s than its round: told with the round', async (column, value) => {
  expect(await notesAbout(`update ${players} set ${column} = ${value} where id in (10, 12)`)).toEqual([
    '2 player rows of 1 round belong to other rounds: migrated, not counted (round 1)',
  ]);
});

test('several rounds, and rows that only last longer than their round, are distinguished', async () => {
  const change = `update ${players} set map_name = 'goldrush' where id in (10, 11, 20);
    update ${players} set time_played_seconds = 4000 where id in (10, 12)`;
  expect(await notesAbout(change)).toEqual([
    '3 player rows of 2 rounds belong to other rounds: migrated, not counted (rounds 1, 2)',
    '1 player rows (round 1) are more than a minute longer than their round: migrated, never counted',
  ]);
});

testSometimes('many rounds are cut after ten', async () => {
  const change = `with recursive n(i) as (select 3 union all select i + 1 from n where i < 14)
    insert into rounds select i, '2025-10-17', '21:20:00', 'match ' || i, 'supply', 1, '12:00', '11:30', 1, 1, 0, null, 1, null from n;
    insert into ${players} (round_id, round_date, map_name, round_number, player_guid, player_name)
      select id, '2025-01-01', 'supply', 1, 'AAAAAAA1', 'One' from rounds where id > 2`;
  expect(await notesAbout(change)).toEqual([
    '12 player rows of 12 rounds belong to other rounds: migrated, not counted (rounds 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, …)',
  ]);
});

testSometimes('other capitals of the map and a stamp in the date are the same round', async () => {
  expect(await notesAbout(`update ${players} set map_name = 'Supply' where id = 10`)).toEqual([]);
  const early = `alter table rounds rename to sessions; alter table sessions rename column round_date to session_date;
    update sessions set session_date = '2025-10-17-210000'; update ${players} set round_date = '2025-10-17-210000' where id < 20`;
  expect(await notesAbout(early)).toEqual([]);
});

testSometimes('a round in which only rows of others are left does not count', async () => {
  const { url, client } = await target();
  const from = legacyFile(`update ${players} set map_name = 'goldrush' where round_id = 2`);
  const { notes } = await migrateDatabase({ from, to: url });
  expect(notes).toContain('4 player rows of 1 round belong to other rounds: migrated, not counted (round 2)');
  expect((await client.query('select invalid_reason from rounds where id = 2')).rows).toEqual([
    { invalid_reason: 'no players' },
  ]);
  expect((await client.query(`select count(*)::int as kept from ${players} where round_id = 2`)).rows).toEqual([
    { kept: 4 },
  ]);
});
