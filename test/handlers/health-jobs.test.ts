import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NeonEndpoint } from '../../simulator/neon/endpoint.ts';
import { startNeonEndpoint } from '../../simulator/neon/endpoint.ts';
import type { Bot } from '../support/bot.ts';
import { healthToken, manageServer, startBot } from '../support/bot.ts';
import { eventually } from '../support/eventually.ts';
import { advance, hour, runUpkeep } from '../support/test-clock.ts';

// What /health and /admin health say of the jobs.

let endpoint: NeonEndpoint;
let bot: Bot;
beforeAll(async () => {
  endpoint = await startNeonEndpoint();
  const vars = { DEV_CLOCK: 'on', DEV_NEON_ENDPOINT: endpoint.url, DATABASE_LIMIT_MB: '500' };
  bot = await startBot({ data: 'empty', vars });
});
afterAll(async () => {
  await bot.close();
  await endpoint.close();
});

const run = (sql: string) => bot.database.client.query(sql);

async function health() {
  const response = await fetch(`${bot.url}/health`, { headers: { authorization: `Bearer ${healthToken}` } });
  const body = (await response.json()) as { ok: boolean; notes: string[]; jobs: Record<string, unknown>[] };
  return { ...body, upkeep: body.jobs.find(({ name }) => name === 'upkeep') };
}

async function adminHealth(locale = 'en-US') {
  const { message } = await bot.discord.ask('/admin health', { permissions: manageServer, locale });
  const [embed] = message?.embeds ?? [];
  const fields = Object.fromEntries(
    (embed?.fields ?? []).map(({ name, value }) => [name, value.replaceAll('\u00a0', ' ')]),
  );
  return {
    title: embed?.title,
    text: (embed?.description ?? '').replaceAll('\\', '').replaceAll('\u00a0', ' '),
    fields,
  };
}

/** Looks at both in three languages. */
const look = async () => ({
  health: await health(),
  admin: await adminHealth(),
  german: await adminHealth('de'),
  french: await adminHealth('fr'),
});

test('before the first run, and after one that repaired something', async () => {
  expect(await adminHealth()).toMatchObject({
    title: 'All is well',
    fields: { Posts: 'Has not run yet · nothing waits', Upkeep: 'Has not run yet' },
  });
  await runUpkeep(bot);
  await run(`
    insert into weapon_totals (player_guid, weapon_name, kills, deaths, headshots, shots, hits) values ('AAAAAAA1', 'WS_SPOON', 1, 0, 0, 0, 0);
    insert into player_aliases (guid, alias, source) values ('AAAAAAA1', 'Never Seen', 'file')`);
  await runUpkeep(bot);
  const seen = await look();
  expect(seen.admin.title).toBe('All is well');
  expect(seen.admin.fields.Upkeep).toMatch(/^ran <t:\d+:R> in [\d.]+ (ms|s) · 2 repaired · next <t:\d+:R>$/);
  expect(seen.german.fields.Pflege).toMatch(/^lief <t:\d+:R> in [\d,]+ (ms|s) · 2 repariert · nächstes Mal <t:\d+:R>$/);
  expect(seen.french.fields.Entretien).toMatch(
    /^fait <t:\d+:R> en [\d,]+ (ms|s) · 2 réparations · prochain <t:\d+:R>$/,
  );
  expect(seen.health.upkeep).toMatchObject({
    last_run: expect.stringMatching(/T06:00:00/),
    took_ms: expect.any(Number),
    failures: 0,
    result: { rollups: [{ rollup: 'weapon_totals', rows: 1 }], aliases: 1 },
    next: expect.stringMatching(/T06:00:00/),
  });
});

test('a job that fails is said with why, and tried again later; a step that fails does not hold up the others', async () => {
  await run('revoke delete on handled_interactions from stopwatch_worker');
  const { ran } = await advance(bot, 30 * hour);
  const seen = await look();
  await run('grant delete on handled_interactions to stopwatch_worker');
  // At its time, after 15 and after 30 minutes, and then not before its next time.
  expect(ran).toEqual(Array(3).fill({ job: 'upkeep', outcome: 'error' }));
  expect(seen.health.upkeep).toMatchObject({ failures: 3, error: expect.stringContaining('handled_interactions') });
  expect(seen.health.upkeep?.result).toMatchObject({ pruned: null, rollups: [] });
  expect(seen.health.notes.join()).toMatch(/Upkeep failed 3.times in a row\. .*`table handled_interactions`/);
  expect(seen.admin.fields.Upkeep).toContain('failed 3 times');
  expect(seen.admin.text).toContain('Upkeep failed 3 times in a row.');
  expect(seen.german.text).toContain('Die Pflege ist 3 Mal nacheinander gescheitert.');
  expect(seen.french.text).toContain('L’entretien a échoué 3 fois de suite.');
  await runUpkeep(bot);
  expect((await health()).notes).toEqual([]);
});

test('a job that is late, damage, and a database that is nearly full', async () => {
  await run(`
    update jobs set due_at = '2026-02-01', result = result || '{"wrong": {"chains": 2}, "bytes": 450000000}' where name = 'upkeep'`);
  const seen = await look();
  expect(seen.health).toMatchObject({ ok: true });
  expect(seen.health.notes).toEqual([
    expect.stringMatching(/^Upkeep is late: it was due 2026-02-01T00:00:00\.000Z\./),
    'Upkeep found what it cannot repair: Merges that form a chain (2). `/admin maintenance` shows examples.',
    expect.stringMatching(/^The database has 450 MB of the 500 MB that its plan stores\./),
  ]);
  expect(seen.admin.title).toBe('It works, but look at this');
  for (const [{ text }, late, damage] of [
    [seen.admin, 'Upkeep is late', 'Merges that form a chain (2)'],
    [seen.german, 'Die Pflege ist überfällig', '(2)'],
    [seen.french, 'L’entretien est en retard', '(2)'],
  ] as const) {
    for (const part of [late, damage, '450']) expect(text).toContain(part);
  }
});

test('a database that is away when the alarm rings: the Clock waits longer each time, and goes on when it is back', async () => {
  const { next } = await advance(bot, 0);
  expect(next).not.toBeNull();
  endpoint.setFaults({ name: 'disabled' });
  await run("update jobs set due_at = '2026-02-01' where name = 'upkeep'");
  const away = await advance(bot, 48 * hour);
  endpoint.setFaults();
  expect(away.ran).toEqual([]);
  const pauses = () =>
    bot.log.flatMap(({ kind, pauseMs }) => (kind === 'clock' && pauseMs ? [Number(pauseMs) / 60_000] : []));
  await eventually(() => expect(pauses().length).toBeGreaterThan(5)); // the log comes by another way
  expect(pauses()).toEqual([5, 10, 20, 40, 80, 160, 320, ...Array(50).fill(360)].slice(0, pauses().length));
  expect((await advance(bot, 6 * hour)).ran).toEqual([{ job: 'upkeep', outcome: 'ok' }]);
});
