import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manageServer } from '../support/bot.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';
import { milestoneDays } from '../support/further-posts.ts';
import type { PostingBot } from '../support/posts/posting-bot.ts';
import { startPostingBot } from '../support/posts/posting-bot.ts';
import { shown } from '../support/shown.ts';
import { advance, hour } from '../support/test-clock.ts';

const dayMs = 24 * hour;

/** When a kind is due: set or switched on at `changed`, last run at `ran`. Hours are of the zone. 2026-03-02 is a Monday. */
const cases: [
  kind: 'day' | 'digest',
  zone: string,
  at: number | null,
  changed: string,
  ran: string | null,
  due: string,
][] = [
  ['day', 'UTC', 9, '2026-03-03T08:00Z', null, '2026-03-03T09:00Z'],
  ['day', 'UTC', 9, '2026-03-03T09:00Z', null, '2026-03-03T09:00Z'],
  ['day', 'UTC', 9, '2026-03-03T09:01Z', null, '2026-03-04T09:00Z'],
  ['day', 'UTC', 9, '2026-03-01T00:00Z', '2026-03-03T09:00Z', '2026-03-04T09:00Z'],
  ['day', 'UTC', 9, '2026-03-01T00:00Z', '2026-03-03T23:59Z', '2026-03-04T09:00Z'],
  // The run of March 3 came after midnight: it has posted what March 4 has to say.
  ['day', 'UTC', 23, '2026-03-01T00:00Z', '2026-03-04T00:10Z', '2026-03-05T23:00Z'],
  ['day', 'UTC', 0, '2026-03-01T12:00Z', '2026-03-03T00:00Z', '2026-03-04T00:00Z'],
  // The hour was changed after today's run, to an earlier and to a later one.
  ['day', 'UTC', 6, '2026-03-03T12:00Z', '2026-03-03T09:00Z', '2026-03-04T06:00Z'],
  ['day', 'UTC', 20, '2026-03-03T12:00Z', '2026-03-03T09:00Z', '2026-03-04T20:00Z'],
  // Without an hour: that of upkeep, which is due at 04:15 UTC.
  ['day', 'UTC', null, '2026-03-03T00:00Z', null, '2026-03-03T04:00Z'],
  ['day', 'Asia/Tokyo', null, '2026-03-03T00:00Z', null, '2026-03-03T04:00Z'],
  // Upkeep had run at two, and has moved to 04:15.
  ['day', 'UTC', null, '2026-03-01T00:00Z', '2026-03-03T02:00Z', '2026-03-04T04:00Z'],
  ['digest', 'UTC', null, '2026-02-01T00:00Z', '2026-03-02T02:00Z', '2026-03-09T04:00Z'],
  // The clocks of Berlin go forward on March 29 at two, those of New York on March 8, those of Berlin back on October 25 at three.
  ['day', 'Europe/Berlin', 9, '2026-03-01T00:00Z', '2026-03-27T08:00Z', '2026-03-28T08:00Z'],
  ['day', 'Europe/Berlin', 9, '2026-03-01T00:00Z', '2026-03-28T08:00Z', '2026-03-29T07:00Z'],
  ['day', 'Europe/Berlin', 2, '2026-03-01T00:00Z', '2026-03-28T01:00Z', '2026-03-29T01:00Z'],
  ['day', 'Europe/Berlin', 2, '2026-03-01T00:00Z', '2026-03-29T01:00Z', '2026-03-30T00:00Z'],
  ['day', 'Europe/Berlin', 2, '2026-03-01T00:00Z', '2026-10-24T00:00Z', '2026-10-25T01:00Z'],
  ['day', 'Europe/Berlin', 2, '2026-03-01T00:00Z', '2026-10-25T01:00Z', '2026-10-26T01:00Z'],
  ['day', 'America/New_York', 20, '2026-03-01T00:00Z', '2026-03-08T01:00Z', '2026-03-09T00:00Z'],
  ['digest', 'UTC', 9, '2026-03-02T08:00Z', null, '2026-03-02T09:00Z'],
  ['digest', 'UTC', 9, '2026-03-02T10:00Z', null, '2026-03-09T09:00Z'],
  ['digest', 'UTC', 9, '2026-03-01T10:00Z', null, '2026-03-02T09:00Z'],
  ['digest', 'UTC', 9, '2026-02-01T00:00Z', '2026-03-02T09:00Z', '2026-03-09T09:00Z'],
  ['digest', 'UTC', 9, '2026-02-01T00:00Z', '2026-03-05T11:00Z', '2026-03-09T09:00Z'],
  ['digest', 'Europe/Berlin', 9, '2026-02-01T00:00Z', '2026-03-23T08:00Z', '2026-03-30T07:00Z'],
  ['digest', 'Pacific/Auckland', 9, '2026-02-01T00:00Z', '2026-03-29T20:00Z', '2026-04-05T21:00Z'],
];

test.each(cases)('%s in %s at %s, set %s, ran %s: due %s', async (kind, zone, at, changed, ran, due) => {
  const { client } = pure;
  await client.query(`
    truncate settings, post_settings, jobs;
    insert into settings (name, value) values ('channel', '1');
    insert into jobs (name, due_at) values ('upkeep', '2026-03-10T04:15Z')`);
  await client.query(
    `with setting as (insert into post_settings (kind, is_on, hour, changed_at) values ($1, true, $2, $3))
     insert into jobs (name, succeeded_at) values ($4, $5)`,
    [kind, at, changed, kind === 'day' ? 'on-this-day' : 'digest', ran],
  );
  const { rows } = await client.query('select post_hour_due_at($1, $2, $3) as due', [
    kind,
    kind === 'day' ? 'on-this-day' : 'digest',
    zone,
  ]);
  expect(rows[0].due.toISOString()).toBe(new Date(due).toISOString());
});

let pure: TestDatabase;
let bot: PostingBot;
beforeAll(async () => {
  pure = await createDatabase('empty');
});
afterAll(async () => {
  await pure.drop();
  await bot?.close();
});

/** Jumps, lets all that becomes due run, and returns the jobs of posts that ran but deliver. */
async function pass(worker: Pick<PostingBot, 'jump'>, ms: number): Promise<string[]> {
  const ran = [...(await worker.jump(ms))];
  for (let rings = 0; rings < 3; rings += 1) ran.push(...(await worker.jump(5000)));
  return ran.filter(({ job }) => job !== 'deliver' && job !== 'upkeep').map(({ job, outcome }) => `${job} ${outcome}`);
}

/** As {@link pass}, in two Workers at once. */
async function passTwice(ms: number): Promise<string[]> {
  const other = await bot.otherIsolate();
  const both = await Promise.all([pass(bot, ms), pass(other, ms)]);
  await other.close();
  return both.flat();
}

const at = async () => Date.parse((await advance(bot, 0)).now);
const until = async (instant: string | number) => new Date(instant).getTime() - (await at());

async function jobOf(name: string) {
  const { message } = await bot.discord.ask('/admin health', { permissions: manageServer });
  return message?.embeds[0]?.fields?.find((field) => field.name === name)?.value ?? '';
}

/** The milestones of a day and of the others, by the raw rounds. The day before it the bot's clock begins. */
interface Plan {
  day: string;
  milestones: { name: string; rounds: number }[];
}

/** The demo ends on a Saturday. Its last milestones are some days before. */
async function planOf({ client }: TestDatabase, zone: string): Promise<Plan> {
  const { rows } = await client.query<{ day: string; name: string; rounds: number }>(
    `select to_char(day, 'YYYY-MM-DD') as day, player_name(guid) as name, rounds from (${milestoneDays}) as m`,
    [zone],
  );
  const day = rows.at(-1)?.day ?? '';
  return { day, milestones: rows.filter((row) => row.day === day).map(({ name, rounds }) => ({ name, rounds })) };
}

describe('in a community of Berlin', () => {
  const zone = 'Europe/Berlin';
  let plan: Plan;
  let monday: string;
  let channelId: string;
  const text = (index: number) => shown({ message: bot.messages(channelId)[index] ?? null });
  const count = () => bot.messages(channelId).length;

  beforeAll(async () => {
    const demo = await createDatabase('demo');
    plan = await planOf(demo, zone);
    await demo.drop();
    const eve = new Date(Date.parse(plan.day) - 6 * hour).toISOString();
    bot = await startPostingBot(
      { DEV_NOW: eve, TIME_ZONE: zone, PAGES: 'on', PUBLIC_URL: 'https://stats.example.org' },
      'demo',
    );
    bot.discord.advance(Date.parse(eve) - Date.parse('2026-02-01'));
    channelId = bot.discord.channels.add('further').id;
    await bot.manage('/admin posts kind:match on:false');
    const afterDay = new Date(Date.parse(plan.day) + dayMs);
    monday = new Date(afterDay.getTime() + ((8 - (afterDay.getUTCDay() || 7)) % 7) * dayMs).toISOString().slice(0, 10);
  });

  test('“on this day” comes at its hour, names the player who has played a round number of rounds, and leads to the evening of another year', async () => {
    const { problems } = await bot.manage(`/admin posts kind:day on:true hour:9 channel:${channelId}`);
    expect(problems).toEqual([]);
    // In winter, nine o'clock in Berlin is eight in Greenwich.
    expect(await pass(bot, (await until(`${plan.day}T08:00Z`)) - 60_000)).toEqual([]);
    expect(count()).toBe(0);
    const [earlier] = await bot.rows<{ address: string }>(
      `update gaming_sessions set session_date = $1::date - interval '1 year'
       where (server, session_start) = (
         select server, session_start from rounds where is_valid and round_number in (1, 2) group by 1, 2 having count(*) > 7 order by 2 limit 1
       ) returning address`,
      [plan.day],
    );
    expect(await passTwice(60_000)).toEqual(['on-this-day ok']);
    expect(count()).toBe(1);
    const said = text(0)
      .split('\n')
      .filter((line) => line.startsWith('🎉'));
    expect(said.map((line) => line.replaceAll('**', '').split(' ')[1])).toEqual(
      plan.milestones.map(({ rounds }) => String(rounds)),
    );
    for (const { name } of plan.milestones) expect(text(0)).toContain(name);
    expect(bot.messages(channelId)[0]?.embeds[0]?.url).toBe(`https://stats.example.org/s/${earlier?.address}`);
    expect(await jobOf('On this day, milestones')).toContain('ran');
    expect(await pass(bot, 12 * hour)).toEqual([]);
  });

  test('a run repeated on the same day makes no second post', async () => {
    await bot.rows("update jobs set succeeded_at = '2026-01-01' where name = 'on-this-day'");
    await bot.manage('/admin config language:en'); // lets the Clock ring
    expect(await pass(bot, 5000)).toEqual(['on-this-day ok']);
    expect(count()).toBe(1);
    await bot.manage('/admin posts kind:day on:false');
  });

  test('the digest comes on Monday at its hour, with the figures of the week', async () => {
    await bot.manage(`/admin posts kind:digest on:true hour:18 channel:${channelId}`);
    expect(await pass(bot, (await until(`${monday}T17:00Z`)) - 60_000)).toEqual([]);
    const before = count();
    expect(await passTwice(60_000)).toEqual(['digest ok']);
    expect(count()).toBe(before + 1);
    const [sums] = await bot.rows<Record<string, string>>(
      `with week as (
         select r.* from rounds r join gaming_sessions g using (server, session_start)
         where g.session_date >= $1::date - 7 and g.session_date < $1::date and r.is_valid and r.round_number in (1, 2)
       )
       select (select count(distinct session_start::date) from week) as evenings, (select count(*) from week) as rounds,
         (select count(distinct match_id) from week) as maps,
         (select count(distinct player_guid) from counted_player_rounds where round_id in (select id from week)) as players,
         (select sum(kills) from counted_player_rounds where round_id in (select id from week)) as kills`,
      [monday],
    );
    expect(bot.messages(channelId)[before]?.embeds[0]?.url).toBe('https://stats.example.org/');
    const said = text(before);
    const grouped = (value = '') => Number(value).toLocaleString('en-US');
    expect(said.split('\n').slice(1, 3)).toEqual([
      `${sums?.evenings} evenings · ${sums?.maps} maps · ${sums?.rounds} rounds`,
      `${sums?.players} players · ${grouped(sums?.kills)} kills`,
    ]);
    const most = await bot.rows<{ rounds: string }>(
      `select count(distinct c.round_id) as rounds from counted_player_rounds c join gaming_sessions g using (server, session_start)
       where g.session_date >= $1::date - 7 and g.session_date < $1::date group by c.player_guid order by 1 desc limit 3`,
      [monday],
    );
    expect([...said.matchAll(/[🥇🥈🥉] \*\*(\d+) rounds/gu)].map(([, rounds]) => rounds)).toEqual(
      most.map(({ rounds }) => rounds),
    );
    // Whom each session's own answer calls the most valuable player.
    const days = await bot.rows<{ day: string }>(
      `select distinct to_char(session_date, 'YYYY-MM-DD') as day from gaming_sessions where counts and session_date >= $1::date - 7 and session_date < $1::date`,
      [monday],
    );
    const times = new Map<string, number>();
    for (const { day } of days) {
      const name = /MVP \*\*(.*?)\*\*/.exec(shown(await bot.manage(`/session date:${day}`)))?.[1] ?? '';
      times.set(name, (times.get(name) ?? 0) + 1);
    }
    const line = said.split('\n').find((one) => one.startsWith('⭐')) ?? '';
    for (const [name, wins] of times) expect(line).toContain(`${name} **${wins}**`);
  });

  test.each([
    ['digest', 'digest', 'week_facts(date, text[])', 'Weekly digest'],
    ['day', 'on-this-day', 'day_facts(date, text)', 'On this day, milestones'],
  ])(
    '%s: what fails is tried again and shown; what was late comes late, once; without an evening nothing comes',
    async (kind, job, fn, title) => {
      await bot.rows("delete from posts where kind in ('day', 'digest')");
      await bot.rows('update jobs set succeeded_at = null where name = $1', [job]);
      const other = kind === 'day' ? 'digest' : 'day';
      await bot.manage(`/admin posts kind:${other} on:false`);
      await bot.manage(`/admin posts kind:${kind} on:true hour:9 channel:${channelId}`);
      await bot.rows(`alter function ${fn} rename to broken_facts`);
      bot.discord.advance(21 * dayMs);
      const { ran } = await advance(bot, 21 * dayMs, true);
      expect(ran.filter((one) => one.job === job)).toEqual([{ job, outcome: 'error' }]);
      expect(await jobOf(title)).toContain('failed');
      const { message } = await bot.discord.ask('/admin health', { permissions: manageServer });
      expect(message?.embeds[0]?.description).toContain('in a row');
      await bot.rows(`alter function broken_facts(${fn.split('(')[1]} rename to ${fn.split('(')[0]}`);
      const before = count();
      expect(await pass(bot, 16 * 60_000)).toEqual([`${job} ok`]);
      expect(await jobOf(title)).not.toContain('failed');
      // More than a week after the last round, nothing is remarkable and nobody has played.
      expect(count()).toBe(before);
      expect(await bot.rows('select from posts where kind = $1', [kind])).toEqual([]);
    },
  );
});
