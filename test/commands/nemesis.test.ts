import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { embedText } from '../support/embed.ts';

let bot: Bot;
let people: { guid: string; name: string }[];
beforeAll(async () => {
  bot = await startBot();
  const { rows } = await bot.database.client.query(
    'select player_guid as guid, player_name(player_guid) as name from player_totals order by rounds desc, player_guid limit 9',
  );
  people = rows;
});
afterAll(() => bot.close());

const guid = (index: number) => people[index]?.guid ?? '';
const name = (index: number) => (people[index]?.name ?? '').replace(/\\/g, '');

/** Adds lines of endstats files: in the given round the subject killed the opponent so many times, and was killed so many times. */
async function met(
  round: number,
  ...lines: [subject: string | null, opponent: string | null, kills: number, deaths: number][]
) {
  for (const [index, [subject, opponent, kills, deaths]] of lines.entries()) {
    await bot.database.client.query(
      `insert into round_versus (round_id, position, subject_guid, opponent_name, opponent_guid, kills, deaths) values ($1, $2, $3, 'x', $4, $5, $6)`,
      [round, index, subject, opponent, kills, deaths],
    );
  }
}

test('without endstats it says what the game server has to send', async () => {
  const before = bot.log.length;
  const outcome = await bot.discord.ask(`/nemesis player:${guid(0)}`);
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', queries: 1 }]);
  expect(embedText(outcome)).toContain('-endstats.txt');
});

test('sums over counted rounds; of two lists of one round the own one, of one list whichever there is', async () => {
  const { client } = bot.database;
  const { rows } = await client.query(
    'select id, is_valid from rounds where round_number = 1 order by is_valid desc, id limit 500',
  );
  const valid = rows.filter(({ is_valid }) => is_valid).map(({ id }) => Number(id));
  const invalid = (await client.query('select id from rounds where not is_valid and round_number > 0 limit 1')).rows[0]
    .id;
  const [one = 0, two = 0] = valid;
  await met(
    one,
    [guid(0), guid(1), 5, 2],
    [guid(1), guid(0), 2, 5],
    [guid(0), guid(2), 1, 7],
    [null, guid(3), 90, 90],
    [guid(0), null, 80, 80],
  );
  await met(two, [guid(1), guid(0), 4, 3]);
  await met(Number(invalid), [guid(0), guid(1), 50, 50]);
  const shown = embedText(await bot.discord.ask(`/nemesis player:${guid(0)}`));
  expect(shown).toContain(`Killed most by\n**1/7** ${name(2)} · 1 round\n**8/6** ${name(1)} · 2 rounds`);
  expect(shown).toContain(`Kills most\n**8/6** ${name(1)} · 2 rounds\n**1/7** ${name(2)} · 1 round`);
  expect(shown).not.toMatch(/[589]0/);
  const duel = embedText(await bot.discord.ask(`/nemesis player:${guid(1)} opponent:${guid(0)}`));
  expect(duel).toContain('**6/8** · 2 rounds');
  const strangers = embedText(await bot.discord.ask(`/nemesis player:${guid(4)} opponent:${guid(5)}`));
  expect(strangers).toContain('No counted round has endstats of these two');
});

test('merged GUIDs are one opponent; a hidden player is none', async () => {
  const { client } = bot.database;
  await client.query('insert into player_merges (from_guid, into_guid) values ($1, $2)', [guid(2), guid(1)]);
  expect(embedText(await bot.discord.ask(`/nemesis player:${guid(0)}`))).toContain(`**9/13** ${name(1)} · 2 rounds`);
  await client.query('delete from player_merges');
  await client.query('insert into player_profiles (player_guid, opted_out) values ($1, true)', [guid(1)]);
  expect(embedText(await bot.discord.ask(`/nemesis player:${guid(0)}`))).not.toContain(name(1));
  await client.query('delete from player_profiles');
});

test('several players: a menu; no player and the same player twice: a sentence', async () => {
  await bot.database.client.query('insert into player_aliases (guid, alias) values ($1, $3), ($2, $3)', [
    guid(0),
    guid(1),
    'Foe',
  ]);
  const { message, problems } = await bot.discord.ask(`/nemesis player:${guid(2)} opponent:foe`);
  expect(problems).toEqual([]);
  const picked = await bot.discord.select(message?.id ?? '', customId(message, 'nemesis.duel'), [guid(0)]);
  expect(embedText(picked)).toContain('**7/1** · 1 round');
  expect((await bot.discord.ask(`/nemesis player:${guid(2)} opponent:${guid(2)}`)).message?.content).toContain('twice');
  expect((await bot.discord.ask(`/nemesis player:${guid(2)} opponent:nobody-is-this`)).response).toMatchObject({
    data: { flags: 64 },
  });
});
