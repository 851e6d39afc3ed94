import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome } from '../../simulator/discord/outcome.ts';
import { weapons } from '../../src/domain/weapons.ts';
import { pseudoLocale } from '../../src/texts/locale.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import { lettersOutside, saidIn, withoutData } from '../support/pseudo.ts';
import { sample } from '../support/sample.ts';

let bot: Bot;
let data: string[];
/** Players by rounds, and the Discord user who is linked to one of them. */
let [busy, second, newcomer, me] = ['', '', '', ''];
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const { client } = bot.database;
  const { rows } = await client.query(
    'select player_guid as guid from player_totals order by rounds desc, player_guid',
  );
  [busy, second, newcomer] = [rows[0].guid, rows[1].guid, rows.at(-1).guid];
  me = (await client.query('select discord_id::text from player_links order by 1 limit 1')).rows[0].discord_id;
  await client.query("insert into player_aliases (guid, alias) values ('0DDBA11D', '...')"); // never played
  await client.query(
    `insert into round_versus (round_id, position, subject_guid, opponent_name, opponent_guid, kills, deaths)
     select id, 0, $1, 'x', $2, 7, 5 from rounds where is_valid order by id limit 1`,
    [busy, second],
  );
  const names = await client.query(
    'select alias as name from player_aliases union select distinct map_name from rounds union select player_name(player_guid) from player_totals',
  );
  data = [
    ...names.rows.map(({ name }) => name.replace(/\\([^\p{L}\p{N}\s])/gu, '$1')),
    ...weapons.map(({ label }) => label),
  ];
});
afterAll(() => bot.close());

const lines = () => [
  ...[busy, newcomer, '0DDBA11D'].flatMap((guid) => [
    `/stats player:${guid}`,
    `/stats player:${guid} period:session`,
    `/weapons player:${guid}`,
    `/playstyle player:${guid}`,
    `/nemesis player:${guid}`,
    `/achievements player:${guid}`,
    `/aliases player:${guid}`,
    `/players find name:${guid}`,
  ]),
  ...['all', '90d', '30d', 'season', 'session'].map((period) => `/weapons player:${busy} period:${period}`),
  `/compare player1:${busy} player2:${second}`,
  `/compare player1:${busy} player2:0DDBA11D`,
  `/nemesis player:${busy} opponent:${second}`,
  `/vs player1:${busy} player2:${second}`,
  `/vs player1:${busy} player2:${newcomer}`,
  `/vs player1:${busy} player2:${busy}`,
  `/nemesis player:${busy} opponent:${newcomer}`,
  ...['all', 'linked', 'unlinked', 'active'].map((filter) => `/players list filter:${filter}`),
  '/players find name:e',
  `/stats player:${busy} user:${me}`,
  `/compare player1:${busy} player2:${busy}`,
  `/nemesis player:${busy} opponent:${busy}`,
  `Stats <@${me}>`,
];

const routes = ['stats.sessions', 'weapons.show', 'compare.me', 'compare.show', 'stats.show', 'all=1'];

/** Types every line, presses what it offers once, and sorts the list in every way. */
async function walk(locale: string): Promise<[string, Outcome][]> {
  const acting = { as: me, locale, guildLocale: locale };
  const answers: [string, Outcome][] = [];
  for (const line of lines()) {
    const outcome = await bot.discord.ask(line, acting);
    answers.push([line, outcome]);
    const id = outcome.message?.id ?? '';
    for (const route of routes) {
      const pressed = customIds(outcome.message).find((one) => one.includes(route));
      if (pressed)
        answers.push([
          `${line} → ${route}`,
          await bot.discord.press(bot.discord.repost(message(outcome), acting), pressed, acting),
        ]);
    }
    if (line.startsWith('/players list'))
      for (const order of ['seen', 'rounds', 'kills', 'kd']) {
        const sorted = await bot.discord.select(id, customId(outcome.message, 'players.sort'), [order], acting);
        answers.push([`${line} → ${order}`, sorted]);
      }
  }
  return answers;
}

function message(outcome: Outcome) {
  if (!outcome.message) throw new Error('no message');
  return outcome.message;
}

test('under the pseudo-language every letter that is not data is from the catalogue', async () => {
  const answers = await walk(pseudoLocale);
  for (const [line, outcome] of answers) {
    expect([line, outcome.problems]).toEqual([line, []]);
    expect([line, ...lettersOutside(outcome, data)]).toEqual([line]);
  }
  expect(answers.length).toBeGreaterThan(80);
});

const english =
  /(?<!\p{L})(rounds?|deaths?|the|and|last|with|of|to|by|names?|weapons?|accuracy|headshots?|damage|given|received|all time|go|best|better|worst|maps?|players?|linked|seen|more|none|figures|efficiency|achievements?|next|times?|latest|highest|season|session|days|has|have)(?!\p{L})/iu;
const alsoTheirs: Record<string, RegExp> = { de: /\bMaps?\b/g, fr: /\bsession\b/gi };

test.each(sample(['de', 'fr'], 1))('in %s nothing is said in English', async (locale) => {
  for (const [line, { message }] of await walk(locale))
    for (const text of saidIn({ message })) {
      const rest = withoutData(text, data)
        .replace(alsoTheirs[locale] ?? '', '')
        .replace(/`[^`]*`/g, '');
      expect([line, english.exec(rest)?.[0], text]).toEqual([line, undefined, text]);
    }
});

test('what only the caller sees is in their language, what everybody sees in the server’s', async () => {
  const acting = { as: me, locale: 'fr', guildLocale: 'de' };
  const { message } = await bot.discord.ask(`/weapons player:${busy}`, acting);
  expect(message?.embeds[0]?.title).toMatch(/^Waffen von /);
  const hidden = await bot.discord.ask(`/weapons player:${busy} hidden:true`, acting);
  expect(hidden.message?.embeds[0]?.title).toMatch(/^Armes · /);
  const refused = await bot.discord.ask(`/compare player1:${busy} player2:${busy}`, acting);
  expect(refused.message?.content).toMatch(/^Les deux sont .*`joueur2`/);
});
