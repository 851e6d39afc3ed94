import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRows, differences } from '../../demo/round-files/all-rows.ts';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { WrittenFile } from '../../demo/round-files/match.ts';
import { stampText } from '../../demo/round-files/write.ts';
import type { Bot } from '../support/bot.ts';
import { startBot } from '../support/bot.ts';
import { eventually } from '../support/eventually.ts';
import { forgetNow } from '../support/forgotten/forget-now.ts';
import { upload } from '../support/upload.ts';

const token = 'main-server-0123456789';
const key = 'k'.repeat(64);
const forgotten = 'F00DF00D';
const written = generateRoundFiles({ seed: 'beside', matches: 2 });
const [first, second] = written.filter(({ endstats }) => endstats);
if (!first?.endstats || !second) throw new Error('The seed gives no two rounds with endstats.');
const { endstats } = first;

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ data: 'empty', vars: { INGEST_TOKENS: `main:${token}`, FORGOTTEN_NAMES_KEY: key } });
});
afterAll(() => bot.close());

const send = (file: WrittenFile) => upload(bot.url, token, file);

/** Returns a round file in which the forgotten player stands in for the first of its players, under this name. */
function playing(text: string, name: string): string {
  return text.replace(/\n\w{8}\\[^\\]*/, () => `\n${forgotten}\\${name}`);
}

test("a forged round beside a true one takes nobody's name out of the true one's endstats", async () => {
  const { client } = bot.database;
  expect(await send({ ...second, text: playing(second.text, 'Quixotl') })).toBe(201);
  await client.query('insert into forgotten_players (guid, asked_at, remove_after) values ($1, now(), now())', [
    forgotten,
  ]);
  await forgetNow(client, key);
  for (const file of [first, endstats]) expect(await send(file)).toBe(201);
  const before = await allRows(client);
  expect(JSON.stringify(before.round_awards)).not.toContain('Unknown Player');
  const [, , somebody = ''] = [...first.text.matchAll(/^\w{8}\\([^\\]*)/gm)].map(([, name = '']) => name);

  const forged = { name: `${stampText(first.endedAt + 20_000)}-${first.map}-round-${first.round}.txt` };
  for (const name of ['Quixotl', somebody]) {
    expect(await send({ ...forged, text: playing(first.text, name).split('\n').slice(0, 3).join('\n') })).toBe(201);
  }
  const { rows } = await client.query("select encode(content, 'escape') as text from round_files where filename = $1", [
    endstats.name,
  ]);
  const { rows: sent } = await client.query("select encode($1::bytea, 'escape') as text", [Buffer.from(endstats.text)]);
  expect(rows).toEqual(sent);
  const after = await allRows(client);
  expect(differences({ awards: before.round_awards ?? [] }, { awards: after.round_awards ?? [] })).toEqual([]);
});

test('a name that a refused file has in its header is in no line of the log', async () => {
  const text = `server\\Quixotl "the" Great\\config\\1\\1\\1\\10:00\\5:00\n`;
  expect(await send({ ...first, text })).toBe(422);
  await eventually(() => expect(bot.log.some(({ outcome }) => outcome === 'refused')).toBe(true));
  expect(JSON.stringify(bot.log)).not.toMatch(/Quixotl|Great/i);
});

test('a forged file with thousands of names for a forgotten player makes the bot remember one of them', async () => {
  const { client } = bot.database;
  const remembered = async () =>
    (await client.query('select cardinality(name_hashes) as hashes from forgotten_players')).rows[0].hashes;
  const before = await remembered();
  const names = Array.from({ length: 500 }, (_, index) => `VS_HEADER\tName${index}\t${forgotten}`).join('\n');
  const file = { name: endstats.name.replace('round', 'x-round'), text: `${names}\n${endstats.text}` };
  expect(await send(file)).toBe(201);
  expect(await remembered()).toBe(before + 1);
  const { rows } = await client.query("select encode(content, 'escape') as text from round_files where filename = $1", [
    file.name,
  ]);
  expect(rows[0].text).not.toMatch(/Name\d/);
});
