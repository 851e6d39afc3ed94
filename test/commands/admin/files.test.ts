import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRows, differences } from '../../../demo/round-files/all-rows.ts';
import type { WrittenRound } from '../../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import type { Bot } from '../../support/bot.ts';
import { manageServer, startBot } from '../../support/bot.ts';
import { customId } from '../../support/components.ts';
import { forgedFiles } from '../../support/forged.ts';
import { upload } from '../../support/upload.ts';

const token = 'main-server-0123456789';
const manager = { permissions: manageServer };
const written = generateRoundFiles({ seed: 'files', matches: 2 });
const [first] = written as [WrittenRound];
const [forged] = forgedFiles(written);

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty', vars: { INGEST_TOKENS: `main:${token}` } });
  for (const file of written) expect(await send(file)).toBe(201);
});
afterAll(() => bot.close());

const send = (file: { name: string; text: string }) => upload(bot.url, token, file);

async function rows() {
  const { round_files: _, processed_files: __, ...others } = await allRows(bot.database.client);
  return others;
}

async function idOfRound(): Promise<string> {
  const { rows: found } = await bot.database.client.query(
    'select id from rounds where round_number = 1 order by played_at limit 1',
  );
  return found[0].id;
}

const field = (message: Awaited<ReturnType<Bot['discord']['ask']>>['message'], name: string) =>
  message?.embeds[0]?.fields?.find((one) => one.name === name)?.value.replaceAll('\u00a0', ' ') ?? '';

test('a forged file with one more line wins by the rules, and a manager undoes that with one press', async () => {
  const before = await rows();
  if (forged) expect(await send(forged)).toBe(201);
  expect(differences(before, await rows())).not.toEqual([]);

  const shown = await bot.discord.ask(`/admin ingest round:${await idOfRound()}`, manager);
  expect(shown.problems).toEqual([]);
  const lines = field(shown.message, 'Files').split('\n');
  expect(lines[1]).toMatch(
    new RegExp(`^1\\. ${first.truth.size + 1} player lines · .* · from main · <t:\\d+:R> · in use$`),
  );
  expect(lines[2]).toMatch(new RegExp(`^2\\. ${first.truth.size} player lines · .* · kept beside, not used$`));

  const aside = await bot.discord.press(shown.message?.id ?? '', customId(shown.message, 'admin.setaside'), manager);
  expect(aside.problems).toEqual([]);
  expect(aside.message?.content).toMatch(/^The file is set aside/);
  expect(field(aside.message, 'Files')).toContain('set aside by a manager');
  expect(differences(before, await rows())).toEqual([]);
  if (forged) expect(await send(forged)).toBe(200); // the same bytes again change nothing
  expect(differences(before, await rows())).toEqual([]);
});

test('the file that a manager chose is used, also when a better one comes in, until the rules choose again', async () => {
  const before = await rows();
  const worse = { name: first.name, text: `${first.text.split('\n').slice(0, 4).join('\n')}\n` };
  await send(worse);
  const shown = await bot.discord.ask(`/admin ingest round:${await idOfRound()}`, manager);
  const { rows: files } = await bot.database.client.query('select id::text from round_files where player_lines = 3');
  const picked = await bot.discord.select(
    shown.message?.id ?? '',
    customId(shown.message, 'admin.version'),
    [files[0].id],
    manager,
  );
  expect(picked.problems).toEqual([]);
  const used = await bot.discord.press(picked.message?.id ?? '', customId(picked.message, 'admin.use'), manager);
  expect(field(used.message, 'Files')).toMatch(/3 player lines · .* in use, chosen by a manager/);
  const players = async () =>
    (await bot.database.client.query('select from player_comprehensive_stats where round_id = $1', [await idOfRound()]))
      .rowCount;
  expect(await players()).toBe(3);
  await send({ name: first.name, text: `${first.text}\n\n\n` });
  expect(await players()).toBe(3);
  const ruled = await bot.discord.press(used.message?.id ?? '', customId(used.message, 'admin.byrules'), manager);
  expect(ruled.problems).toEqual([]);
  expect(await players()).toBe(first.truth.size);
  const after = await rows();
  const withoutFile = (text: string) => text.replace(/"file": "\w+"/, '').replace(/"round1": "\w+"/, '');
  expect(after.rounds?.map(withoutFile).sort()).toEqual(before.rounds?.map(withoutFile).sort());
  expect(after.player_aliases).toEqual(before.player_aliases);
});

test('a round whose only file is set aside is gone, can be found and comes back', async () => {
  const before = await rows();
  const { rows: last } = await bot.database.client.query('select id from rounds order by played_at desc limit 1');
  const id = last[0].id;
  const shown = await bot.discord.ask(`/admin ingest round:${id}`, manager);
  const gone = await bot.discord.press(shown.message?.id ?? '', customId(shown.message, 'admin.setaside'), manager);
  expect(gone.problems).toEqual([]);
  expect(gone.message?.embeds[0]?.title).toContain('set aside');
  expect((await bot.database.client.query('select from rounds where id = $1', [id])).rowCount).toBe(0);
  const { choices } = await bot.discord.autocomplete('/admin ingest round:', manager);
  const found = choices?.find(({ name }) => name.endsWith('set aside'));
  const again = await bot.discord.ask(`/admin ingest round:${found?.value}`, manager);
  const back = await bot.discord.press(again.message?.id ?? '', customId(again.message, 'admin.use'), manager);
  expect(back.problems).toEqual([]);
  expect(back.message?.embeds[0]?.title).toContain(`#${id}`);
  expect(differences(before, await rows())).toEqual([]);
});

test('only managers decide', async () => {
  const shown = await bot.discord.ask(`/admin ingest round:${await idOfRound()}`, manager);
  const pressed = await bot.discord.press(shown.message?.id ?? '', customId(shown.message, 'admin.setaside'));
  expect(pressed.message?.content).toContain('Manage Server');
});
