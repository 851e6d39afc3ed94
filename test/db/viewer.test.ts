import { afterAll, beforeAll, expect, test } from 'vitest';
import { pgDb } from '../../scripts/database/pg.ts';
import { leaderboard } from '../../src/db/queries/leaderboard.ts';
import { statistic } from '../../src/domain/statistics.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';

let database: TestDatabase;
let person: { discord_id: string; guid: string };
beforeAll(async () => {
  database = await createDatabase('demo');
  const { rows } = await database.client.query(
    `with best as (select player_guid from player_totals order by kills desc limit 1)
     insert into player_links (discord_id, discord_username, et_guid, et_name)
     select 200000000000000777, 'ada', player_guid, 'Ada' from best
     on conflict (et_guid) do update set et_name = excluded.et_name
     returning discord_id::text, et_guid as guid`,
  );
  person = rows[0];
  await database.client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [person.guid]);
});
afterAll(() => database.drop());

const others: Viewer[] = ['public', { discordId: '200000000000000001' }];

async function firstOf(viewer: Viewer): Promise<string | undefined> {
  const { rows } = await leaderboard(pgDb(database.client), {
    statistic: statistic('kills'),
    period: 'all',
    minRounds: 1,
    page: 1,
    perPage: 5,
    viewer,
    clock: { now: new Date(), timeZone: 'UTC' },
  });
  return rows[0]?.playerGuid;
}

test('an opted-out player is hidden from the public and from other users, but not from themselves', async () => {
  for (const viewer of others) expect(await firstOf(viewer)).not.toBe(person.guid);
  expect(await firstOf({ discordId: person.discord_id })).toBe(person.guid);
});

test('the public sees no opted-out player’s name', async () => {
  const { rows } = await database.client.query('select shown_name($1, null) as name', [person.guid]);
  expect(rows[0].name).toBe('hidden player');
});
