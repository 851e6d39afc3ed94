import { afterAll, beforeAll, expect, test } from 'vitest';
import { consistencyOf } from '../../src/domain/consistency.ts';
import type { Totals } from '../../src/domain/formula.ts';
import { playstyleOf } from '../../src/domain/playstyle.ts';
import { addBigSession } from '../support/big-session.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { embedText } from '../support/embed.ts';

let bot: Bot;
let people: string[];
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const { rows } = await bot.database.client.query(
    'select player_guid from player_totals order by rounds desc, player_guid',
  );
  people = rows.map(({ player_guid }) => player_guid);
});
afterAll(() => bot.close());

test('everybody: the role of their sums, the consistency and the maps of their latest 200 rounds, in one round trip', async () => {
  const { client } = bot.database;
  const { rows: everybody } = await client.query('select to_jsonb(t) as totals from player_totals t');
  const sum = (of: 'revives_given' | 'deaths' | 'rounds') =>
    everybody.reduce((total, { totals }) => total + totals[of], 0);
  const means = { revives: sum('revives_given') / sum('rounds'), deaths: sum('deaths') / sum('rounds') };
  for (const guid of people) {
    const before = bot.log.length;
    const outcome = await bot.discord.ask(`/playstyle player:${guid}`);
    expect(outcome.problems).toEqual([]);
    expect(bot.log.slice(before)).toMatchObject([{ outcome: 'ok', queries: 1 }]);
    const shown = embedText(outcome);
    const totals: Totals = everybody.find(({ totals }) => totals.player_guid === guid).totals;
    expect(shown).toContain(`**${playstyleOf(totals, means).role}**`);
    const { rows } = await client.query(
      `with latest as (
         select map_name, kills, deaths, time_played, 60.0 * damage_given / nullif(time_played, 0) as dpm
         from counted_player_rounds where player_guid = $1 order by played_at desc limit 200
       ),
       maps as (select map_name, sum(kills) / greatest(sum(deaths), 1)::float8 as kd, count(*) as rounds from latest group by 1 having count(*) >= 4)
       select count(dpm)::int as count, avg(dpm)::float8 as mean, coalesce(stddev_samp(dpm), 0)::float8 as deviation,
         (select map_name from maps order by kd desc, rounds desc, map_name collate "C" limit 1) as best
       from latest`,
      [guid],
    );
    const consistency = consistencyOf(rows[0]);
    if (consistency) expect(shown).toContain(`**${consistency.label}** ${consistency.score.toFixed(1)}%\nDPM `);
    else expect(shown).toContain('From 10 rounds');
    if (rows[0].best) expect(shown).toMatch(new RegExp(`Best maps\n\\*\\*[\\d.]+\\*\\* ${rows[0].best} · `));
    else expect(shown).toContain('No map with at least 4 rounds');
  }
});

test('several players: a menu; no player: an ephemeral reply', async () => {
  const [a, b] = people;
  await bot.database.client.query('insert into player_aliases (guid, alias) values ($1, $3), ($2, $3)', [
    a,
    b,
    'Styler',
  ]);
  const { message, problems } = await bot.discord.ask('/playstyle player:styler');
  expect(problems).toEqual([]);
  const picked = await bot.discord.select(message?.id ?? '', customId(message, 'playstyle.pick'), [b ?? '']);
  expect(embedText(picked)).toContain('Playstyle');
  expect((await bot.discord.ask('/playstyle player:nobody-is-this')).response).toMatchObject({ data: { flags: 64 } });
});

test('few rounds, long hostile names, and an alias without a round', async () => {
  const [guid] = await addBigSession(bot.database);
  const { problems, message } = await bot.discord.ask(`/playstyle player:${guid}`);
  expect(problems).toEqual([]);
  expect(embedText({ message })).toContain('From 10 rounds');
  await bot.database.client.query("insert into player_aliases (guid, alias) values ('AB000009', 'Never Played')");
  expect(embedText(await bot.discord.ask('/playstyle player:Never Played'))).toContain('No counted round yet');
});
