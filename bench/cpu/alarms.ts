import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchWorld } from '../world.ts';
import type { Isolate } from './isolate.ts';
import type { Line } from './requests.ts';

const firstBarMs = 10;
/** How many messages a run of the outbox sends at most. */
const messages = 3;

/** Returns the jobs of the Clock. Each line lets it ring when the job is due, and waits until the job has run. */
export async function alarmLines({ client, discord }: BenchWorld): Promise<Line[]> {
  const channel = discord.channels.add('results').id;
  await client.query(
    `insert into settings (name, value, changed_by) values ('channel', $1, 1), ('auto_post', 'true', 1)`,
    [channel],
  );
  await client.query(
    `insert into posts (key, kind, server, subject, channel, played_at)
     select 'match:' || lpad(to_hex(id), 16, '0'), 'match', server, match_id, $1, played_at from rounds
     where round_number = 2 and is_valid order by played_at desc limit ${messages}`,
    [channel],
  );
  await client.query("insert into jobs (name) values ('deliver'), ('upkeep') on conflict do nothing");
  const prepare = async (upkeepDueAt: string, isWanted: boolean) => {
    await client.query('update jobs set due_at = null, retry_at = null, leased_by = null, leased_until = null');
    await client.query("update jobs set due_at = $1, finished_at = null where name = 'upkeep'", [upkeepDueAt]);
    await client.query("update jobs set finished_at = null where name = 'deliver'");
    await client.query(`
      update posts set wanted_version = wanted_version + ${isWanted ? 1 : 0}, body_hash = null, changed_at = null, due_at = null, failures = 0;
      update posts set sent_version = wanted_version where not ${isWanted};
      delete from discord_pauses; delete from post_channels`);
    discord.advance(3_600_000);
  };
  const ring = async (name: string, { ringUrl }: Pick<Isolate, 'ringUrl'>) => {
    await fetch(ringUrl);
    for (let tries = 0; tries < 600; tries += 1) {
      const { rows } = await client.query('select error from jobs where name = $1 and finished_at is not null', [name]);
      if (rows[0]?.error) throw new Error(`${name}: ${rows[0].error}`);
      if (rows[0]) return;
      await sleep(10);
    }
    throw new Error(`${name} has not run.`);
  };
  return [
    {
      name: 'alarm: deliver',
      firstBarMs,
      prepare: () => prepare('2026-03-02T12:00:00Z', true),
      async send(worker) {
        await ring('deliver', worker);
        const { rows } = await client.query('select from posts where sent_version < wanted_version');
        if (rows.length > 0) throw new Error(`${rows.length} messages were not sent.`);
      },
    },
    {
      name: 'alarm: upkeep',
      firstBarMs,
      prepare: () => prepare('2000-01-01', false),
      send: (worker) => ring('upkeep', worker),
    },
  ];
}
