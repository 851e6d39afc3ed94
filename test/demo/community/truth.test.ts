import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { schemes } from '../../../playground/pictures/photograph.ts';
import { textIn } from '../../../playground/pictures/png-text.ts';
import {
  buttonOf,
  drawingIn,
  drawings,
  pictures,
  picturesActor,
  picturesNow,
  pictureText,
} from '../../../playground/pictures/shown.ts';
import { fillDatabase } from '../../../playground/start/fill.ts';
import { notesIn } from '../../../playground/start/note.ts';
import { compare, customIdIn } from '../../../scripts/compare/compare.ts';
import { actionsOf } from '../../../src/commands/command.ts';
import { commands } from '../../../src/commands/index.ts';
import { en } from '../../../src/texts/en/index.ts';
import { sessionViews } from '../../../src/views/session/index.ts';
import type { Bot } from '../../support/bot.ts';
import { startBot } from '../../support/bot.ts';
import type { TestCommunity } from '../../support/community.ts';
import { makeCommunity } from '../../support/community.ts';
import type { TestDatabase } from '../../support/database.ts';
import { drawnQuestions } from '../../support/drawn-questions.ts';

const docs = join(import.meta.dirname, '../../../docs');

const loaded = { name: 'the demo', sha256: 'of the old bot' };

let community: TestCommunity;
let dataDir: string;
let bot: Bot;
beforeAll(async () => {
  community = await makeCommunity();
  const database = await community.migrated();
  dataDir = await mkdtemp(join(tmpdir(), 'stopwatch-truth-'));
  // A start of `npm start` was killed after the migration, before the files were stored.
  await notesIn(dataDir).write('postgres', { ...loaded, unfinished: inject('now').slice(0, 10) });
  await fill(database);
  bot = await startBot({ database, vars: { CHARTS_KEY: 'k'.repeat(32) } });
});
afterAll(async () => {
  await bot?.close();
  await community?.remove();
  await rm(dataDir, { recursive: true, force: true });
});

/** Fills the database as the next `npm start` does. Returns what it says. */
async function fill({ url }: TestDatabase): Promise<string[]> {
  const said: string[] = [];
  const today = new Date(inject('now'));
  const options = { url, isOwn: true, dataDir, source: undefined, timeZone: undefined, today };
  await fillDatabase({ ...options, say: (line) => said.push(line) });
  return said;
}

test('a start that was killed before the files of the demo were stored is finished by the next one', async () => {
  expect(await notesIn(dataDir).read('postgres')).toEqual(loaded);
  const { rows } = await bot.database.client.query(
    `select max(round_date)::text as last, count(*) filter (where source = 'legacy' and round_number > 0)::int as "withoutFile" from rounds`,
  );
  expect(rows).toEqual([{ last: '2026-02-28', withoutFile: 0 }]);
  expect(await fill(bot.database)).toEqual([]);
});

test('every answer about the demo is what really happened, also what only files tell', async () => {
  let known: string[] = [];
  const results = await compare({
    path: community.truth,
    async ask(line, press) {
      const { message } = await bot.discord.ask(line);
      const id = press === undefined ? undefined : customIdIn(message, press);
      return message && id !== undefined ? (await bot.discord.press(message.id, id)).message : message;
    },
    now: new Date(inject('now')),
    choose(questions) {
      known = questions.map(({ line }) => line);
      return drawnQuestions(questions);
    },
  });
  expect(results.filter(({ equal }) => !equal)).toEqual([]);
  expect(known.length).toBeGreaterThan(240);
  expect(known.filter((line) => line.startsWith('/nemesis')).length).toBe(6);
  const versus = results.filter(({ question }) => /^\/vs .* kills$/.test(question));
  expect(known.filter((line) => line.startsWith('/vs ')).length).toBeGreaterThan(5);
  expect(versus.filter(({ bot: said }) => !said.startsWith('Kills'))).toEqual([]);
}, 240_000);

/** Returns the Discord user who asks in the pictures. */
async function actorId(): Promise<string> {
  const { rows } = await bot.database.client.query<{ id: string }>(
    'select discord_id::text as id from player_links where discord_username = $1',
    [picturesActor],
  );
  return rows[0]?.id ?? '';
}

test.each(pictures)(
  'docs/$name-*.png show what is answered today: if not, npm run pictures',
  async ({ name, columns }) => {
    expect(inject('now')).toBe(picturesNow.toISOString());
    const as = await actorId();
    const texts: string[] = [];
    for (const line of columns.flat()) {
      const { message } = await bot.discord.ask(line, { as });
      if (message) texts.push(pictureText(line, message));
    }
    for (const scheme of schemes) {
      expect(textIn(readFileSync(join(docs, `${name}-${scheme}.png`)))).toBe(texts.join('\n'));
    }
  },
);

test.each(drawings)('docs/$name.png is what $line shows today: if not, npm run pictures', async (drawing) => {
  const as = await actorId();
  let { message } = await bot.discord.ask(drawing.line, { as });
  if (message && drawing.press !== undefined) {
    ({ message } = await bot.discord.press(message.id, buttonOf(message, drawing.press), { as }));
  }
  const { text } = drawingIn(message as APIMessage, drawing);
  expect(textIn(readFileSync(join(docs, `${drawing.name}.png`)))).toBe(text);
});

/** What an answer says of figures that may be wrong, or of teams that nobody has named. */
const doubts = [
  en.common.oldBot,
  en.teams.detectedOnly,
  en.teams.toldBy('X').split('X')[0] ?? '',
  en.players.nemesis.noEndstats.slice(0, 11),
];

test('the game server’s files have nothing to complain about but a lone player and a round 1 that was lost', async () => {
  const { rows } = await bot.database.client.query(
    `select f ->> 'code' as code, count(*)::int as rounds from rounds, jsonb_array_elements(findings) as f group by 1 order by 1`,
  );
  expect(rows).toEqual([
    { code: 'few players', rounds: 1 },
    { code: 'round 1 missing', rounds: 1 },
  ]);
});

test('no answer about the demo says of itself that it may be wrong', async () => {
  const { rows } = await bot.database.client.query<{ guid: string }>(
    'select player_guid as guid from player_totals order by rounds desc, player_guid limit 4',
  );
  const guids = rows.map(({ guid }) => guid);
  const wanting: Record<string, string> = {
    'players find': ' name:nt',
    vs: ` player1:${guids[0]} player2:${guids[1]}`,
    compare: ` player1:${guids[0]} player2:${guids[1]}`,
    'synergy pair': ` player1:${guids[0]} player2:${guids[1]}`,
    'synergy builder': guids.map((guid, index) => ` player${index + 1}:${guid}`).join(''),
  };
  const reading = commands
    .flatMap(actionsOf)
    .filter(([typed, { manage }]) => !manage && !/^(link|unlink|linked|name|privacy)\b/.test(typed));
  const lines = reading.map(([typed, { options }]) => {
    return `/${typed}${wanting[typed] ?? ('player' in options ? ` player:${guids[0]}` : '')}`;
  });
  const views = sessionViews.map(({ key }) => `/last view:${key}`);
  const doubtful: string[] = [];
  for (const line of [...lines, ...views, '/leaderboard stat:revives', '/session date:2026-02-10']) {
    const { message, problems } = await bot.discord.ask(line);
    expect(problems, line).toEqual([]);
    expect(message?.embeds.length, line).toBeGreaterThan(0);
    const text = JSON.stringify(message);
    doubtful.push(...doubts.filter((doubt) => text.includes(doubt)).map((doubt) => `${line}: ${doubt}`));
  }
  expect(doubtful).toEqual([]);
});
