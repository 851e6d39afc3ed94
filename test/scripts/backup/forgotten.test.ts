import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeBackup } from '../../../scripts/backup/write-backup.ts';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { runProgram } from '../../support/backup/programs.ts';
import { forgetNow } from '../../support/forgotten/forget-now.ts';
import { placesOf } from '../../support/forgotten/places.ts';
import { testSometimes } from '../../support/sample.ts';
import { freshFile, legacyFile } from '../migrate/legacy.ts';
import { target } from '../migrate/target-database.ts';

const restore = (args: string[]) => runProgram('scripts/restore/index.ts', args);

testSometimes('a backup from before a deletion brings no name back, and warns where it could', async () => {
  const backups = mkdtempSync(freshFile('-backups-'));
  const list = join(backups, 'forgotten.json');
  const database = await target();
  await migrateDatabase({ from: legacyFile(), to: database.url });
  const { rows } = await database.client.query<{ guid: string; name: string }>(
    'select l.et_guid as guid, p.player_name as name from player_links l join player_comprehensive_stats p on p.player_guid = l.et_guid limit 1',
  );
  const [{ guid, name }] = rows as [{ guid: string; name: string }];
  const before = join(backups, 'before.sql.gz');
  await writeBackup({ file: before, from: database.url });
  await database.client.query(
    'insert into forgotten_players (guid, asked_at, remove_after) values ($1, now(), now())',
    [guid],
  );
  await forgetNow(database.client, 'k'.repeat(32));
  expect(await placesOf(database.client, [name])).toEqual([]);
  await writeBackup({ file: join(backups, 'after.sql.gz'), from: database.url });
  const text = readFileSync(list, 'utf8');
  expect(text).toContain(guid);
  expect(text).not.toContain(name);

  const restored = await target('template0');
  const done = await restore([before, '--to', restored.url]);
  expect(done).toMatchObject({
    code: 0,
    out: expect.stringContaining('the names of 1 GUIDs that were forgotten since were removed again'),
  });
  expect(done.err).not.toContain('Warning');
  expect(await placesOf(restored.client, [name])).toEqual([]);
  const forgotten = 'select * from forgotten_players order by guid';
  expect((await restored.client.query(forgotten)).rows).toEqual((await database.client.query(forgotten)).rows);

  rmSync(list);
  const careless = await target('template0');
  const warned = await restore([before, '--to', careless.url]);
  expect(warned.err).toMatch(
    /Warning: forgotten\.json is not beside the backup\. Players who were forgotten after .* have their names again\./,
  );
  expect(await placesOf(careless.client, [name])).not.toEqual([]);

  const elsewhere = join(backups, 'elsewhere.json');
  writeFileSync(elsewhere, text);
  const named = await target('empty');
  expect(await restore([before, '--to', named.url, '--forgotten', elsewhere])).toMatchObject({ code: 0 });
  expect(await placesOf(named.client, [name])).toEqual([]);
});

test('the list keeps those of other databases, and what is no list is refused before any work', async () => {
  const backups = mkdtempSync(freshFile('-backups-'));
  const list = join(backups, 'forgotten.json');
  const other = { takenAt: '2026-01-01T00:00:00.000Z', players: [{ guid: 'AAAAAAAA', removed_at: null }] };
  writeFileSync(list, JSON.stringify({ databases: { 'other on ep-cool-1.neon.tech': other } }));
  const database = await target('empty');
  await writeBackup({ file: join(backups, 'a.sql.gz'), from: database.url });
  const { databases } = JSON.parse(readFileSync(list, 'utf8'));
  expect(Object.keys(databases)).toHaveLength(2);
  expect(databases['other on ep-cool-1.neon.tech']).toEqual(other);

  writeFileSync(list, '{"databases": [');
  await expect(writeBackup({ file: join(backups, 'b.sql.gz'), from: database.url })).rejects.toThrow(
    /forgotten\.json is not a list of forgotten players/,
  );
  const { code, err } = await restore([join(backups, 'a.sql.gz'), '--to', (await target('template0')).url]);
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('is not a list of forgotten players') });
});
