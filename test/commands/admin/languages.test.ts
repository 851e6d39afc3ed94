import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { pgDb } from '../../../scripts/database/pg.ts';
import { registration } from '../../../src/commands/registration.ts';
import { storeFile } from '../../../src/db/ingest/store-file.ts';
import type { FileName } from '../../../src/domain/round-file/file-name.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import type { Bot } from '../../support/bot.ts';
import { manageServer, startBot } from '../../support/bot.ts';
import { customId } from '../../support/components.ts';
import { inPseudo, lettersOutside, saidIn } from '../../support/pseudo.ts';
import { sample } from '../../support/sample.ts';

let bot: Bot;
let data: string[];
beforeAll(async () => {
  bot = await startBot({ data: 'small' });
  const [round] = generateRoundFiles({ seed: 'languages', matches: 1, from: '2026-02-27' });
  if (!round) throw new Error('No round file was generated.');
  for (const [name, text] of [
    [round.name, `${round.text}\nno player line`],
    [round.name.replace('2026-02-27', '2026-02-26'), 'no header'],
  ] as const) {
    const { value } = parseFileName(name) as { value: FileName };
    const content = new TextEncoder().encode(text);
    await storeFile(pgDb(bot.database.client), {
      server: 'main',
      name: value,
      content,
      timeZone: 'UTC',
      now: new Date(),
    });
  }
  const rows = await query(`
    select alias as name from player_aliases union select player_name from player_comprehensive_stats
    union select error_message from processed_files where error_message like '%found%'
    union select value from (values ('UTC'), ('Europe'), ('Stopwatch 0.1.0'), ('Deutsch'), ('Berlin')) as other (value)`);
  data = rows.map(({ name = '' }) => name);
});
afterAll(() => bot.close());

const query = async (text: string): Promise<Record<string, string>[]> => (await bot.database.client.query(text)).rows;

/** Walks through all of /admin in a language and returns the messages. */
async function walk(locale: string): Promise<APIMessage[]> {
  const acting = { permissions: manageServer, locale };
  const seen: APIMessage[] = [];
  const keep = ({ message, problems }: Awaited<ReturnType<Bot['discord']['ask']>>) => {
    expect(problems).toEqual([]);
    if (message) seen.push(message);
    return message;
  };
  const ask = async (line: string) => keep(await bot.discord.ask(`/admin ${line}`, acting));
  const press = async (message: APIMessage | null, part: string) =>
    keep(await bot.discord.press(message?.id ?? '', customId(message, part), acting));

  const [file] = await query(`select id::text from rounds where source = 'file' and findings <> '[]' limit 1`);
  const [legacy] =
    await query(`select round_id::text as id from player_comprehensive_stats p join rounds r on r.id = round_id
    where r.round_number > 0 and r.source = 'legacy' and is_left_out(p, r) limit 1`);
  const [summary] = await query('select id::text from rounds where round_number = 0 limit 1');
  const [short] = await query('select id::text from rounds where not is_valid and round_number > 0 limit 1');
  const rounds = [file, legacy, short].map((row) => row?.id);
  expect([...rounds, summary?.id]).not.toContain(undefined);
  for (const line of [
    'health',
    'metrics',
    'metrics hours:1',
    'metrics hours:720',
    'ingest',
    'ingest round:x',
    'config',
    'posts',
    'posts on:true',
    'posts kind:match on:true',
    'posts kind:match stat:kd',
    'posts kind:ranking on:true stat:x',
    'posts kind:ranking on:true stat:kd size:5 period:30d',
    'posts kind:digest on:true hour:9',
  ])
    await ask(line);
  for (const id of rounds) await ask(`ingest round:${id}`);
  await press(await ask(`ingest round:${file?.id}`), 'admin.derive');
  await ask(`round round:${summary?.id} verdict:valid`);
  for (const rest of [
    '',
    ' rows:all',
    ' rows:rules',
    ' verdict:invalid',
    ' verdict:invalid reason:7',
    ' verdict:valid',
    ' verdict:rules',
  ])
    await ask(`round round:${legacy?.id}${rest}`);
  for (const task of ['audit', 'sessions', 'rollups', 'analyze', 'derive']) await ask(`maintenance task:${task}`);
  for (const rest of ['language:de', 'language:server', 'time_zone:1', 'time_zone:Europe/Berlin', 'time_zone:UTC'])
    await ask(`config ${rest}`);

  const [one, other] = await query('select player_guid as guid from player_totals order by rounds desc limit 2');
  await ask('merge');
  await ask(`merge from:${one?.guid}`);
  await ask(`merge from:${one?.guid} into:${one?.guid}`);
  await ask(`merge from:00 into:${one?.guid}`);
  const merge = `merge from:${one?.guid} into:${other?.guid}`;
  await press(await ask(merge), 'admin.cancel');
  await press(await press(await ask(merge), 'admin.merge'), 'admin.keepmerge');
  const list = await ask('merge');
  const asked = await bot.discord.select(list?.id ?? '', customId(list, 'admin.unmerge'), [one?.guid ?? ''], acting);
  await press(keep(asked), 'admin.unmerge');
  return seen;
}

/** What of a text is no word: file names, GUIDs and hashes, tables and weapons. */
const codes = /\S+\.txt|\b[0-9a-f]{8}\b|\b[a-z]+_[a-z_]+\b|WS_[A-Z0-9_]+/gi;

test('every word of /admin comes from the texts', async () => {
  for (const message of await walk(inPseudo.locale)) {
    const found = saidIn({ message }).flatMap((text) =>
      lettersOutside({ choices: [{ name: text.replace(codes, ''), value: '' }] }, data),
    );
    expect(found).toEqual([]);
  }
});

test.each(sample(['de', 'fr'], 1))('/admin says nothing in English to a caller in %s', async (locale) => {
  const english = /(?<!\p{L})(the|of|and|not|are|with|its|that|this|from|by|round|players?|none|counts?)(?!\p{L})/iu;
  for (const message of await walk(locale)) {
    for (const text of saidIn({ message })) {
      const own = data.reduce((rest, name) => rest.replaceAll(name, ''), text.replace(/\\/g, ''));
      const said = own.replace(codes, '').replace(/`[^`]*`|<[^<>]*>/g, '');
      expect(english.exec(said)?.[0] && said).toBeUndefined();
    }
  }
});

test('the choices of options have names in three languages', () => {
  const admin = registration().find(({ name }) => name === 'admin');
  const options = ((admin && 'options' in admin && admin.options) || []) as {
    options?: { choices?: { name_localizations?: object }[] }[];
  }[];
  const choices = options.flatMap((one) => one.options ?? []).flatMap((option) => option.choices ?? []);
  expect(choices.length).toBeGreaterThan(10);
  for (const { name_localizations: names } of choices) expect(Object.keys(names ?? {})).toEqual(['de', 'fr']);
});

test('suggestions are in the caller’s language', async () => {
  const acting = { permissions: manageServer, locale: 'de' };
  const { choices } = await bot.discord.autocomplete('/admin ingest round:supply runde 1', acting);
  expect(choices?.length).toBeGreaterThan(0);
  for (const { name } of choices ?? []) expect(name).toMatch(/ · supply · Runde 1( · zählt nicht)?$/);
});
