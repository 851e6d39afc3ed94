import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statistics } from '../../src/domain/statistics.ts';
import { localeOf } from '../../src/texts/locale.ts';
import { inCells, lineWidth, widthOf } from '../../src/views/display-width.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId, customIds } from '../support/components.ts';
import { pictureOf, withPictures } from '../support/picture.ts';
import { shown } from '../support/shown.ts';

let bot: Bot;
/** Players by kills, of whom the first is linked. */
let players: { guid: string; name: string; discord_id: string | null }[];
beforeAll(async () => {
  bot = await startBot({ vars: withPictures });
  const { rows } = await bot.database.client.query(
    `select player_guid as guid, player_name(player_guid) as name, (select discord_id::text from player_links where et_guid = player_guid)
     from player_totals order by player_guid in (select et_guid from player_links) desc, kills desc limit 4`,
  );
  players = rows;
});
afterAll(() => bot.close());

const [a, b] = [() => players[0]?.guid ?? '', () => players[1]?.guid ?? ''];

/** Computes the figures with plain SQL over the raw rows. */
async function facts(guid: string, since = '-infinity') {
  const { rows } = await bot.database.client.query(
    `select sum(kills)::int as kills, sum(deaths)::int as deaths, sum(damage_given)::int as given, sum(time_played_seconds)::int as seconds, count(*)::int as rounds
     from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where is_valid and r.round_number > 0 and player_guid = $1 and session_start >= $2
       and time_played_seconds <= coalesce(duration_seconds, time_played_seconds) + 60 and p.map_name = r.map_name`,
    [guid, since],
  );
  return rows[0] as { kills: number; deaths: number; given: number; seconds: number; rounds: number };
}

/** Returns the values of a table in a code block by their label: both values, the better one with its mark. */
function rowsOf(outcome: { message: APIMessage | null }): Map<string, [string, string]> {
  const [, table = ''] = /```\n(.*)\n```/s.exec(outcome.message?.embeds[0]?.description ?? '') ?? [];
  const rows = table.split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const [label = '', one = '', other = ''] = row.split(/ {2,}|(?<=[*]) +/);
      return [label, [one, other]];
    }),
  );
}

const marked = (mine: number, theirs: number, text: string) => (mine > theirs ? `${text}*` : text);

test.each([
  ['', '-infinity'],
  [' period:30d', '2026-01-30 12:00Z'],
  [' period:season', '2026-01-01 00:00Z'],
])('eight values side by side, the better one marked%s', async (period, since) => {
  const [one, other] = [await facts(a(), since), await facts(b(), since)];
  const before = bot.log.length;
  const outcome = await bot.discord.ask(`/compare player1:${a()} player2:${b()}${period}`);
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  const rows = rowsOf(outcome);
  const count = (value: number) => Math.round(value).toLocaleString('en');
  const expected = (value: (facts: typeof one) => number, write = count) => {
    const [x, y] = [value(one), value(other)];
    return [marked(x, y, write(x)), marked(y, x, write(y))];
  };
  expect(rows.size).toBe(8);
  expect(rows.get('Kills')).toEqual(expected(({ kills }) => kills));
  expect(rows.get('K/D')).toEqual(
    expected(
      ({ kills, deaths }) => kills / deaths,
      (value) => value.toFixed(2),
    ),
  );
  expect(rows.get('DPM')).toEqual(expected(({ given, seconds }) => (60 * given) / seconds));
  expect(rows.get('Rounds')).toEqual([count(one.rounds), count(other.rounds)]);
});

test('the button shows all figures, of which the marked ones are those won; team damage is won by the lower one', async () => {
  const few = await bot.discord.ask(`/compare player1:${a()} player2:${b()}`);
  const all = await bot.discord.press(few.message?.id ?? '', customId(few.message, 'all=1'));
  expect(all.problems).toEqual([]);
  const rows = rowsOf(all);
  const { short } = localeOf('en').texts.players.compare;
  expect([...rows.keys()]).toEqual(statistics.map(({ key, label }) => short[key as keyof typeof short] ?? label));
  for (const language of ['en', 'de', 'fr']) {
    const { players, statistics: texts } = localeOf(language).texts;
    const labels = {
      ...Object.fromEntries(Object.entries(texts).map(([key, { label }]) => [key, label])),
      ...players.compare.short,
    };
    for (const label of Object.values(labels)) expect([label, widthOf(label, inCells) <= 16]).toEqual([label, true]);
  }
  const won = [0, 1].map((side) => [...rows.values()].filter((row) => row[side]?.endsWith('*')).length);
  expect(shown(few)).toContain(`Better in **${won[0]} : ${won[1]}** of 21 figures`);
  expect(shown(all)).toContain(`Better in **${won[0]} : ${won[1]}** of 21 figures`);
  const [x = '', y = ''] = rows.get('Team damage') ?? [];
  expect(Number.parseFloat(x) < Number.parseFloat(y)).toBe(x.endsWith('*'));
  const back = await bot.discord.press(few.message?.id ?? '', customId(all.message, 'compare.show'));
  expect(back.message?.embeds).toEqual(few.message?.embeds);
});

test.each(['en-US', 'de', 'fr'])('in %s every line of the tables fits a phone, whatever the names', async (locale) => {
  const names = ['‮שלום עולם שלום', '`'.repeat(36), '👩‍👩‍👧‍👦'.repeat(3), '漢字'.repeat(18)];
  for (const [index, name] of names.entries()) {
    await bot.database.client.query(
      "insert into player_aliases (guid, alias, last_seen) values ($1, $2, '2026-02-28T23:59Z')",
      [players[index % 2]?.guid, name],
    );
    const few = await bot.discord.ask(`/compare player1:${a()} player2:${b()}`, { locale, guildLocale: locale });
    const all = await bot.discord.press(few.message?.id ?? '', customId(few.message, 'all=1'), {
      locale,
      guildLocale: locale,
    });
    for (const { message, problems } of [few, all]) {
      expect(problems).toEqual([]);
      const description = message?.embeds[0]?.description ?? '';
      expect(description.split('```')).toHaveLength(3);
      expect(widthOf(description.split('\n')[0] ?? '')).toBeLessThanOrEqual(lineWidth);
      for (const line of description.split('```')[1]?.split('\n') ?? [])
        expect(widthOf(line, inCells)).toBeLessThanOrEqual(33);
    }
    await bot.database.client.query('delete from player_aliases where alias = $1', [name]);
  }
});

test('the second player left out: yourself; not linked: link first', async () => {
  const mine = await bot.discord.ask(`/compare player1:${b()}`, { as: players[0]?.discord_id ?? '' });
  expect(shown(mine)).toContain(`${players[1]?.name} and ${players[0]?.name}`);
  const stranger = await bot.discord.ask(`/compare player1:${b()}`, { as: '200000000000000777' });
  expect(customId(stranger.message, 'link.start')).toBeTruthy();
});

test('the button under /stats compares with me, and is there only where it makes sense', async () => {
  const me = { as: players[0]?.discord_id ?? '' };
  const stats = await bot.discord.ask(`/stats player:${b()} period:90d`, me);
  const compared = await bot.discord.press(stats.message?.id ?? '', customId(stats.message, 'compare.me'), me);
  expect(compared.problems).toEqual([]);
  expect(compared.message?.id).toBe(stats.message?.id);
  expect(shown(compared)).toContain(`${players[1]?.name} and ${players[0]?.name}`);
  expect(shown(compared)).toContain('Last 90 days');
  const back = await bot.discord.press(stats.message?.id ?? '', customId(compared.message, 'stats.show'), me);
  expect(back.message?.embeds).toEqual(stats.message?.embeds);
  for (const [line, acting] of [
    ['/stats', me],
    [`/stats player:${b()}`, { as: '200000000000000777' }],
  ] as const) {
    const { message } = await bot.discord.ask(line, acting);
    expect(customIds(message).filter((id) => id.includes('compare'))).toEqual([]);
  }
});

test('the sessions button pages a player’s sessions, newest first', async () => {
  const stats = await bot.discord.ask(`/stats player:${a()}`);
  let page = await bot.discord.press(stats.message?.id ?? '', customId(stats.message, 'stats.sessions'));
  const { rows } = await bot.database.client.query(
    `select extract(epoch from session_start)::bigint as at, count(*)::int as rounds, sum(kills)::int as kills
     from counted_player_rounds where player_guid = $1 group by session_start order by session_start desc`,
    [a()],
  );
  const lines: string[] = [];
  for (;;) {
    expect(page.problems).toEqual([]);
    lines.push(...(page.message?.embeds[0]?.description ?? '').split('\n'));
    const next = customIds(page.message).find((id) => id.includes('at=next'));
    if (!next || JSON.stringify(page.message?.components).includes(`"${next}","disabled":true`)) break;
    page = await bot.discord.press(stats.message?.id ?? '', next);
  }
  expect(lines.map((line) => line.replace(/\/\d+\*\* · \d+/, ''))).toEqual(
    rows.map(({ at, rounds, kills }) => `<t:${at}:d> **${kills} · ${rounds}`),
  );
  expect(rows.length).toBeGreaterThan(10);
});

test('ambiguous names are picked one after the other', async () => {
  const first = await bot.discord.ask('/compare player1:e player2:n period:90d');
  expect(first.problems).toEqual([]);
  const id = first.message?.id ?? '';
  const guidsIn = (outcome: typeof first) =>
    [...JSON.stringify(outcome.message?.components).matchAll(/"value":"([0-9A-F]{8})"/g)].map(([, guid]) => guid ?? '');
  const one = guidsIn(first)[0] ?? '';
  const second = await bot.discord.select(id, customId(first.message, 'compare.pick'), [one]);
  const other = guidsIn(second).find((guid) => guid !== one) ?? '';
  const done = await bot.discord.select(id, customId(second.message, 'compare.pick'), [other]);
  expect(done.problems).toEqual([]);
  const asked = await bot.discord.ask(`/compare player1:${one} player2:${other} period:90d`);
  expect(done.message?.embeds).toEqual(asked.message?.embeds);
});

test.each(['o%|%|%|%|%|%|%|%|%|%|%|%|%|%|%|%|%|%|%|%|%|%|', `o${'🥐'.repeat(60)}`])(
  'a second name of many hostile characters fits beside the first’s menu: %s',
  async (name) => {
    await bot.database.client.query(
      'insert into player_aliases (guid, alias) select player_guid, $1 from (select player_guid from player_totals order by 1 limit 2) as two',
      [name],
    );
    const { problems, message } = await bot.discord.ask(`/compare player1:e player2:${name}`);
    expect(problems).toEqual([]);
    expect(message?.components).toHaveLength(2);
    expect(customId(message, 'compare.pick').length).toBeLessThanOrEqual(100);
  },
);

test.each([
  [() => `/compare player1:${a()} player2:${a()}`, 'Both are'],
  [() => `/compare player1:nobody-is-called-this player2:${a()}`, 'No player is called'],
  [() => `/compare player1:${a()} player2:%_%`, 'No player is called'],
  [() => `/compare player1:<@200000000000000888> player2:${a()}`, 'is not linked to a player'],
])('bad input gets a sentence, to the caller only', async (line, words) => {
  const { response, message, problems } = await bot.discord.ask(line());
  expect(problems).toEqual([]);
  expect(response).toMatchObject({ data: { flags: 64 } });
  expect(message?.content).toContain(words);
});

test('a player without a round in the period loses no category and is named', async () => {
  const { rows } = await bot.database.client.query(
    "select player_guid as guid, player_name(player_guid) as name from player_totals where last_played_at < '2026-01-25' limit 1",
  );
  const outcome = await bot.discord.ask(`/compare player1:${a()} player2:${rows[0].guid} period:30d`);
  expect(shown(outcome)).toContain(`No counted round: **${rows[0].name}** · Last 30 days.`);
  expect(shown(outcome)).toContain('Better in **0 : 0** of');
});

describe('the picture', () => {
  const radar = async (line: string, as?: string) => {
    const before = bot.log.length;
    const { message, problems } = await bot.discord.ask(line, as ? { as } : {});
    expect(problems).toEqual([]);
    expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
    return pictureOf(message, 'radar');
  };

  /** Everybody's figures by plain SQL over the raw rows, since a time. */
  async function everybody(since = '-infinity') {
    const { rows } = await bot.database.client.query<{ guid: string; rounds: number; kd: number; revives: number }>(
      `select player_guid as guid, count(*)::int as rounds, sum(kills)::float8 / greatest(sum(deaths), 1) as kd, sum(revives_given)::float8 / count(*) as revives
       from player_comprehensive_stats p join rounds r on r.id = p.round_id
       where is_valid and r.round_number > 0 and session_start >= $1
         and time_played_seconds <= coalesce(duration_seconds, time_played_seconds) + 60 and p.map_name = r.map_name
       group by 1`,
      [since],
    );
    return rows;
  }

  /** Returns how many of a hundred others have less, counting half of those with the same. */
  const placeOf = (value: number, others: readonly number[]) =>
    Math.round(
      (100 * others.reduce((sum, other) => sum + (other < value ? 1 : other === value ? 0.5 : 0), 0)) / others.length,
    );

  test.each([
    ['', '-infinity', 'All time'],
    [' period:30d', '2026-01-30 12:00Z', 'Last 30 days'],
  ])('each figure of the period as a percentile among the others’ of all time%s', async (period, since, name) => {
    const community = (await everybody()).filter(({ rounds }) => rounds >= 51);
    const own = await everybody(since);
    const { data, alt } = await radar(`/compare player1:${a()} player2:${b()}${period}`);
    expect([data.period, data.note]).toEqual([
      name,
      `Percentile among ${community.length}\u00a0players with 51+ rounds`,
    ]);
    expect(data.axes).toEqual(['K/D', 'DPM', 'Accuracy', 'Headshot share', 'Revives/round', 'Survival']);
    for (const [index, guid] of [a(), b()].entries()) {
      const mine = own.find((one) => one.guid === guid);
      const others = community.filter((one) => one.guid !== guid);
      const place = (key: 'kd' | 'revives') =>
        placeOf(
          mine?.[key] ?? -1,
          others.map((one) => one[key]),
        );
      expect(data.players[index]?.[0]).toBe(players[index]?.name);
      expect([data.players[index]?.[1][0], data.players[index]?.[1][4]]).toEqual([place('kd'), place('revives')]);
    }
    expect(alt).toMatch(
      /^Radar chart of .+\. Percentile among \d+\u00a0players with 51\+ rounds: .+ \d+ : \d+; .+; .+$/,
    );
  });

  test('somebody without a round in the period has no shape; players who opted out are nobody’s measure', async () => {
    const { client } = bot.database;
    const { rows } = await client.query(
      "select player_guid as guid from player_totals where last_played_at < '2026-01-25' limit 1",
    );
    const line = `/compare player1:${a()} player2:${rows[0].guid} period:30d`;
    const { data } = await radar(line);
    expect(data.players.map(([name]) => name)).toEqual([players[0]?.name]);
    const [count] = /\d+/.exec(data.note) ?? [];
    await client.query(
      `insert into player_profiles (player_guid, opted_out)
       select player_guid, true from player_totals where rounds >= 51 and player_guid <> all ($1) order by 1 limit 2
       on conflict (player_guid) do update set opted_out = true`,
      [[a(), b()]],
    );
    expect((await radar(line)).data.note).toBe(`Percentile among ${Number(count) - 2}\u00a0players with 51+ rounds`);
    await client.query('update player_totals set rounds = 50 where player_guid <> all ($1)', [[a(), b()]]);
    expect((await bot.discord.ask(line)).message?.embeds[0]?.image).toBeUndefined();
  });
});
