import type { APIMessage } from 'discord-api-types/v10';
import { pgDb } from '../../scripts/database/pg.ts';
import { sql } from '../../src/db/db.ts';
import { messageOf } from '../../src/discord/reply.ts';
import { kinds } from '../../src/posts/kinds.ts';
import { localeOf } from '../../src/texts/locale.ts';
import type { TestDatabase } from './database.ts';
import { newId } from './new-id.ts';

/** Days on which somebody played their 100th, 500th or a thousandth round the day before, the latest last. `until` is exclusive. */
export const milestoneDays = `
  select played::date + 1 as day, player_guid as guid, number::int as rounds
  from (
    select player_guid, played_at at time zone $1 as played, row_number() over (partition by player_guid order by played_at) as number
    from (select distinct player_guid, round_id, played_at from counted_player_rounds) as rounds
  ) as numbered
  where number in (100, 500, 1000, 2000, 3000)
  order by 1, 3 desc, 2`;

/** Returns the live ranking, two posts "on this day" and the digest of the latest week, as the bot sends them to a channel. */
export async function furtherPosts({ client }: Pick<TestDatabase, 'client'>, language: string): Promise<APIMessage[]> {
  await client.query('begin');
  await client.query(`
    delete from post_settings;
    insert into post_settings (kind, is_on, channel, period, size) values ('ranking', true, 1, 'all', 20)`);
  const milestones = (await client.query(milestoneDays, ['UTC'])).rows;
  const { rows: latest } = await client.query(`
    select to_char(max(session_date) + interval '1 year', 'YYYY-MM-DD') as anniversary,
      to_char(date_trunc('week', max(session_date)), 'YYYY-MM-DD') as monday
    from gaming_sessions where counts`);
  const day = milestones.at(-1)?.day as Date | undefined;
  const [{ anniversary, monday }] = latest;
  if (anniversary === null) {
    await client.query('rollback');
    return [];
  }
  const subjects = [
    ['ranking', '1'],
    ...(day ? [['day', new Date(day.getTime() - day.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)]] : []),
    ['day', anniversary],
    ['digest', monday],
  ];
  const posts: APIMessage[] = [];
  const clock = { now: new Date(`${anniversary}T12:00:00Z`), timeZone: 'UTC' };
  for (const [index, [name = '', subject]] of subjects.entries()) {
    const kind = kinds.find((one) => one.kind === name);
    const key = `${name}:000000000000000${index}`;
    const post = sql`(select ${key}::text as key, '' as server, ${subject}::text as subject, null::text as message_id)`;
    const [row] = await pgDb(client).query<{ key: string }>(kind?.load(post, clock) ?? sql``);
    const reply =
      row && (await kind?.render(row, { key, locale: localeOf(language), ...clock, picture: async () => undefined }));
    if (!reply) throw new Error(`There is no ${name} of ${subject}.`);
    if (reply.page === undefined) throw new Error(`No page shows what ${name} says.`);
    posts.push({
      id: newId(),
      flags: 0,
      ...messageOf(reply),
    } as unknown as APIMessage);
  }
  await client.query('rollback');
  return posts;
}
