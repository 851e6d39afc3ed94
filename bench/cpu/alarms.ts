import { setTimeout as sleep } from 'node:timers/promises';
import type { JobName } from '../../src/db/queries/jobs.ts';
import type { BenchWorld } from '../world.ts';
import type { Isolate } from './isolate.ts';
import type { Line } from './line.ts';
import { turnPostsOn } from './requests.ts';

/** An alarm may take what a request of a fresh isolate may: nobody waits for it, and it finds a fresh isolate nearly always. */
const barsMs = { firstBarMs: 10, warmBarMs: 10 };
const keys = { match: 'match:0000000000000001', evening: 'evening:0000000000000001' } as const;
/** How long (ms) after it was set the alarm rings. What it costs to set it belongs to another invocation, and is over by then. */
const ringsAfterMs = 400;

/**
 * Returns the jobs of the Clock. Each line is an alarm that rings when the job is due, and lasts until the job has run. These Workers need
 * the real clock: where DEV_NOW fixes it, the Clock stores more than in production.
 */
export function alarmLines({ client, discord }: BenchWorld): Line[] {
  let rangAtMs = 0;
  const prepare =
    (job: JobName | undefined, kind: string = 'match') =>
    async ({ ringBy }: Pick<Isolate, 'ringBy'>) => {
      discord.advance(3_600_000);
      await turnPostsOn(client, discord);
      const stored = kind === 'evening' ? kind : 'match';
      const key = keys[stored];
      await client.query(`
        insert into jobs (name) values ('deliver'), ('digest'), ('on-this-day'), ('upkeep') on conflict do nothing;
        delete from posts where key <> '${key}';
        insert into posts (key, kind, server, subject, channel, played_at, sent_version)
        select '${key}', '${stored}', server, ${stored === 'match' ? 'match_id' : 'id::text'}, (select channel from post_targets where kind = 'match'), now(), 1 from rounds
        where round_number = 2 and is_valid order by played_at desc limit 1
        on conflict do nothing;
        update jobs set succeeded_at = null, due_at = null, retry_at = null, leased_by = null, leased_until = null, finished_at = null;
        update jobs set due_at = now() + interval '${job === 'upkeep' ? '-1 day' : '1 day'}' where name = 'upkeep';
        update posts set wanted_version = sent_version + ${job === 'deliver' && kind === stored ? 1 : 0}, played_at = now(), message_id = null, body_hash = null, messages = messages + 1,
          attempted_at = null, changed_at = null, due_at = null, failures = 0 where key = '${key}';
        delete from discord_pauses; delete from post_channels;
        ${furtherPosts(job, kind)}`);
      rangAtMs = Date.now() + ringsAfterMs;
      await ringBy(rangAtMs);
    };
  const finished = async (name: string) => {
    if (Date.now() > rangAtMs) throw new Error('The machine is too busy: the alarm has rung before it was measured.');
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
      name: 'alarm: nothing is due',
      ...barsMs,
      prepare: prepare(undefined),
      send: () => sleep(ringsAfterMs * 1.5),
    },
    ...['match', 'evening', 'ranking', 'day', 'digest'].map(
      (kind): Line => ({
        name: kind === 'match' ? 'alarm: deliver' : `alarm: deliver ${kind}`,
        ...barsMs,
        prepare: prepare('deliver', kind),
        async send() {
          await finished('deliver');
          const { rows } = await client.query(
            'select from posts where kind = $1 and (message_id is null or sent_version < wanted_version)',
            [kind],
          );
          if (rows.length > 0) throw new Error(`${rows.length} messages were not sent.`);
        },
      }),
    ),
    { name: 'alarm: digest', ...barsMs, prepare: prepare('digest'), send: () => finished('digest') },
    { name: 'alarm: on-this-day', ...barsMs, prepare: prepare('on-this-day'), send: () => finished('on-this-day') },
    { name: 'alarm: upkeep', ...barsMs, prepare: prepare('upkeep'), send: () => finished('upkeep') },
  ];
}

/** Returns SQL that switches on the kind of the job or post alone, due since a month, and stores its post if that is to be sent. */
function furtherPosts(job: JobName | undefined, kind: string): string {
  if (kind === 'evening') return '';
  const wanted = job === 'digest' ? 'digest' : job === 'on-this-day' ? 'day' : job === 'deliver' ? kind : 'match';
  const isJob = job === 'digest' || job === 'on-this-day';
  return `
    delete from post_settings where kind <> 'match';
    insert into post_settings (kind, is_on, hour, changed_at)
    select '${wanted}', true, ${isJob ? '6' : 'null'}, now() - interval '${isJob ? 31 : 0} days' where '${wanted}' <> 'match';
    ${isJob ? `insert into post_channels (channel, wait_until) select channel, now() + interval '1 hour' from post_targets where kind = '${wanted}' limit 1;` : ''}
    insert into posts (key, kind, server, subject, channel, played_at)
    select '${wanted}:0000000000000001', '${wanted}', '', case '${wanted}'
      when 'ranking' then channel::text
      when 'day' then ((select max(session_date) from gaming_sessions where counts) + interval '1 year')::date::text
      else date_trunc('week', (select max(session_date) from gaming_sessions where counts))::date::text end, channel, now()
    from post_targets where kind = '${wanted}' and '${wanted}' <> 'match' and ${!isJob}`;
}
