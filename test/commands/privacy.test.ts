import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WrittenFile } from '../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import { MANAGE_SERVER } from '../../simulator/discord/simulator.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import { eventually } from '../support/eventually.ts';
import { forgetNow } from '../support/forgotten/forget-now.ts';
import { linkByManager } from '../support/link.ts';
import { shown } from '../support/shown.ts';
import { upload } from '../support/upload.ts';

const token = 'only-for-tests-0123456789';
const stranger = { as: '200000000000000777' };

let bot: Bot;
/** A linked player of the newest session: the one with the most kills in the season. */
let me: { discord_id: string; guid: string; name: string; rounds: number; aliases: string[] };
beforeAll(async () => {
  bot = await startBot({
    data: 'small',
    vars: {
      DISCORD_GUILD_IDS: '300000000000000001',
      INGEST_TOKENS: `main:${token}`,
      FORGOTTEN_NAMES_KEY: 'k'.repeat(64),
    },
  });
  const { rows } = await bot.database.client.query(
    `select l.discord_id::text, l.et_guid as guid, player_name(l.et_guid) as name, t.rounds::int,
       array(select alias from player_aliases where guid = l.et_guid) as aliases
     from player_links l join player_totals t on t.player_guid = l.et_guid
     where l.et_guid in (select player_guid from player_sessions where session_start = (select max(session_start) from player_sessions))
     order by cardinality(array(select alias from player_aliases where guid = l.et_guid)) desc, t.kills desc limit 1`,
  );
  me = rows[0];
});
afterAll(() => bot.close());

const mine = () => ({ as: me.discord_id });
const query = async <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await bot.database.client.query(text, values)).rows;

async function confirmDeletion() {
  const { message } = await bot.discord.ask('/privacy delete', mine());
  const done = await bot.discord.press(message?.id ?? '', customId(message, 'privacy.delete'), mine());
  expect(done.problems).toEqual([]);
  return done;
}

async function send(file: WrittenFile): Promise<void> {
  expect(await upload(bot.url, token, file)).toBe(201);
}

test('/privacy show says what is stored, to the caller only', async () => {
  const before = bot.log.length;
  const outcome = await bot.discord.ask('/privacy show', mine());
  expect(outcome.problems).toEqual([]);
  expect(outcome.response).toMatchObject({ data: { flags: 64 } });
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  const { rows } = await bot.database.client.query(
    'select count(*)::int as rounds from player_comprehensive_stats where player_guid = $1',
    [me.guid],
  );
  for (const words of [
    me.guid,
    me.name,
    `**Names seen** ${me.aliases.length}`,
    `${rows[0].rounds} rounds`,
    '**Others see you** yes',
  ])
    expect(shown(outcome)).toContain(words);
  const nobody = await bot.discord.ask('/privacy show', stranger);
  expect(nobody.message?.content).toContain('linked to no player');
});

test('a user who is not linked has nothing to opt out of or to delete', async () => {
  for (const action of ['opt-out', 'opt-in', 'delete']) {
    const { message, problems } = await bot.discord.ask(`/privacy ${action}`, stranger);
    expect(problems).toEqual([]);
    expect(customId(message, 'link.start')).toBeTruthy();
  }
});

describe('opted out', () => {
  /** Every reply that shows the player's name or GUID before they opt out. */
  const seen = () => [
    `/stats player:${me.guid}`,
    `/stats user:${me.discord_id}`,
    `/weapons player:${me.guid}`,
    `/achievements player:${me.guid}`,
    `/aliases player:${me.guid}`,
    `/compare player1:${me.guid} player2:${other}`,
    `/compare player1:${other} player2:${me.guid}`,
    `/players find name:${me.guid}`,
    `/players find name:${me.aliases[0]}`,
    `/linked user:${me.discord_id}`,
    ...['kills', 'games'].map((stat) => `/leaderboard stat:${stat} min_rounds:1 page:${page[stat]}`),
    `/players list page:${page.list}`,
    '/last view:top',
    '/season',
  ];
  let other: string;
  const page: Record<string, number> = {};

  /** Returns whether the reply shows the player. It may repeat what was typed, and cut the name. */
  async function shows(line: string, acting: { as: string }): Promise<boolean> {
    const outcome = await bot.discord.ask(line, acting);
    expect(outcome.problems).toEqual([]);
    const answer = JSON.stringify([shown(outcome), customIds(outcome.message)]);
    if (/No player is called|is not linked to a player/.test(answer)) return false;
    return answer.includes(JSON.stringify(me.name.slice(0, 6)).slice(1, -1)) || answer.includes(me.guid);
  }

  beforeAll(async () => {
    const { client } = bot.database;
    // The player becomes the best of the season and of all time, so that /season shows them.
    await client.query('update player_sessions set kills = kills + 5000 where player_guid = $1', [me.guid]);
    await client.query('update player_totals set kills = kills + 200000 where player_guid = $1', [me.guid]);
    const { rows } = await client.query(
      `select
         (select min(player_guid) from player_totals where rounds > 60 and player_guid <> $1) as other,
         (select ceil(n / 10.0)::int from (select player_guid, row_number() over (order by kills desc, rounds desc, player_guid) as n from player_totals) as t where player_guid = $1) as kills,
         (select ceil(n / 10.0)::int from (select player_guid, row_number() over (order by rounds desc, player_guid) as n from player_totals) as t where player_guid = $1) as games,
         (select ceil(n / 10.0)::int from (select player_guid, row_number() over (order by last_played_at desc, player_guid) as n from player_totals) as t where player_guid = $1) as list`,
      [me.guid],
    );
    other = rows[0].other;
    Object.assign(page, rows[0]);
  });

  test('before, everybody sees the player', async () => {
    for (const line of seen()) expect([line, await shows(line, stranger)]).toEqual([line, true]);
  });

  test('then others do not: rankings, lookups, lists and suggestions omit the player; sums do not change', async () => {
    const before = await bot.discord.ask('/last', stranger);
    const older = (await bot.discord.ask('/leaderboard min_rounds:1', mine())).message;
    expect(shown(await bot.discord.ask('/privacy opt-out', mine()))).toMatch(/<\/privacy opt-in:\d+> undoes it/);
    for (const line of seen()) expect([line, await shows(line, stranger)]).toEqual([line, false]);
    for (const line of [
      '/stats player:',
      `/stats player:${me.name}`,
      `/compare player1:${me.guid}`,
      `/players find name:${me.aliases[0]}`,
    ]) {
      const { choices } = await bot.discord.autocomplete(line, stranger);
      expect(choices?.map(({ value }) => value)).not.toContain(me.guid);
    }
    const press = customIds(older).findLast((id) => id.split('|')[1] === 'leaderboard.page') ?? '';
    const pressed = await bot.discord.press(older?.id ?? '', press, mine());
    expect([pressed.problems, (pressed.response as { data?: object }).data]).toEqual([
      [],
      expect.objectContaining({ flags: 64 }),
    ]);
    const session = await bot.discord.ask('/last', stranger);
    // The first row, and the rosters: how many names fit on their lines depends on the names.
    const withoutFirst = (text: string) => text.replace(/^1 .*? {2}/m, '').replace(/\*\*Team A\*\* {2}.*(?=^⭐)/ms, '');
    expect(withoutFirst(shown(session))).toBe(withoutFirst(shown(before)));
    expect(shown(session)).toMatch(/^1 hidden/m);
    const ranked = await bot.discord.ask('/leaderboard min_rounds:1', stranger);
    const { rows } = await bot.database.client.query('select count(*)::int - 1 as others from player_totals');
    expect(shown(ranked)).toContain(`of ${rows[0].others} players`);
  });

  test('the person still sees themselves everywhere', async () => {
    for (const line of seen()) expect([line, await shows(line, mine())]).toEqual([line, true]);
    const { choices } = await bot.discord.autocomplete(`/stats player:${me.guid}`, mine());
    expect(choices?.map(({ value }) => value)).toContain(me.guid);
    expect(shown(await bot.discord.ask('/privacy show', mine()))).toContain('no: you opted out');
  });

  test('ranks in /stats count the same people as rankings', async () => {
    const { rows } = await bot.database.client.query(
      `select player_guid from player_totals where rounds > 10 and player_guid <> $1 order by kills desc limit 1`,
      [me.guid],
    );
    expect(shown(await bot.discord.ask(`/stats player:${rows[0].player_guid}`, stranger))).toMatch(
      /^Kills [\d,]+ \(#1\)/m,
    );
    expect(shown(await bot.discord.ask(`/stats player:${rows[0].player_guid}`, mine()))).toMatch(
      /^Kills [\d,]+ \(#2\)/m,
    );
  });

  test('/link finds them by the exact GUID only, and shows no more than that', async () => {
    const byName = await bot.discord.ask(`/link player:${me.name}`, stranger);
    expect(byName.message?.content).toContain('No player is called');
    const byGuid = shown(await bot.discord.ask(`/link player:${me.guid}`, stranger));
    expect(byGuid).toContain('**hidden player**');
    expect(byGuid).not.toContain(me.discord_id);
    await bot.discord.ask('/unlink', mine());
    const back = await bot.discord.ask(`/link player:${me.guid.toLowerCase()}`, mine());
    const done = await bot.discord.press(back.message?.id ?? '', customId(back.message, 'link.confirm'), mine());
    expect(shown(done)).toContain(`You have claimed **hidden player** (\`${me.guid}\`)`);
    expect(shown(done)).not.toContain(me.name);
    const manager = { ...stranger, permissions: MANAGE_SERVER };
    const gone = await bot.discord.ask(`/unlink user:${me.discord_id}`, manager);
    expect(gone.problems).toEqual([]);
    const again = await bot.discord.ask(`/link player:${me.guid} user:${me.discord_id}`, manager);
    const linked = await bot.discord.press(again.message?.id ?? '', customId(again.message, 'link.confirm'), manager);
    expect(shown(linked)).toContain(`<@${me.discord_id}> is linked to **hidden player** now`);
  });

  test('/privacy opt-in shows them again', async () => {
    await bot.discord.ask('/privacy opt-in', mine());
    for (const line of seen()) expect([line, await shows(line, stranger)]).toEqual([line, true]);
  });
});

describe('/privacy delete', () => {
  test('asks first, and the button expires', async () => {
    const { message, problems, response } = await bot.discord.ask('/privacy delete', mine());
    expect(problems).toEqual([]);
    expect(response).toMatchObject({ data: { flags: 64 } });
    // It names what goes; the red button has a way out beside it.
    const { rows: profiles } = await bot.database.client.query(
      'select count(*)::int as rounds from player_comprehensive_stats where player_guid = $1',
      [me.guid],
    );
    for (const words of [
      `your link to **${me.name}**`,
      'you were seen under',
      `your name in ${profiles[0].rounds} round`,
    ])
      expect(shown({ message })).toContain(words);
    expect(JSON.stringify(message?.components)).toMatch(/"style":4.*privacy\.delete.*"style":2.*privacy\.cancel/);
    const spared = await bot.discord.press(message?.id ?? '', customId(message, 'privacy.cancel'), mine());
    expect(shown(spared)).toBe('Nothing was deleted.');
    expect(customIds(spared.message)).toEqual([]);
    const button = customId(message, 'privacy.delete');
    const press = (custom_id: string, id: string) =>
      bot.discord.raw({
        id: '61',
        application_id: '1',
        token: 'token',
        version: 1,
        type: 3,
        message: {},
        guild_id: bot.discord.guildId,
        member: { user: { id, username: 'x' }, permissions: '0' },
        data: { custom_id, component_type: 2 },
      });
    const old = Math.floor(Date.parse('2026-03-01T11:59:59Z') / 1000).toString(36);
    const late = await press(button.replace(/t=\w+/, `t=${old}`), me.discord_id);
    expect(await late.json()).toMatchObject({ data: { content: expect.stringContaining('5 minutes') } });
    const { rows: links } = await bot.database.client.query(
      'select discord_id::text from player_links where et_guid <> $1 limit 1',
      [me.guid],
    );
    const foreign = await press(button, links[0].discord_id);
    expect(await foreign.json()).toMatchObject({ data: { content: expect.stringContaining('out of date') } });
    const { rows } = await bot.database.client.query('select count(*)::int as links from player_links');
    expect(rows[0].links).toBe(12);
  });

  test('hides at once, and can be taken back from /privacy show', async () => {
    const before = await bot.discord.ask(`/stats player:${me.guid}`, stranger);
    expect(shown(before)).toContain(me.name);
    const asked = await confirmDeletion();
    expect(shown(asked)).toContain('/privacy show');
    expect(shown(asked)).toMatch(/After <t:\d+:D> your link and names are deleted/);
    expect(shown(await bot.discord.ask(`/stats player:${me.guid}`, stranger))).not.toContain(me.name);
    expect(shown(await bot.discord.ask('/last view:top', stranger))).not.toContain(me.name);
    expect(shown(await bot.discord.ask('/stats', mine()))).toContain(me.name);
    const [pending] = await query<{ days: number; removed: Date | null }>(
      'select extract(day from remove_after - asked_at)::int as days, removed_at as removed from forgotten_players where guid = $1',
      [me.guid],
    );
    expect(pending).toEqual({ days: 7, removed: null });
    // Asking again changes nothing.
    expect(shown(await bot.discord.ask('/privacy delete', mine()))).toContain('Others no longer see you');

    const show = await bot.discord.ask('/privacy show', mine());
    expect(shown(show)).toContain('your names will be deleted');
    const kept = await bot.discord.press(show.message?.id ?? '', customId(show.message, 'privacy.keep'), mine());
    expect(kept.problems).toEqual([]);
    expect(shown(kept)).toBe('Nothing will be deleted. Your names stay.');
    const after = await bot.discord.ask(`/stats player:${me.guid}`, stranger);
    expect(after.message?.embeds).toEqual(before.message?.embeds);
    expect(await query('select from forgotten_players')).toEqual([]);
  });

  test('whoever keeps their names in the moment in which they would be removed keeps them', async () => {
    await confirmDeletion();
    const locker = new pg.Client({ connectionString: bot.database.url });
    const remover = new pg.Client({ connectionString: bot.database.url });
    await Promise.all([locker.connect(), remover.connect()]);
    await locker.query('begin; select lock_rounds()');
    const removed = forgetNow(remover, 'x'.repeat(32));
    const isWaiting = "select from pg_stat_activity where wait_event_type = 'Lock' and query like '%forget_person%'";
    await eventually(async () => expect((await bot.database.client.query(isWaiting)).rowCount).toBe(1));
    const show = await bot.discord.ask('/privacy show', mine());
    const kept = await bot.discord.press(show.message?.id ?? '', customId(show.message, 'privacy.keep'), mine());
    expect(shown(kept)).toBe('Nothing will be deleted. Your names stay.');
    await locker.query('commit');
    await removed;
    await Promise.all([locker.end(), remover.end()]);
    expect(shown(await bot.discord.ask(`/stats player:${me.guid}`, stranger))).toContain(me.name);
    expect(await query('select from forgotten_players')).toEqual([]);
  });

  test("a manager takes it back, and lifts an opt-out, when the link was not the player's", async () => {
    const manager = { ...stranger, permissions: MANAGE_SERVER };
    await confirmDeletion();
    await bot.discord.ask('/privacy opt-out', mine());
    const refused = await bot.discord.ask(`/privacy opt-in player:${me.guid}`, stranger);
    expect(shown(refused)).toContain('Manage Server');
    for (const typed of [
      `player:${me.guid} user:${me.discord_id}`,
      'player:12345678',
      `user:${stranger.as.slice(0, -1)}8`,
    ]) {
      const { problems, message } = await bot.discord.ask(`/privacy opt-in ${typed}`, manager);
      expect(problems).toEqual([]);
      expect(message?.content).toMatch(/not both|No player has the GUID|not linked/);
    }
    expect(shown(await bot.discord.ask('/stats', stranger))).not.toContain(me.name);
    const lifted = await bot.discord.ask(`/privacy opt-in player:${me.guid.toLowerCase()}`, manager);
    expect(shown(lifted)).toContain('seen by others again');
    expect(shown(await bot.discord.ask(`/stats player:${me.guid}`, stranger))).toContain(me.name);
    const again = await bot.discord.ask(`/privacy opt-in user:${me.discord_id}`, manager);
    expect(shown(again)).toBe('That player is not hidden.');
  });

  test('a file that comes in after the term removes link, aliases and names everywhere; numbers stay', async () => {
    await bot.discord.ask('/name set name:Quixote', mine());
    await query(
      `insert into session_teams (session_start_date, map_name, team_name, player_guids, player_names)
       values ('2026-02-28', 'ALL', 'A', $1, $2), ('2026-02-28', 'ALL', 'B', 'not json', 'not json')`,
      [JSON.stringify([me.guid, me.guid, 'FFFFFFFF']), JSON.stringify([me.aliases[0], 'Quixote', 'Somebody'])],
    );
    const numbers = async () =>
      (
        await query<{ digest: string }>(
          'select md5(string_agg(t::text, $1 order by t::text)) as digest from player_totals t where player_guid <> all ($2)',
          ['|', others],
        )
      )[0]?.digest;
    const files = generateRoundFiles({ seed: 'privacy', matches: 1, from: '2026-02-20' });
    const others = [...new Set(files.flatMap(({ truth }) => [...truth.keys()]))];
    const before = await numbers();
    const stats = await bot.discord.ask(`/stats player:${me.guid}`, mine());
    await confirmDeletion();
    await send(files[0] as WrittenFile);
    expect(shown(await bot.discord.ask('/stats', mine()))).toContain('Quixote');

    await query("update forgotten_players set remove_after = remove_after - interval '7 days'");
    await send(files[1] as WrittenFile);
    expect(bot.log).toContainEqual(expect.objectContaining({ kind: 'forget', players: 1 }));

    const [left] = await query(
      `select
         (select count(*)::int from player_links where discord_id = $2 or et_guid = $1) as links,
         (select count(*)::int from player_aliases where guid = $1) as aliases,
         (select array_agg(distinct player_name) || array_agg(distinct clean_name) from player_comprehensive_stats where player_guid = $1) as names,
         (select array_agg(distinct player_name) from weapon_comprehensive_stats where player_guid = $1) as "weaponNames",
         (select array_agg(player_names order by team_name) from session_teams where session_start_date = '2026-02-28' and map_name = 'ALL') as rosters,
         (select to_jsonb(p) from player_profiles p where player_guid = $1) as profile,
         (select to_jsonb(f) from forgotten_players f where guid = $1) as forgotten`,
      [me.guid, me.discord_id],
    );
    expect(left).toMatchObject({
      links: 0,
      aliases: 0,
      names: ['Unknown Player', 'Unknown Player'],
      weaponNames: ['Unknown Player'],
      rosters: ['["Unknown Player", "Unknown Player", "Somebody"]', 'not json'],
      profile: { display_name: null },
      forgotten: {
        mark: expect.any(Number),
        name_hashes: expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{64}$/)]),
      },
    });
    expect(await numbers()).toBe(before);
    const after = await bot.discord.ask(`/stats player:${me.guid}`, stranger);
    expect(after.message?.embeds[0]?.title).toBe('Unknown Player');
    expect(after.message?.embeds[0]?.fields).toEqual(stats.message?.embeds[0]?.fields);
    expect(shown(await bot.discord.ask(`/aliases player:${me.guid}`))).toContain('deleted on request');
    expect(shown(await bot.discord.ask('/privacy show', mine()))).toContain('linked to no player');
  });

  test('a manager cannot bring the names back', async () => {
    const manager = { ...stranger, permissions: MANAGE_SERVER };
    const { message } = await bot.discord.ask(`/privacy opt-in player:${me.guid}`, manager);
    expect(message?.content).toBe('That player is not hidden.');
    expect(shown(await bot.discord.ask(`/stats player:${me.guid}`, stranger))).toContain('Unknown Player');
  });

  test('afterwards no name is stored until they opt in again', async () => {
    await linkByManager(bot, me.discord_id, me.guid);
    const name = () => bot.discord.ask('/name set name:Quixote', mine());
    expect(shown(await name())).toMatch(/<\/privacy opt-in:\d+> first/);
    expect(shown(await bot.discord.ask('/stats', mine()))).toContain('Unknown Player');
    await bot.discord.ask('/privacy opt-in', mine());
    await name();
    expect(shown(await bot.discord.ask('/stats', mine()))).toContain('Quixote');
  });
});
