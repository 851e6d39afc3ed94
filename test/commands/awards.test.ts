import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import { embedText } from '../support/embed.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

/** The awards computed from raw rows of the newest session: value, minimum and format. */
const awards: Record<string, { value: string; least: string; write?: (value: number) => string }> = {
  '🎯 Best damage ratio': {
    value: 'sum(damage_given)::float8 / greatest(1, sum(damage_received))',
    least: '> 1.5',
    write: (value) => value.toFixed(2),
  },
  '🔧 Most built': { value: 'sum(constructions)', least: '>= 1' },
  '🛡️ Most soaked up': { value: 'sum(tank_meatshield)', least: '>= 50' },
  '🔫 Most team kills': { value: 'sum(team_kills)', least: '>= 3' },
  '💣 Most self kills': { value: 'sum(self_kills)', least: '>= 2' },
  '🦊 Most kills stolen': { value: 'sum(kill_steals)', least: '>= 5' },
  '🥊 Damage taken': { value: 'sum(damage_received)', least: '>= 1000' },
  '🍂 Most useless kills': { value: 'sum(useless_kills)', least: '>= 3' },
  '💀 Most deaths in a row': { value: 'max(death_spree_worst)', least: '>= 5' },
};

test('awards equal those of plain SQL on the player rows, in one round trip', async () => {
  const before = bot.log.length;
  const { message, problems } = await bot.discord.ask('/awards');
  expect(problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  const text = embedText({ message });
  expect(text).toMatch(/^⭐ MVP \*\*.+\*\* · (DPM \d+|\d+ kills)/m);
  let given = 0;
  for (const [label, { value, least, write = (one: number) => one.toLocaleString('en') }] of Object.entries(awards)) {
    const { rows } = await bot.database.client.query(
      `with sums as (
         select player_guid, (${value})::float8 as value from player_comprehensive_stats p join rounds r on r.id = p.round_id
         where r.session_start = (select max(session_start) from rounds) and r.is_valid group by player_guid
       )
       select player_name(player_guid) as name, value from sums
       where value ${least} and value = (select max(value) from sums)`,
    );
    const line = text.split('\n').find((one) => one.startsWith(`${label} · `));
    expect([label, line !== undefined]).toEqual([label, rows.length > 0]);
    if (!line) continue;
    given += 1;
    const [, names = '', figure] = /^(.*) {2}\*\*(.*)\*\*$/.exec(line.slice(`${label} · `.length)) ?? [];
    const [others] = /\+\d+$/.exec(names) ?? [];
    const shown = names.split(', ').slice(0, others ? -1 : undefined);
    expect([label, shown.length + Number(others ?? 0)]).toEqual([label, rows.length]);
    for (const name of shown) expect(rows.some((row) => row.name.startsWith(name.replace(/…$/, '')))).toBe(true);
    expect(figure).toBe(write(Math.round(rows[0].value * 100) / 100));
  }
  expect(given).toBeGreaterThan(4);
});

test('by date, and from there to the other views', async () => {
  const { message } = await bot.discord.ask('/awards date:yesterday');
  expect(message?.embeds[0]?.title).toMatch(/^Awards · Sat/);
  const switched = await bot.discord.select(message?.id ?? '', customId(message, 'session.view'), ['maps']);
  expect(switched.problems).toEqual([]);
  expect(switched.message?.embeds[0]?.title).toMatch(/^Maps · Sat/);
});
