import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';
import { runUpkeep } from '../support/test-clock.ts';

/** The rows of these tests are dated by the clock of PostgreSQL. */
const vars = { DEV_NOW: new Date().toISOString(), DEV_CLOCK: 'on' };

test('upkeep removes old handled interactions and refused files, but not what the old bot refused', async () => {
  const bot = await startBot({ data: 'empty', vars });
  const { client } = bot.database;
  await client.query(`
    insert into handled_interactions (id, handled_at) values (1, now() - interval '40 days'), (2, now() - interval '30 days');
    insert into legacy_migrations (migrated_at, source_file, time_zone, strip_nul, empty_as_null)
    values (now() - interval '100 days', 'old.db', 'UTC', false, false);
    insert into processed_files (filename, success, processed_at) values
      ('refused by the old bot', false, now() - interval '200 days'),
      ('refused long ago', false, now() - interval '40 days'),
      ('accepted long ago', true, now() - interval '40 days');
    insert into processed_files (filename, success, processed_at)
    select 'refused ' || minute, false, now() - minute * interval '1 minute' from generate_series(1, 1010) as minute`);
  const left = async () => ({
    handled: (await client.query('select id::int from handled_interactions')).rows.map(({ id }) => id),
    long: (await client.query("select filename from processed_files where filename !~ '^refused [0-9]' order by 1"))
      .rows,
    refused: (await client.query("select count(*)::int from processed_files where filename ~ '^refused [0-9]'")).rows,
  });
  await runUpkeep(bot);
  expect(await left()).toEqual({
    handled: [2],
    long: [{ filename: 'accepted long ago' }, { filename: 'refused by the old bot' }],
    refused: [{ count: 1000 }],
  });
  await bot.close();
});

test('upkeep removes codes of links that nobody ever had in their name', async () => {
  const bot = await startBot({ data: 'empty', vars });
  const { client } = bot.database;
  await client.query(`
    insert into link_codes (code, guid, issued_at, worn) values
      ('LONG', 'AAAAAAA1', now() - interval '61 days', false), ('KEPT', 'AAAAAAA1', now() - interval '59 days', false),
      ('WORN', 'AAAAAAA1', now() - interval '1 year', true), ('WAIT', 'AAAAAAA1', now() - interval '1 year', false);
    insert into link_claims (discord_id, discord_username, guid, code, claimed_at)
    values (7, 'ada', 'AAAAAAA1', 'WAIT', now() - interval '1 year')`);
  const left = async () =>
    (await client.query('select code from link_codes order by code')).rows.map(({ code }) => code);
  await runUpkeep(bot);
  expect(await left()).toEqual(['KEPT', 'WAIT', 'WORN']);
  await bot.close();
});
