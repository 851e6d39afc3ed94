import type { Client } from 'pg';

/** Leaves the newest rounds of a copy of the demo, for tests that add all up time and again. */
export async function keepNewestRounds(client: Client, count: number): Promise<void> {
  await client.query(
    'delete from rounds where id not in (select id from rounds where is_valid order by played_at desc limit $1)',
    [count],
  );
  for (const table of ['player_comprehensive_stats', 'weapon_comprehensive_stats'])
    await client.query(`delete from ${table} where round_id not in (select id from rounds)`);
  await client.query('select refresh_totals()');
  await client.query('analyze');
}
