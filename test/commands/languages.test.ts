import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { customIds } from '../support/components.ts';
import { lettersOutside, saidIn, withoutData } from '../support/pseudo.ts';
import { sample } from '../support/sample.ts';

let bot: Bot;
/** Names of players, teams and maps. */
let data: string[];
let linked: string;
let guids: string[];
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const { client } = bot.database;
  const texts = await client.query(
    `select player_name(player_guid) as name from player_totals union select alias from player_aliases
     union select map_name from rounds union select team_name from session_teams union select discord_username from player_links`,
  );
  data = [
    ...texts.rows.map(({ name }) => name as string),
    'Twin',
    'Xyzzy',
    'xyzzy',
    'player1',
    'player2',
    'Alpha',
    'Beta',
    'Gamma',
    'Zed',
  ];
  const people = await client.query('select player_guid as guid from player_totals order by rounds desc, player_guid');
  guids = people.rows.map(({ guid }) => guid);
  const links = await client.query('select discord_id::text as id from player_links order by 1 limit 1');
  linked = links.rows[0].id;
  await client.query('insert into player_aliases (guid, alias) values ($1, $3), ($2, $3)', [
    guids[0],
    guids[1],
    'Twin',
  ]);
});
afterAll(() => bot.close());

/** Lines of these commands with answers, refusals and errors; what a line changes, a later one changes back. */
const lines = () => {
  const [a, b, c, d, e] = guids;
  const four = `player1:${a} player2:${b} player3:${c} player4:${d}`;
  return [
    ...['/teams show', '/teams score', '/teams lineup', '/teams history days:365', '/teams history days:1'],
    ...['/teams show date:2010-01-01', '/teams lineup date:2040-01-01', '/teams score date:2026-02-28 number:9'],
    '/teams set first:Alpha second:Beta',
    ...['/teams show', '/teams score', `/teams assign player:${a} team:Zed`, '/teams set first:Alpha second:Alpha'],
    ...[
      `/teams assign player:${guids.at(-1)} team:1`,
      '/teams rename team:1 name:Gamma',
      '/teams rename team:9 name:Zed',
    ],
    ...['/teams set', '/teams set reset:true', '/teams set reset:true', '/teams set first_players:Xyzzy'],
    ...[
      `/synergy pair player1:${a} player2:${b}`,
      `/synergy pair player1:${a} player2:${e}`,
      '/synergy pair player1:Twin player2:Twin',
    ],
    ...[
      `/synergy pair player1:${a} player2:${a}`,
      '/synergy pair player1:Xyzzy player2:Twin',
      '/synergy best limit:25',
    ],
    ...[`/synergy impact player:${a}`, `/synergy builder ${four}`],
    `/synergy builder player1:${a} player2:${a} player3:Twin player4:Xyzzy`,
    ...[
      '/link',
      '/linked',
      `/linked user:${linked}`,
      '/name set name:Zed',
      '/privacy show',
      '/name reset',
      '/name set name:^1x',
    ],
    ...['/name alias alias:Xyzzy', '/privacy delete', '/privacy opt-out', '/privacy opt-in'],
  ];
};

const users = () => [linked, '200000000000000777'];

async function answers(locale: string, act: (line: string, message: APIMessage | null) => void) {
  for (const as of users()) {
    const acting = { as, locale, guildLocale: locale, permissions: manageServer };
    for (const line of lines()) {
      const { message, problems } = await bot.discord.ask(line, acting);
      expect([line, problems]).toEqual([line, []]);
      act(line, message);
      for (const id of customIds(message).filter((one) => /\|(privacy\.cancel|teams\.\w+|link\.start)\|/.test(one))) {
        const pressed = await bot.discord.press(message?.id ?? '', id, acting);
        if (pressed.message) act(`${line} ${id}`, pressed.message);
      }
    }
  }
}

test('the pseudo-language: no letter outside the catalogue that is not data', async () => {
  const found: string[] = [];
  await answers('qps-ploc', (line, message) => {
    for (const text of lettersOutside({ message }, data)) found.push(`${line}: ${text}`);
  });
  expect(found).toEqual([]);
}, 120_000);

/** Words that only English has. */
const english =
  /\b(the|of|with|you|your|is|are|not|to|from|by|pick|linked|together|apart|best|worst|won|nobody|stored|deleted|rounds?|players?|days?|in time)\b/i;

describe.each(sample(['de', 'fr'], 1))('%s', (locale) => {
  test('nothing is said in English', async () => {
    const found: string[] = [];
    await answers(locale, (line, message) => {
      for (const text of saidIn({ message })) {
        const word = english.exec(withoutData(text, data))?.[0];
        if (word !== undefined) found.push(`${line}: “${word}” in ${text}`);
      }
    });
    expect(found).toEqual([]);
  }, 120_000);
});

test('public answers are in the community’s language, refusals in the caller’s; hints name local options', async () => {
  const manager = { permissions: manageServer };
  const score = await bot.discord.ask('/teams score', { locale: 'fr', guildLocale: 'de' });
  expect(saidIn(score).join('\n')).toContain('Punkte und Zeiten');
  const refused = await bot.discord.ask('/teams set', { ...manager, locale: 'fr', guildLocale: 'de' });
  expect(refused.message?.content).toContain('Donne des noms à `première` et `deuxième`');
  const denied = await bot.discord.ask('/teams rename team:1 name:Zed', { locale: 'de', guildLocale: 'fr' });
  expect(denied.message?.content).toContain('„Server verwalten“');
  const empty = await bot.discord.ask('/teams history days:1', { locale: 'de', guildLocale: 'de' });
  expect(saidIn(empty).join('\n')).not.toContain('days');
});

test('somebody who opted out is hidden in the reader’s language', async () => {
  const { rows } = await bot.database.client.query(
    `select player_guid as guid from player_sessions where session_start = (select max(session_start) from player_sessions)
       and player_guid not in (select et_guid from player_links) limit 1`,
  );
  await bot.database.client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [
    rows[0].guid,
  ]);
  for (const [locale, name] of [
    ['de', 'verborgener Spieler'],
    ['fr', 'joueur masqué'],
  ] as const) {
    const { message } = await bot.discord.ask('/teams show', { locale, guildLocale: locale });
    expect(saidIn({ message }).join('\n')).toContain(name);
  }
});
