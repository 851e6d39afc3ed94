import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { weapons } from '../../src/domain/weapons.ts';
import { sessionViews } from '../../src/views/session/index.ts';
import { addBigSession } from '../support/big-session.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customIds } from '../support/components.ts';
import { inPseudo, lettersOutside, saidIn } from '../support/pseudo.ts';
import { addRounds } from '../support/rounds.ts';
import { sample } from '../support/sample.ts';

type Outcome = Awaited<ReturnType<Bot['discord']['ask']>>;
type Acting = NonNullable<Parameters<Bot['discord']['ask']>[1]>;

/** What may be typed about sessions: every view, lists, dates of all kinds. */
const lines = [
  ...sessionViews.map(({ key }) => `/last view:${key}`),
  '/awards',
  '/session',
  '/session date:yesterday',
  '/session date:2026-03-01',
  '/session date:2024-01-01',
  '/session date:2031-01-01',
  '/session date:2026-02-30',
  '/session date:nonsense',
  '/session number:9',
  '/session date:2026-02-27 number:9',
  '/sessions',
  '/sessions month:2026-02',
  '/sessions month:july',
  '/sessions month:2019-01',
  '/sessions month:2031-01',
  '/sessions month:nonsense',
];
const suggestions = [
  '/session date:',
  '/last date:fri',
  '/awards date:2026',
  '/sessions month:',
  '/sessions month:feb',
];

/** Types every line and turns pages to the end. Returns the replies by what was typed. */
async function walk(
  { discord }: Bot,
  acting: Acting,
  typed: readonly string[] = sample(lines, 6),
): Promise<[string, Outcome][]> {
  const replies: [string, Outcome][] = [];
  for (const line of typed) {
    let outcome = await discord.ask(line, acting);
    const id = outcome.message?.id ?? '';
    for (let page = 1; page < 40; page += 1) {
      expect([line, outcome.problems]).toEqual([line, []]);
      replies.push([`${line} page ${page}`, outcome]);
      const next = customIds(outcome.message).find((one) => one.includes('at=next'));
      if (!next || JSON.stringify(outcome.message?.components).includes(`"${next}","disabled":true`)) break;
      outcome = await discord.press(id, next, acting);
    }
  }
  return replies;
}

/** Returns the names in the database: those of players, maps, weapons, teams and servers. */
async function dataOf({ database }: Bot): Promise<string[]> {
  const { rows } = await database.client.query<{ name: string }>(
    `select alias as name from player_aliases union select player_name from player_comprehensive_stats
     union select map_name from rounds union select server from rounds union select team_name from session_teams
     union select display_name from player_profiles where display_name is not null`,
  );
  const names = rows.map(({ name }) => name.replace(/\^[^^]/g, ''));
  return [
    ...names,
    ...names.map((name) => name.replaceAll('`', 'ˋ')),
    ...weapons.map(({ label }) => label),
    'nonsense',
  ];
}

async function expectPseudo(bot: Bot): Promise<void> {
  const data = await dataOf(bot);
  for (const [how, outcome] of await walk(bot, inPseudo)) {
    expect([how, lettersOutside(outcome, data)]).toEqual([how, []]);
    expect([how, saidIn(outcome).join('').includes('⟦')]).toEqual([how, true]);
  }
  for (const line of suggestions) {
    const outcome = await bot.discord.autocomplete(line, inPseudo);
    expect([line, lettersOutside(outcome, data)]).toEqual([line, []]);
  }
}

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

test('every text is one of the catalogue: outside its brackets stand only names, maps and weapons', () =>
  expectPseudo(bot));

/** Words that only a text in another language has. */
const foreign = {
  de: /\b(the|of|and|most|given|received|deaths?|players?|rounds?|began|another|sessions?|score|not|time|view|by|pick|yet|frags|joueurs?|manches?|les?)\b/i,
  fr: /\b(the|of|and|most|given|received|deaths?|players?|rounds?|began|another|not|time|view|by|pick|yet|kills?|maps|Spieler|Runden?|und|der|die)\b/i,
};

describe.each(['de', 'fr'] as const)('in %s', (locale) => {
  test('no answer says anything in another language', async () => {
    const data = (await dataOf(bot)).toSorted((a, b) => b.length - a.length);
    for (const [how, outcome] of await walk(bot, { locale, guildLocale: locale })) {
      let said = saidIn(outcome)
        .join('\n')
        .replace(/\\/g, '')
        .replace(/`[^`\n]*`/g, '');
      for (const name of data) said = said.replaceAll(name, '');
      expect([how, foreign[locale].exec(said)?.[0]]).toEqual([how, undefined]);
    }
  });

  test('days, months and options are named in the language', async () => {
    const acting = { locale, guildLocale: locale };
    const { choices } = await bot.discord.autocomplete('/session date:2026-02-28', acting);
    expect(choices?.[0]?.name).toContain(locale === 'de' ? ' · Samstag · ' : ' · samedi · ');
    const typed = await bot.discord.autocomplete(`/session date:${locale === 'de' ? 'sams' : 'same'}`, acting);
    expect(typed.choices?.length).toBeGreaterThan(0);
    const { message } = await bot.discord.ask('/sessions month:2019-01', acting);
    expect(message?.content).toContain(locale === 'de' ? '`monat:20' : '`mois:20');
  });
});

test.each(['27.02.2026', '27/02', '27.2.', 'Freitag', 'friday', 'vendredi'])('%s is a date', async (date) => {
  const { message, problems } = await bot.discord.ask(`/session date:"${date}"`);
  expect(problems).toEqual([]);
  const { message: same } = await bot.discord.ask('/session date:2026-02-27');
  expect([message?.content, message?.embeds]).toEqual([same?.content, same?.embeds]);
});

test('what only the caller sees is in their language, what everybody sees in the server’s', async () => {
  const acting = { locale: 'de', guildLocale: 'fr' };
  expect((await bot.discord.ask('/session date:2031-01-01', acting)).message?.content).toContain('kommt erst noch');
  expect((await bot.discord.ask('/last view:combat', acting)).message?.embeds[0]?.footer?.text).toContain('frags');
  expect((await bot.discord.ask('/last view:combat hidden:true', acting)).message?.embeds[0]?.footer?.text).toContain(
    'Kills',
  );
});

const start = '2026-03-01T09:00Z';
const match = (name: string, minute: number, sides: readonly [readonly string[], readonly string[]]) =>
  ([1, 2] as const).map((number) => ({
    at: new Date(Date.parse(start) + (minute + number * 10) * 60_000).toISOString(),
    match: name,
    map: name,
    number,
    start: new Date(Date.parse(start) + 600_000).toISOString(),
    sides: number === 1 ? sides : ([sides[1], sides[0]] as const),
  }));

/** Names as people have them. The first is right to left, the second as long as the game allows. */
const odd = [
  'שחקן אחד',
  'W'.repeat(36),
  '🥐🎖️👨‍👩‍👧‍👦'.repeat(6),
  '**bold** _it_ `x`',
  '||spoil|| ~~no~~',
  '- 1. # > item',
  '漢字の名前はとても長いです長いです',
  'abcdefghijklmnopqr',
  '```fence```',
  '@everyone <@1>',
  'é'.normalize('NFD').repeat(18),
  'ordinary',
];

describe('odd names', () => {
  let other: Bot;
  const guids = odd.map((_, index) => `AAAAAA${String(index).padStart(2, '0')}`);
  beforeAll(async () => {
    other = await startBot({ data: 'empty' });
    const { client } = other.database;
    const [one, two, three] = [guids.slice(0, 4), guids.slice(4, 8), guids.slice(8)];
    await addRounds(client, [
      ...match('etl_adlernest', 0, [one, two]),
      ...match('braundorf_b4', 20, [one, three]),
      ...match('supply', 40, [two, three]),
    ]);
    for (const [index, name] of odd.entries()) {
      await client.query(
        `insert into player_aliases (guid, alias, times_seen, last_seen) values ($1, $2, 1, '2026-03-01')`,
        [guids[index], name],
      );
    }
    await client.query('select refresh_totals()');
  });
  afterAll(() => other.close());

  test('three teams stand in one order, and every player in one line of a phone', async () => {
    const { message, problems } = await other.discord.ask('/last');
    expect(problems).toEqual([]);
    expect(message?.embeds[0]?.title?.replace(/\u00a0/g, ' ')).toMatch(
      /^(🏆 )?Team A \d · (🏆 )?Team B \d · (🏆 )?Team C \d/,
    );
    const rows = (message?.embeds[0]?.description ?? '').split('\n\n')[1]?.split('\n') ?? [];
    expect(rows).toHaveLength(12);
    const segmenter = new Intl.Segmenter('en');
    for (const row of rows) {
      expect(row).toMatch(/^\d+ \S.* {2}12\/8 {2}1\.50 {2}DPM\u00a0100$/);
      expect([...segmenter.segment(row.replace(/\\(.)/g, '$1'))].length).toBeLessThanOrEqual(44);
    }
    expect(rows.join('\n')).toContain('\u2068שחקן אחד\u2069');
  });

  test('the columns of the grid stand under each other, and no name ends its code block', async () => {
    const { message } = await other.discord.ask('/last view:grid');
    const [, code = ''] = /```\n([\s\S]*?)\n```/.exec(message?.embeds[0]?.description ?? '') ?? [];
    const [head = '', ...rows] = code.split('\n');
    expect(rows).toHaveLength(12);
    expect(head).toMatch(/^ +Σ +1 +2 +3$/);
    for (const row of rows) expect(row).toMatch(/ 12\/8 +(6\/4|–) +(6\/4|–) +(6\/4|–)$/);
  });

  test('no text but those of the catalogue', () => expectPseudo(other));
});

test('0, 1 and 64 players in the pseudo-language', async () => {
  const small = await startBot({ data: 'empty' });
  await expectPseudo(small);
  await addRounds(small.database.client, match('etl_adlernest', 0, [['AAAAAAA1'], []]));
  await small.database.client.query('select refresh_totals()');
  await expectPseudo(small);
  await addBigSession(small.database);
  await expectPseudo(small);
  await small.close();
}, 60_000);
