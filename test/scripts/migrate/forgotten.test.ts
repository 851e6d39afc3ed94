import { expect, test } from 'vitest';
import { migrateDatabase } from '../../../scripts/migrate/steps/migrate.ts';
import { verifyDatabase } from '../../../scripts/migrate/steps/verify.ts';
import { forgetNow } from '../../support/forgotten/forget-now.ts';
import { placesOf } from '../../support/forgotten/places.ts';
import { legacyFile } from './legacy.ts';
import { target } from './target-database.ts';

test('a migration in place of an earlier one brings no forgotten name back, and both verify', async () => {
  const database = await target();
  const { client } = database;
  const from = legacyFile();
  await migrateDatabase({ from, to: database.url });
  const { rows } = await client.query<{ guid: string; name: string }>(
    'select l.et_guid as guid, p.player_name as name from player_links l join player_comprehensive_stats p on p.player_guid = l.et_guid limit 1',
  );
  const [{ guid, name }] = rows as [{ guid: string; name: string }];
  const numbers = () => client.query('select player_guid, rounds, kills, deaths from player_totals order by 1');
  const before = (await numbers()).rows;
  await client.query('insert into forgotten_players (guid, asked_at, remove_after) values ($1, now(), now())', [guid]);
  expect(await forgetNow(client)).toBe(1);
  expect(await placesOf(client, [name])).toEqual([]);
  await expect(verifyDatabase({ from, to: database.url })).resolves.toMatchObject({ outcome: 'verified' });

  expect((await migrateDatabase({ from, to: database.url, replace: true })).outcome).toBe('migrated');
  expect(await placesOf(client, [name])).toEqual([]);
  expect((await numbers()).rows).toEqual(before);
  await expect(verifyDatabase({ from, to: database.url })).resolves.toMatchObject({ outcome: 'verified' });
});
