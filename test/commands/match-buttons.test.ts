import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import { embedText } from '../support/embed.ts';
import { forgedPress } from '../support/forged-press.ts';
import { linkByManager } from '../support/link.ts';
import { matchPost } from '../support/match-post.ts';

const ada = '200000000000000777';
const stranger = '200000000000000778';

let bot: Bot;
let post: APIMessage;
let matchId = '';
let person = '';
beforeAll(async () => {
  bot = await startBot();
  const { rows } = await bot.database.client.query(
    `select r.match_id, p.player_guid as guid
     from rounds r join player_comprehensive_stats p on p.round_id = r.id
     where r.is_valid and r.round_number = 2 and not exists (select from player_merges m where m.from_guid = p.player_guid)
       and not exists (select from player_links l where l.et_guid = p.player_guid)
       and (select count(*) from player_sessions s where s.player_guid = p.player_guid and s.session_start < r.session_start) > 12
     order by r.played_at desc, p.kills desc limit 1`,
  );
  ({ match_id: matchId, guid: person } = rows[0]);
  await linkByManager(bot, ada, person);
  post = await shownPost();
});
afterAll(() => bot.close());

/** Shows the message about the match in the channel as it would be sent now. */
async function shownPost(id = matchId): Promise<APIMessage> {
  const message = await matchPost(bot.database, { matchId: id });
  if (!message) throw new Error(`No message about ${id}`);
  bot.discord.adopt(message, ada);
  return message;
}

const press = (action: string, as: string, message = post) =>
  bot.discord.press(message.id, customId(message, `match.${action}`), { as });

/** A player's rounds of the match, and their evenings before it: sums by hand, from the tables that the rollups are made from. */
async function byHand(): Promise<{ match: Figures; evenings: Figures[]; lacksFiles: boolean }> {
  const sums = `count(*)::int as rounds, sum(p.kills)::float8 as kills, sum(p.deaths)::float8 as deaths,
    sum(p.damage_given)::float8 as damage, sum(coalesce(nullif(p.time_played_seconds, 0), r.duration_seconds))::float8 as seconds,
    sum(p.gibs)::float8 as gibs, sum(p.revives_given)::float8 as revives, coalesce(sum(w.shots), 0)::float8 as shots,
    coalesce(sum(w.hits), 0)::float8 as hits, coalesce(sum(w.heads), 0)::float8 as heads,
    bool_or(r.source = 'legacy' and r.round_number = 2) as legacy`;
  const from = `from player_comprehensive_stats p join rounds r on r.id = p.round_id
    left join (
      select round_id, player_guid, sum(shots) as shots, sum(hits) as hits, sum(headshots) as heads
      from weapon_comprehensive_stats
      where weapon_name in ('WS_LUGER', 'WS_COLT', 'WS_MP40', 'WS_THOMPSON', 'WS_STEN', 'WS_FG42', 'WS_MG42', 'WS_BROWNING', 'WS_CARBINE',
        'WS_KAR98', 'WS_GARAND', 'WS_K43', 'WS_MP34')
      group by 1, 2
    ) w using (round_id, player_guid)
    where p.player_guid = $1 and r.is_valid and r.round_number in (1, 2)`;
  const { client } = bot.database;
  const match = await client.query(`select ${sums} ${from} and r.match_id = $2`, [person, matchId]);
  const evenings = await client.query(
    `select r.session_start, ${sums} ${from}
       and r.session_start < (select max(session_start) from rounds where match_id = $2)
     group by r.session_start, r.server having count(*) >= 3 order by 1 desc limit 10`,
    [person, matchId],
  );
  return {
    match: match.rows[0],
    evenings: evenings.rows,
    lacksFiles: evenings.rows.some(({ legacy }) => legacy),
  };
}

type Figures = Record<
  'rounds' | 'kills' | 'deaths' | 'damage' | 'seconds' | 'gibs' | 'revives' | 'shots' | 'hits' | 'heads',
  number
>;

test('Me shows each figure with its difference to the mean of the last ten evenings', async () => {
  const before = bot.log.length;
  const outcome = await press('me', ada);
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', name: 'match.me', queries: 1 }]);
  expect(Number(outcome.message?.flags) & 64).toBe(64);
  const { match, evenings, lacksFiles } = await byHand();
  expect(evenings).toHaveLength(10);

  const figures: [text: string, of: (one: Figures) => number, digits: number, isLow?: boolean][] = [
    ['K/D **%**', (one) => one.kills / one.deaths, 2],
    ['DPM **%**', (one) => (one.damage * 60) / one.seconds, 0],
    ['**%** kills a round', (one) => one.kills / one.rounds, 1],
    ['**%** deaths a round', (one) => one.deaths / one.rounds, 1],
    ['**%%** accuracy', (one) => (one.hits / one.shots) * 100, 1],
    ['**%%** headshots', (one) => (one.heads / one.hits) * 100, 1],
    ['**%** revives a round', (one) => one.revives / one.rounds, 1, lacksFiles],
    ['**%** gibs a round', (one) => one.gibs / one.rounds, 1],
  ];
  const lines = figures.map(([text, of, digits, isLow]) => {
    const usual = evenings.reduce((sum, evening) => sum + of(evening), 0) / evenings.length;
    const difference = of(match) - usual;
    const written = Math.abs(difference).toFixed(digits);
    const arrow = Number(written) === 0 ? '±' : difference > 0 ? '▲ ' : '▼ ';
    return text.replace('%', of(match).toFixed(digits)) + (isLow ? '' : `  ${arrow}${written}`);
  });
  expect((outcome.message?.embeds[0]?.description ?? '').replaceAll('\u00a0', ' ').split('\n').slice(1)).toEqual(lines);
});

test('with fewer than three evenings before there are figures, but no differences', async () => {
  const { client } = bot.database;
  const { rows } = await client.query(
    `select r.match_id from rounds r join player_comprehensive_stats p on p.round_id = r.id
     where p.player_guid = $1 and r.is_valid and r.round_number = 1 order by r.played_at limit 1`,
    [person],
  );
  const text = embedText(await press('me', ada, await shownPost(rows[0].match_id)));
  expect(text).toContain('K/D **');
  expect(text).not.toMatch(/[▲▼±]/);
  expect(text).toContain('After 3 evenings of 3 rounds');
});

test('who is not linked gets one sentence and the button that links', async () => {
  const { message } = await press('me', stranger);
  expect(message?.content).toMatch(/^You are not linked yet[^.]*\.$/);
  expect(customIds(message)).toEqual([expect.stringContaining('link.start')]);
});

test('Details shows both rounds and both together, in pages of its own', async () => {
  let { message, problems } = await press('details', stranger);
  const all: string[] = [];
  for (;;) {
    expect(problems).toEqual([]);
    all.push(embedText({ message }));
    const next = customIds(message).find((id) => id.includes('at=next'));
    if (!next || JSON.stringify(message?.components).includes(`"${next}","disabled":true`)) break;
    ({ message, problems } = await bot.discord.press(message?.id ?? '', next, { as: stranger }));
  }
  const text = all.join('\n');
  for (const title of ['**Round 1**', '**Round 2**', '**Total**']) expect(text).toContain(title);
  expect(bot.discord.message(post.id)?.embeds).toEqual(post.embeds);
});

test('Session shows the session of the match, to the one who pressed', async () => {
  const { message, problems } = await press('session', stranger);
  expect(problems).toEqual([]);
  expect(Number(message?.flags) & 64).toBe(64);
  const id = bot.discord.message(post.id) && customId(message, 'session.view');
  const { message: other } = await bot.discord.select(message?.id ?? '', id ?? '', ['maps'], { as: stranger });
  expect(embedText({ message: other })).toContain('Maps');
});

test('old buttons still work when the match has another id and the time zone has changed', async () => {
  const { client } = bot.database;
  await client.query(`update rounds set match_id = match_id || 'x', played_at = played_at where match_id = $1`, [
    matchId,
  ]);
  for (const action of ['me', 'details', 'session']) {
    const { message, problems } = await press(action, ada);
    expect(problems).toEqual([]);
    expect(message?.embeds).toHaveLength(1);
  }
  await client.query(`update rounds set match_id = $1 where match_id = $1 || 'x'`, [matchId]);
});

test('whoever played under a GUID that was merged into theirs sees both; whoever opted out sees themselves', async () => {
  const { client } = bot.database;
  const { rows } = await client.query(
    `select p.player_guid as guid, p.kills from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where r.match_id = $1 and r.round_number = 1 and p.player_guid <> $2 order by p.kills desc limit 1`,
    [matchId, person],
  );
  const kills = async () => {
    const { message } = await press('me', ada);
    return Number(/\*\*([\d.]+)\*\* kills a round/.exec(message?.embeds[0]?.description ?? '')?.[1]);
  };
  const alone = await kills();
  await client.query('insert into player_merges (from_guid, into_guid, merged_by) values ($1, $2, 1)', [
    rows[0].guid,
    person,
  ]);
  await client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [person]);
  const together = await kills();
  const { message } = await press('me', ada);
  await client.query('delete from player_merges where from_guid = $1', [rows[0].guid]);
  await client.query('delete from player_profiles where player_guid = $1', [person]);
  expect(together).toBeGreaterThan(alone);
  expect(message?.embeds[0]?.description).not.toContain('hidden player');
});

test('of a match that is gone the buttons say so', async () => {
  const { client } = bot.database;
  const { rows } = await client.query(
    `select match_id from rounds where round_number = 1 and match_id <> $1 order by played_at desc limit 1`,
    [matchId],
  );
  const gone = await shownPost(rows[0].match_id);
  await client.query('delete from rounds where match_id = $1', [rows[0].match_id]);
  for (const action of ['me', 'details', 'session']) {
    const { message } = await press(action, ada, gone);
    expect(message?.content).toContain('no longer stored');
  }
});

test.each([
  'm=20260230120000.abcdef01',
  'm=99999999999999.abcdef01',
  "m='; drop table rounds",
  'm=',
  'q=1',
  'm=20260228120000.zzzzzzzz',
])('a forged button with %s gets a sentence', async (args) => {
  for (const action of ['me', 'details', 'session']) {
    const data = { custom_id: `1|match.${action}|0|${args}`, component_type: 2 };
    const guild = bot.discord.guildId;
    const response = await bot.discord.raw(forgedPress({ as: stranger, guild, data }));
    const { data: message } = (await response.json()) as { data: { content: string } };
    expect(message.content).toContain('no longer stored');
  }
});

test('in the server of others and in direct messages the same rules hold as for commands', async () => {
  const id = customId(post, 'match.details');
  for (const guild of ['999000000000000001', undefined]) {
    const data = { custom_id: id, component_type: 2 };
    const response = await bot.discord.raw(forgedPress({ as: stranger, guild, data }));
    const { data: message } = (await response.json()) as { data: { content: string; embeds?: unknown[] } };
    expect(message.embeds ?? []).toEqual([]);
    expect(message.content).not.toBe('');
  }
});

test('nobody’s press changes the message in the channel', async () => {
  for (const action of ['me', 'details', 'session']) {
    const custom_id = customId(post, `match.${action}`).replace('|0|', `|${ada}|`);
    const forged = forgedPress({ as: ada, guild: bot.discord.guildId, data: { custom_id, component_type: 2 } });
    const response = await bot.discord.raw({ ...forged, message: { flags: 0 } });
    expect(await response.json()).toMatchObject({ type: 4, data: { flags: 64 } });
  }
});
