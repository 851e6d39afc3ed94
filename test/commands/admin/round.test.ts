import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { pgDb } from '../../../scripts/database/pg.ts';
import { storeFile } from '../../../src/db/ingest/store-file.ts';
import type { FileName } from '../../../src/domain/round-file/file-name.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import type { Bot } from '../../support/bot.ts';
import { manageServer, startBot } from '../../support/bot.ts';
import { customId } from '../../support/components.ts';

const manager = { permissions: manageServer };
const files = generateRoundFiles({ seed: 'admin', matches: 2, from: '2026-02-28' });

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  for (const file of files.flatMap((round) => [round, ...(round.endstats ? [round.endstats] : [])])) {
    await send(file.name, new TextEncoder().encode(file.text));
  }
});
afterAll(() => bot.close());

async function send(filename: string, content: Uint8Array) {
  const name = parseFileName(filename) as { value: FileName };
  const db = pgDb(bot.database.client);
  return storeFile(db, { server: 'main', name: name.value, content, timeZone: 'UTC', now: new Date() });
}

/** Returns all that a message says, no-break spaces as plain ones. */
const plain = (said: unknown) => JSON.stringify(said).replaceAll('\u00a0', ' ');

const ask = (line: string) => bot.discord.ask(line, manager);
const query = async <Row = Record<string, string>>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await bot.database.client.query(text, values)).rows;

const tables = ['player_sessions', 'player_totals', 'weapon_sessions', 'weapon_totals'];

async function digest(): Promise<unknown[]> {
  const union = tables.map(
    (table) =>
      `select '${table}' as table, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} as t`,
  );
  return query(`${union.join(' union all ')} order by 1`);
}

async function expectRollupsRight() {
  const before = await digest();
  await query('select refresh_totals()');
  expect(await digest()).toEqual(before);
}

/** Returns the id of the stored round that was derived from a generated file. */
async function idOf(name: string): Promise<string> {
  const [row] = await query(
    'select r.id::text from rounds r join round_files f on f.id = r.file_id where f.filename = $1',
    [name],
  );
  return row?.id ?? '';
}

const round = async (id: string) =>
  (
    await query(
      'select is_valid, invalid_reason, validity_override, verdict_reason, verdict_by::text from rounds where id = $1',
      [id],
    )
  )[0];

test('suggestions: every word typed, newest first, ids as values', async () => {
  const [newest] = await query(
    'select id::text, map_name from rounds where round_number > 0 order by played_at desc, id desc limit 1',
  );
  const all = await bot.discord.autocomplete('/admin ingest round:', manager);
  expect(all.problems).toEqual([]);
  expect(all.choices).toHaveLength(25);
  expect(all.choices?.[0]?.value).toBe(newest?.id);
  const some = await bot.discord.autocomplete(`/admin ingest round:2026-02 ${newest?.map_name} round 2`, manager);
  expect(some.choices?.length).toBeGreaterThan(0);
  for (const { name } of some.choices ?? []) expect(name).toMatch(new RegExp(`^2026-02.*${newest?.map_name}.*round 2`));
  expect((await bot.discord.autocomplete('/admin ingest round:%_%', manager)).choices).toEqual([]);
});

test('a round in detail: counts, checks and its raw files', async () => {
  const [file] = files;
  const { message, problems } = await ask(`/admin ingest round:${await idOf(file?.name ?? '')}`);
  expect(problems).toEqual([]);
  const text = plain(message?.embeds).replaceAll('\\\\', '');
  const own = [...(file?.truth.values() ?? [])].flatMap((player) => Object.values(player.own.weapons));
  const kills = own.reduce((sum, cells) => sum + cells[2], 0);
  expect(text).toContain(file?.name);
  expect(text).toContain(`${file?.truth.size} players`);
  expect(text).toContain(`${kills} kills`);
  expect(text).toContain('✅ Its round 2 is stored');
  expect(text).toContain('✅ Made from its raw file');
});

test('derive again writes what a broken row should be, sums included, and nothing else', async () => {
  const id = await idOf(files[1]?.name ?? '');
  const rows = () =>
    query(
      `select to_jsonb(p) - 'id' - 'created_at' as row from player_comprehensive_stats p order by round_id, player_guid`,
    );
  const names = () => query('select guid, alias, times_seen, last_seen from player_aliases order by 1, 2');
  const before = [await rows(), await digest(), await names()];
  await query('update player_comprehensive_stats set kills = kills + 7 where round_id = $1', [id]);
  await query('delete from weapon_comprehensive_stats where round_id = $1', [id]);
  await query('select refresh_totals()');
  const { message } = await ask(`/admin ingest round:${id}`);
  expect(JSON.stringify(message?.embeds)).toContain('⚠️');
  const pressed = await bot.discord.press(message?.id ?? '', customId(message, 'admin.derive'), manager);
  expect(pressed.problems).toEqual([]);
  expect(pressed.message?.content).toMatch(/^Derived again: \d\srounds of this map/);
  expect(JSON.stringify(pressed.message?.embeds)).toContain('✅ Kills by weapon add up');
  expect([await rows(), await digest(), await names()]).toEqual(before);
});

test('a round of the old bot has nothing to derive from, and says what to do', async () => {
  const [legacy] = await query("select id::text from rounds where source = 'legacy' and round_number = 1 limit 1");
  const { message } = await ask(`/admin ingest round:${legacy?.id}`);
  expect(message?.components).toEqual([]);
  expect(JSON.stringify(message?.embeds)).toContain('/ingest/rounds/');
});

test('ruled out, then counting by the rules again: sums and sessions follow each time', async () => {
  const [legacy] = await query(
    "select id::text from rounds where is_valid and round_number = 1 and source = 'legacy' order by played_at desc limit 1",
  );
  const id = legacy?.id ?? '';
  const before = await digest();
  const out = await ask(`/admin round round:${id} verdict:invalid reason:"**test** @everyone game"`);
  expect(out.problems).toEqual([]);
  expect(out.message?.content).toContain('does not count by your verdict. Sessions and rankings have followed');
  expect(out.message?.embeds[0]?.fields?.[0]).toMatchObject({ name: 'Does not count' });
  expect(out.message?.embeds[0]?.fields?.[0]?.value).toContain('\\*\\*test\\*\\* \\@everyone game');
  expect(await round(id)).toEqual({
    is_valid: false,
    invalid_reason: '**test** @everyone game',
    validity_override: false,
    verdict_reason: '**test** @everyone game',
    verdict_by: '200000000000000001',
  });
  expect(await digest()).not.toEqual(before);
  await expectRollupsRight();
  const back = await ask(`/admin round round:${id} verdict:rules`);
  expect(back.message?.content).toContain('counts by the rules');
  expect(await digest()).toEqual(before);
  expect(await round(id)).toEqual({
    is_valid: true,
    invalid_reason: null,
    validity_override: null,
    verdict_reason: null,
    verdict_by: null,
  });
});

test('a verdict wins over the rules, and survives a derivation of its file', async () => {
  const id = await idOf(files[2]?.name ?? '');
  await ask(`/admin round round:${id} verdict:invalid`);
  const shown = await ask(`/admin ingest round:${id}`);
  await bot.discord.press(shown.message?.id ?? '', customId(shown.message, 'admin.derive'), manager);
  expect(await round(id)).toMatchObject({
    is_valid: false,
    invalid_reason: 'ruled out by an admin',
    validity_override: false,
  });
  await expectRollupsRight();

  const [short] = await query(
    'select id::text from rounds where not is_valid and round_number > 0 and validity_override is null limit 1',
  );
  const rule = (await round(short?.id ?? ''))?.invalid_reason;
  const valid = await ask(`/admin round round:${short?.id} verdict:valid`);
  expect(valid.message?.content).toContain('counts by your verdict');
  expect(await round(short?.id ?? '')).toMatchObject({ is_valid: true, invalid_reason: null });
  await expectRollupsRight();
  await ask(`/admin round round:${short?.id} verdict:rules`);
  expect(await round(short?.id ?? '')).toMatchObject({ is_valid: false, invalid_reason: rule });
  await ask(`/admin round round:${id} verdict:rules`);
  expect(await round(id)).toMatchObject({ is_valid: true, validity_override: null });
});

test('bots known from the file alone still rule a round out', async () => {
  const { text = '', name = '' } = files[3] ?? {};
  const bots = text.replace(/\n[0-9A-F]{8}\\[^\\]*/, '\nOMNIBOT0\\bot');
  await send(
    name.replace(/^\d{4}-\d\d-\d\d/, '2026-02-20').replace('round-2', 'round-1'),
    new TextEncoder().encode(bots.replace(/\\2\\/, '\\1\\')),
  );
  const [row] = await query("select id::text from rounds where invalid_reason = 'bot round' and source = 'file'");
  await ask(`/admin round round:${row?.id} verdict:valid`);
  expect(await round(row?.id ?? '')).toMatchObject({ is_valid: true });
  await ask(`/admin round round:${row?.id} verdict:rules`);
  expect(await round(row?.id ?? '')).toMatchObject({ is_valid: false, invalid_reason: 'bot round' });
});

test('two managers at once: one verdict is stored completely', async () => {
  const id = await idOf(files[0]?.name ?? '');
  await Promise.all([
    bot.discord.ask(`/admin round round:${id} verdict:invalid reason:one`, { ...manager, as: '200000000000000081' }),
    bot.discord.ask(`/admin round round:${id} verdict:valid reason:two`, { ...manager, as: '200000000000000082' }),
  ]);
  const found = await round(id);
  expect(found?.verdict_reason).toBe(found?.is_valid ? 'two' : 'one');
  expect(found?.verdict_by).toBe(found?.is_valid ? '200000000000000082' : '200000000000000081');
  await expectRollupsRight();
  await ask(`/admin round round:${id} verdict:rules`);
});

test.each(['0', '999999999', 'supply', '-1', '1e3', '99999999999999999999', "1' or true --"])(
  'round:%s is no round: says how to pick one',
  async (typed) => {
    for (const line of [`/admin ingest round:"${typed}"`, `/admin round round:"${typed}" verdict:valid`]) {
      const { message, problems } = await ask(line);
      expect(problems).toEqual([]);
      expect(message?.content).toContain('There is no such round');
    }
  },
);

test('a match summary of the old bot cannot be made to count', async () => {
  const [summary] = await query('select id::text from rounds where round_number = 0 limit 1');
  const { message } = await ask(`/admin round round:${summary?.id} verdict:valid`);
  expect(message?.content).toContain('never counts');
});

test('player rows of another file never count, until a manager rules them in; verdicts on the round stay apart', async () => {
  const [foreign] = await query(
    `select r.id::text, count(*)::text as rows, sum(p.kills)::text as kills
     from player_comprehensive_stats p join rounds r on r.id = p.round_id
     where r.source = 'legacy' and r.round_number > 0 and p.map_name <> r.map_name group by r.id`,
  );
  const id = foreign?.id ?? '';
  const kills = async () =>
    Number(
      (await query('select sum(kills)::text as kills from counted_player_rounds where round_id = $1', [id]))[0]?.kills,
    );
  const [before, sums] = [await digest(), await kills()];
  expect(Number(foreign?.rows)).toBeGreaterThan(0);
  const shown = await ask(`/admin ingest round:${id}`);
  expect(plain(shown.message?.embeds)).toContain(`${foreign?.rows} player rows of another file: never counted`);

  const ruled = await ask(`/admin round round:${id} rows:all`);
  expect(ruled.problems).toEqual([]);
  expect(plain(ruled.message?.content)).toContain(
    `${foreign?.rows} player rows that the rules leave out count by your verdict`,
  );
  expect(JSON.stringify(ruled.message?.embeds)).toContain('counted by a verdict of <@200000000000000001>');
  expect(await kills()).toBe(sums + Number(foreign?.kills));
  const [stored] = await query(
    'select rows_ruled_in_by::text as by, rows_ruled_in_at is not null as at from rounds where id = $1',
    [id],
  );
  expect(stored).toEqual({ by: '200000000000000001', at: true });
  await expectRollupsRight();

  await ask(`/admin round round:${id} verdict:invalid reason:unfair`);
  expect(await round(id)).toMatchObject({ is_valid: false, invalid_reason: 'unfair' });
  await ask(`/admin round round:${id} rows:rules`);
  expect(await round(id)).toMatchObject({ is_valid: false, invalid_reason: 'unfair', verdict_reason: 'unfair' });
  await ask(`/admin round round:${id} verdict:rules`);
  expect(await kills()).toBe(sums);
  expect(await digest()).toEqual(before);
});

test('an implausible row of a file never counts, until it is ruled in; that survives a derivation', async () => {
  const { name = '', text = '' } = files[1] ?? {};
  const later = name.replace(/^\d{4}-\d\d-\d\d/, '2026-02-19').replace('round-2', 'round-1');
  const guid = /\n([0-9A-F]{8})/.exec(text)?.[1] ?? '';
  const odd = text.replace(/\\2\\/, '\\1\\').replace(new RegExp(`(?<=${guid}.*?\t)\\d+`), '900000');
  await send(later, new TextEncoder().encode(odd));
  const [row] = await query("select id::text, rows_left_out::text as out from rounds where round_date = '2026-02-19'");
  const counted = () =>
    query('select 1 as one from counted_player_rounds where round_id = $1 and player_guid = $2', [row?.id, guid]);
  expect(row?.out).toBe(`{${guid}}`);
  expect(await counted()).toEqual([]);
  await ask(`/admin round round:${row?.id} rows:all`);
  const shown = await ask(`/admin ingest round:${row?.id}`);
  expect(plain(shown.message?.embeds)).toContain(
    '1 player row with counters that cannot be true: counted by a verdict',
  );
  await bot.discord.press(shown.message?.id ?? '', customId(shown.message, 'admin.derive'), manager);
  expect(await counted()).toEqual([{ one: 1 }]);
  await expectRollupsRight();
  await ask(`/admin round round:${row?.id} rows:rules`);
  expect(await counted()).toEqual([]);
  await expectRollupsRight();
});

test('without a verdict on anything it says what can be ruled; a round without odd rows says so', async () => {
  const id = await idOf(files[0]?.name ?? '');
  expect((await ask(`/admin round round:${id}`)).message?.content).toContain('Say what to rule');
  expect((await ask(`/admin round round:${id} rows:all`)).message?.content).toContain(
    'leave none of its player rows out',
  );
  await ask(`/admin round round:${id} rows:rules`);
});

test('a verdict takes back the names of its round, and brings them again', async () => {
  const [round] = generateRoundFiles({ seed: 'names', matches: 1, from: '2026-03-14' });
  if (!round) throw new Error('too few rounds were generated');
  await send(round.name, new TextEncoder().encode(round.text));
  const id = await idOf(round.name);
  const guids = [...round.truth.keys()];
  const names = () =>
    query(
      `select guid, alias, times_seen, first_seen, last_seen from player_aliases where guid = any ($1) order by 1, 2`,
      [guids],
    );
  const shown = () => query('select player_name(guid) as name from unnest($1::text[]) as guid', [guids]);
  const before = { names: await names(), shown: await shown() };
  expect(before.shown).toEqual([...round.truth.values()].map(({ name }) => ({ name })));
  await ask(`/admin round round:${id} verdict:invalid`);
  expect(await names()).toEqual([]);
  expect(await shown()).toEqual(guids.map(() => ({ name: null })));
  await ask(`/admin round round:${id} verdict:rules`);
  expect({ names: await names(), shown: await shown() }).toEqual(before);
});
