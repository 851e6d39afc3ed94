import { expect, test } from 'vitest';
import { generateBench } from '../../../demo/legacy/bench.ts';
import type { Variant } from '../../../demo/legacy/schema.ts';
import { exportDatabase } from '../../../scripts/migrate/steps/export.ts';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { testSometimes } from '../../support/sample.ts';
import { freshFile, legacyFile } from './legacy.ts';
import { target } from './target-database.ts';

function generated(variant: Variant): string {
  const path = freshFile();
  generateBench({ path, variant, size: { rows: 3000 } });
  return path;
}

async function migrated(variant: Variant, ignoreExtra = false) {
  const { url, client } = await target();
  const from = generated(variant);
  const report = await migrateDatabase({ from, to: url, ignoreExtra });
  await verifyDatabase({ from, to: url, ignoreExtra });
  return { report, url, from, rows: async (sql: string) => (await client.query({ text: sql, rowMode: 'array' })).rows };
}

const current = await migrated('current');
const allRounds =
  'select id, round_date, round_time, match_id, map_name, round_number, played_at, is_valid from rounds order by id';
const allPlayers =
  'select id, round_id, round_date, player_guid, kills, dpm, created_at from player_comprehensive_stats order by id';
const allWeapons = 'select * from weapon_comprehensive_stats order by id';
const totals = 'select player_guid, rounds, kills, time_played from player_totals order by 1';

test('the bot that called rounds sessions: matches, times and totals come out the same', async () => {
  const { report, rows } = await migrated('sessions');
  for (const sql of [allRounds, allPlayers, allWeapons, totals])
    expect(await rows(sql)).toEqual(await current.rows(sql));
  expect(await rows('select distinct gaming_session_id from rounds')).toEqual([[null]]);
  expect(await rows('select distinct headshots from player_comprehensive_stats')).toEqual([[null]]);
  expect(report.notes).toEqual(
    expect.arrayContaining([
      'sessions is read as rounds',
      'sessions.session_date is read as rounds.round_date',
      'player_comprehensive_stats.session_id is read as player_comprehensive_stats.round_id',
      'rounds.match_id is not in the source: made from date, time and map',
      'player_comprehensive_stats.headshots is not in the source: NULL',
    ]),
  );
});

testSometimes(
  'the same with dates only: each round 2 is paired with its round 1, and the same map played twice is two matches',
  async () => {
    const { rows } = await migrated('sessions-by-date');
    const pairs = `select r1.id, r2.id from rounds r1 join rounds r2 using (match_id) where r1.round_number = 1 and r2.round_number = 2 order by 1, 2`;
    expect(await rows(pairs)).toEqual(await current.rows(pairs));
    expect(await rows('select distinct round_time from rounds')).toEqual([['00:00:00']]);
    expect(await rows(totals)).toEqual(await current.rows(totals));
  },
);

testSometimes(
  'the schema of October 2025: ties and outcomes have their defaults, and the way back gives a database the bot runs on',
  async () => {
    const { report, rows, url, from } = await migrated('october');
    for (const sql of [allRounds, allPlayers, allWeapons, totals])
      expect(await rows(sql)).toEqual(await current.rows(sql));
    expect(await rows('select distinct is_tied, round_outcome from rounds')).toEqual([[false, null]]);
    expect(report.notes).toEqual(
      expect.arrayContaining([
        'sessions is read as rounds',
        'rounds.is_tied is not in the source: false, as the old bot has it by default',
        'rounds.round_outcome is not in the source: NULL',
        'player_comprehensive_stats.full_selfkills is 0 in every row: ignored',
      ]),
    );
    expect((await migrateDatabase({ from, to: url })).outcome).toBe('identical');
    const back = freshFile();
    await exportDatabase({ to: url, file: back });
    expect((await migrateDatabase({ from: back, to: url })).outcome).toBe('identical');
    const { DatabaseSync } = await import('node:sqlite');
    const counted = new DatabaseSync(from);
    counted.exec('update player_comprehensive_stats set full_selfkills = 2 where id = 5');
    counted.close();
    await expect(migrateDatabase({ from, to: url })).rejects.toThrow(
      'player_comprehensive_stats, full_selfkills: is an unknown column; --ignore-extra ignores it',
    );
  },
);

testSometimes('the newer links table: its display names are migrated, too', async () => {
  const { report, rows } = await migrated('links');
  const links = 'select discord_id, discord_username, et_guid, et_name, linked_date from player_links order by 1';
  expect(await rows(links)).toEqual(await current.rows(links));
  expect(await rows('select display_name, display_name_source from player_profiles order by 1 limit 2')).toEqual([
    ['Display 102', 'custom'],
    ['Display 105', 'custom'],
  ]);
  expect(report.tables.find(({ name }) => name === 'player_profiles')?.rows).toBe(40);
  expect(report.notes).toContain('player_links.display_name is read as player_profiles.display_name');
});

testSometimes('without rosters', async () => {
  const { report } = await migrated('no-teams');
  expect(report.notes).toContain('session_teams is not in the source and stays empty');
});

testSometimes('with tables of other bots', async () => {
  await expect(migrated('extras')).rejects.toThrow(
    'gaming_sessions: is an unknown table (1 rows); --ignore-extra ignores it',
  );
  const { report } = await migrated('extras', true);
  expect(report.notes).toContain('metrics is an unknown table (2 rows): ignored');
});

testSometimes('53 columns are a known layout, 52 are not', async () => {
  const { url } = await target();
  const without = (columns: string[]) =>
    legacyFile(columns.map((column) => `alter table player_comprehensive_stats drop column ${column}`).join(';'));
  await expect(migrateDatabase({ from: without(['headshots', 'xp']), to: url })).rejects.toThrow(
    'player_comprehensive_stats, xp: is missing from the source',
  );
  expect((await migrateDatabase({ from: without(['headshots']), to: url })).outcome).toBe('migrated');
});

testSometimes('an early round whose date is no date is refused by row', async () => {
  const { url } = await target();
  const from = generated('sessions');
  const { DatabaseSync } = await import('node:sqlite');
  const source = new DatabaseSync(from);
  source.exec(`update sessions set session_date = '2025-13-01-210000' where id = 3`);
  source.close();
  await expect(migrateDatabase({ from, to: url })).rejects.toThrow(
    `rounds row 3, round_date = '2025-13-01': text where a date`,
  );
});
