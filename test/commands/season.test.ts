import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutGraphemes } from '../../src/domain/names.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { inPseudo, lettersOutside } from '../support/pseudo.ts';
import { shown } from '../support/shown.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

/** Computes a champion with plain SQL over the raw rows of the sessions that began in the period. */
async function champion(value: string, since: string, until: string, rounds: string) {
  const { rows } = await bot.database.client.query(
    `select player_name(player_guid) as name, (${value})::float8 as value, count(*)::int as rounds
     from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where is_valid and r.round_number > 0 and session_start >= $1 and session_start < $2
       and time_played_seconds <= coalesce(duration_seconds, time_played_seconds) + 60 and p.map_name = r.map_name
     group by player_guid having count(*) >= ${rounds} order by value desc, count(*) desc, player_guid limit 1`,
    [since, until],
  );
  return rows[0] as { name: string; value: number; rounds: number };
}

/** The most active player's rounds. */
async function most(since: string, until: string) {
  const { rows } = await bot.database.client.query<{ rounds: number }>(
    `select max(rounds)::int as rounds from player_totals_between($1, $2)`,
    [since, until],
  );
  return rows[0]?.rounds ?? 0;
}

/** With the least rounds that /leaderboard asks for in a season, and over all time. */
const measures: [label: string, sql: string, season: number, allTime: number, write: (value: number) => string][] = [
  ['Kills', 'sum(kills)', 1, 11, (value) => value.toLocaleString('en')],
  ['DPM', '60.0 * sum(damage_given) / sum(time_played_seconds)', 3, 51, (value) => String(Math.round(value))],
  ['K/D', 'sum(kills)::float8 / nullif(sum(deaths), 0)', 3, 51, (value) => value.toFixed(2)],
];

test.each([
  ['/season', '2026-01-01Z', '2026-04-01Z', 'Q1 2026 (Jan–Mar)'],
  ['/season id:2025-q4', '2025-10-01Z', '2026-01-01Z', 'Q4 2025 (Oct–Dec)'],
])('%s: the champions, in one round trip', async (line, since, until, title) => {
  const before = bot.log.length;
  const outcome = await bot.discord.ask(line);
  expect(outcome.problems).toEqual([]);
  expect(bot.log.slice(before)).toMatchObject([{ queries: 1 }]);
  const text = shown(outcome);
  expect(text).toContain(title);
  const [season = '', ever = ''] = text.split('All time');
  for (const [label, sql, least, allTime, write] of measures) {
    const best = await champion(sql, since, until, `greatest(${least}, ceil(${await most(since, until)} / 5.0))`);
    expect(season).toContain(`**${write(best.value)}** ${label} · ${cutGraphemes(best.name, 18)} (${best.rounds})`);
    const first = await champion(sql, '-infinity', 'infinity', String(allTime));
    expect(ever).toContain(`**${write(first.value)}** ${label} · ${cutGraphemes(first.name, 18)} (${first.rounds})`);
  }
});

test('days left count in the community’s time zone', async () => {
  expect(shown(await bot.discord.ask('/season'))).toContain('**31 days left**');
  expect(shown(await bot.discord.ask('/season id:2025-Q4'))).toContain('Over since');
  // 2026-03-01T12:00Z is the second of March in Kiritimati, fourteen hours ahead.
  const ahead = await startBot({ data: 'empty', vars: { TIME_ZONE: 'Pacific/Kiritimati' } });
  const text = shown(await ahead.discord.ask('/season'));
  await ahead.close();
  expect(text).toContain('**30 days left**');
});

test.each([
  ['2026-Q5', 'is no season'],
  ['nonsense', 'is no season'],
  ['2026-Q1; drop table rounds', 'is no season'],
  ['2026-Q2', /^Q2 2026 \(Apr–Jun\) begins <t:1775001600:R>\.$/],
  ['2999-Q4', 'begins'],
  ['2020-Q1', /No round of this season counts. Try <\/season:\d+> with `id:2026-Q1`\./],
])('id:%s: the reply says what to do', async (id, words) => {
  const outcome = await bot.discord.ask(`/season id:${id}`);
  expect(outcome.problems).toEqual([]);
  expect(shown(outcome)).toMatch(words);
});

test('suggestions are the seasons that were played, newest first', async () => {
  const { choices, problems } = await bot.discord.autocomplete('/season id:');
  expect(problems).toEqual([]);
  expect(choices?.map(({ value }) => value)).toEqual(['2026-Q1', '2025-Q4']);
  const autumn = await bot.discord.autocomplete('/season id:okt', { locale: 'de' });
  expect(autumn.choices).toEqual([{ name: 'Q4 2025 (Okt–Dez)', value: '2025-Q4' }]);
});

test.each([
  [
    'de',
    'Q1 2026 (Jan–Mär)',
    '**noch 31 Tage**, bis ',
    'Meister (gespielte Runden)',
    'Nötige Runden, wie in /rangliste: Kills ',
  ],
  ['fr', 'T1 2026 (janv.–mars)', '**encore 31 jours**, jusqu’au ', 'Champions (manches jouées)', 'Manches nécessaires'],
  ['sv-SE', 'Q1 2026 (Jan–Mar)', '**31 days left**, until ', 'Champions (rounds played)', 'Rounds needed'],
])('a server in %s reads its language, and refusals come in the caller’s', async (guildLocale, ...texts) => {
  const text = shown(await bot.discord.ask('/season', { guildLocale, locale: 'de' }));
  for (const part of texts) expect(text).toContain(part);
  const refused = shown(await bot.discord.ask('/season id:nonsense', { guildLocale, locale: 'de' }));
  expect(refused).toBe('„nonsense“ ist keine Saison: gib Jahr und Quartal ein, zum Beispiel `2026-Q1`.');
});

test('each champion fits one line of a phone', async () => {
  await bot.database.client.query(`update player_aliases set alias = repeat('W', 30) || id`);
  const { message } = await bot.discord.ask('/season');
  const lines = (message?.embeds[0]?.fields ?? []).flatMap(({ value }) => value.replace(/[\\*]/g, '').split('\n'));
  expect(lines).toHaveLength(6);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
});

test.each(['/season', '/season id:2020-Q1', '/season id:x', '/season id:2026-Q2'])(
  '%s has no word outside of the texts',
  async (line) => {
    const { rows } = await bot.database.client.query('select alias from player_aliases');
    const names = rows.map(({ alias }) => alias);
    const outcome = await bot.discord.ask(line, inPseudo);
    expect(outcome.problems).toEqual([]);
    expect(lettersOutside(outcome, names)).toEqual([]);
  },
);
