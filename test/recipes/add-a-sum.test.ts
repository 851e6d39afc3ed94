import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import { newestVersion } from '../../scripts/schema/migrations.ts';
import { bundleWorker } from '../../simulator/worker/bundle.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { customId } from '../support/components.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';
import { embedText } from '../support/embed.ts';
import { describeSometimes } from '../support/sample.ts';
import type { Copy } from './copy.ts';
import { copyCheckout } from './copy.ts';

// Follows "Add a statistic" of CONTRIBUTING.md in a scratch copy. The statistic has a sum of its own: kill steals, a column of the legacy
// database.

describeSometimes('a statistic with a sum of its own', () => {
  let copy: Copy;
  let bot: Bot;
  let upgraded: TestDatabase;

  beforeAll(async () => {
    copy = await copyCheckout();
    upgraded = await createDatabase('demo'); // created before the statistic existed

    await copy.edit(
      'src/domain/formula.ts',
      "  kill_assists: 'added',\n",
      "  kill_assists: 'added',\n  kill_steals: 'added',\n",
    );
    await copy.edit(
      'src/db/views/counted_player_rounds.sql',
      '  coalesce(p.kill_assists, 0) as kill_assists,\n',
      '  coalesce(p.kill_assists, 0) as kill_assists,\n  coalesce(p.kill_steals, 0) as kill_steals,\n',
    );
    await copy.write(
      `src/db/migrations/${String(newestVersion + 1).padStart(4, '0')}.do.kill-steals.sql`,
      `-- Kill steals.
-- then: rebuild rollups
alter table player_sessions add column kill_steals bigint not null default 0;
alter table player_totals add column kill_steals bigint not null default 0;
`,
    );
    await copy.run('generate');
    await copy.edit(
      'src/domain/statistics.ts',
      "  total('playtime', {",
      `  total('steals', {
    label: 'Kill steals',
    about: 'Kills of enemies that others had wounded',
    unit: 'count',
    formula: sum('kill_steals'),
    context: ['kills', 'games'],
  }),
  total('playtime', {`,
    );
    for (const language of ['en', 'de', 'fr'])
      await copy.edit(
        `src/texts/${language}/statistics.ts`,
        '  playtime: {',
        "  steals: { label: 'Kill steals', about: 'Kills of enemies that others had wounded' },\n  playtime: {",
      );
    await copy.edit(
      'src/views/player-profile.ts',
      "value('efficiency')",
      "[value('efficiency'), value('steals'), 'kill steals'].join(' ')",
    );
    const bundle = await bundleWorker(join(copy.folder, '.bundle'), join(copy.folder, 'src/index.ts'));
    bot = await startBot({ data: 'empty', bundle });
  });

  afterAll(async () => {
    await bot?.close();
    await upgraded?.drop();
    await copy?.remove();
  });

  interface Sums {
    guid: string;
    steals: number;
    grenades: number;
  }

  /**
   * Computes kill steals and grenade kills with plain SQL on the legacy file. Grenade kills are the neighbouring column, which once was off
   * by one.
   */
  function computed(): Sums[] {
    const file = new DatabaseSync(inject('demoFile'), { readOnly: true });
    const rows = file
      .prepare(
        `select p.player_guid as guid, sum(p.kill_steals) as steals, (
         select coalesce(sum(w.kills), 0) from weapon_comprehensive_stats w
         where w.player_guid = p.player_guid and w.weapon_name = 'WS_GRENADE' and w.round_number > 0
       ) as grenades
       from player_comprehensive_stats p where p.round_number > 0 group by 1 order by 1`,
      )
      .all();
    file.close();
    return rows as unknown as Sums[];
  }

  async function stored({ client }: TestDatabase): Promise<Sums[]> {
    const { rows } = await client.query<Sums>(
      'select player_guid as guid, kill_steals::int as steals, grenade_kills::int as grenades from player_totals order by 1',
    );
    return rows;
  }

  /** Expects these sums. The legacy file also holds rounds that do not count. */
  async function expectSums(database: TestDatabase, expected: readonly Sums[]): Promise<void> {
    const { rows } = await database.client.query<{ guid: string; steals: number; grenades: number }>(
      `select p.player_guid as guid, sum(p.kill_steals)::int as steals, coalesce(sum((
       select sum(w.kills) from weapon_comprehensive_stats w
       where w.round_id = p.round_id and w.player_guid = p.player_guid and w.weapon_name = 'WS_GRENADE'
     )), 0)::int as grenades
     from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where r.round_number > 0 and not r.is_valid group by 1`,
    );
    const uncounted = new Map(rows.map((row) => [row.guid, row]));
    const counted = expected.map(({ guid, steals, grenades }) => ({
      guid,
      steals: steals - (uncounted.get(guid)?.steals ?? 0),
      grenades: grenades - (uncounted.get(guid)?.grenades ?? 0),
    }));
    expect(await stored(database)).toEqual(counted);
  }

  test('after a migration, in /leaderboard, in /stats and in /compare', async () => {
    await copy.run('migrate', ['--from', inject('demoFile')], bot.database.url);
    await expectSums(bot.database, computed());
    const [best] = (await stored(bot.database)).sort((a, b) => b.steals - a.steals);
    expect(best?.steals).toBeGreaterThan(10);
    const steals = String(best?.steals).replace(/\B(?=(\d{3})+$)/g, ',');
    const ranking = embedText(await bot.discord.ask('/leaderboard stat:steals'));
    expect(ranking).toContain('Kill steals');
    expect(ranking).toContain(steals);
    expect(embedText(await bot.discord.ask(`/stats player:${best?.guid}`))).toContain(`${steals} kill steals`);
    const other = computed().find(({ guid }) => guid !== best?.guid)?.guid;
    const compared = await bot.discord.ask(`/compare player1:${best?.guid} player2:${other}`);
    const all = await bot.discord.press(compared.message?.id ?? '', customId(compared.message, 'all=1'));
    expect(embedText(all)).toMatch(new RegExp(`^Kill steals +${steals}\\*`, 'm'));
  });

  test('in a database from before, by the rebuild that its migration asks for', async () => {
    expect(await copy.run('schema', [], upgraded.url)).toContain('rollups computed again');
    await expectSums(upgraded, computed());
  });

  test('after files came in, and after a rebuild', async () => {
    const { client } = bot.database;
    const folder = join(copy.folder, '.files');
    await mkdir(folder);
    for (const { name, text } of generateRoundFiles({ seed: 'steals', matches: 3 }))
      await writeFile(join(folder, name), text);
    await copy.run('ingest', [folder], bot.database.url);
    const { rows } = await client.query<Sums>(
      `select p.player_guid as guid, sum(p.kill_steals)::int as steals
     from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where r.round_number > 0 and r.is_valid group by 1 order by 1`,
    );
    const steals = (await stored(bot.database)).map(({ guid, steals }) => ({ guid, steals }));
    expect(rows.length).toBeGreaterThan(computed().length);
    expect(steals).toEqual(rows);
    const { rows: differing } = await client.query('select sum(differing)::int as differing from rebuild_rollups()');
    expect(differing).toEqual([{ differing: 0 }]);
  });
});
