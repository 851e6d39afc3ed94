import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRows, differences } from '../../demo/round-files/all-rows.ts';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { WrittenFile } from '../../demo/round-files/match.ts';
import type { Archive } from '../db/ingest/archive.ts';
import { openArchive } from '../db/ingest/archive.ts';
import type { Bot } from '../support/bot.ts';
import { manageServer, startBot } from '../support/bot.ts';
import { forgedFiles } from '../support/forged.ts';
import { sample, testSometimes } from '../support/sample.ts';
import { upload } from '../support/upload.ts';

const tokens = { main: 'main-server-0123456789', duel: 'duel-server-0123456789' };
const written = generateRoundFiles({ seed: 'leak', matches: 5, matchesPerEvening: 3 });
const real = written.flatMap(({ name, text, endstats }) => [{ name, text }, ...(endstats ? [endstats] : [])]);
const forged = forgedFiles(written);
const script = join(import.meta.dirname, '../../scripts/senders/index.ts');

let bot: Bot;
let clean: Archive;
beforeAll(async () => {
  const vars = { INGEST_TOKENS: `main:${tokens.main}, duel:${tokens.duel}`, INGEST_PER_MINUTE: '1000' };
  [bot, clean] = await Promise.all([startBot({ data: 'empty', vars }), openArchive()]);
  for (const file of real) await Promise.all([send(file), clean.send(file)]);
  await arrivedOn('2026-11-10');
});
afterAll(async () => {
  await bot.close();
  await clean.close();
});

const send = (file: WrittenFile, token = tokens.main) => upload(bot.url, token, file);

/** Lets everything that arrived today have arrived on another day. */
async function arrivedOn(day: string): Promise<void> {
  await bot.database.client.query(
    "update round_files set received_at = $1 where received_at > now() - interval '1 hour'",
    [`${day}T12:00:00Z`],
  );
}

/** Runs the command as a process. Returns its exit code and output. */
async function senders(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: bot.database.url, NODE_OPTIONS: '' };
  const run = promisify(execFile)(process.execPath, [script, ...args], { env });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

/** Returns all rows but those of the files themselves. */
async function rowsOf(client: Archive['database']['client']) {
  const { round_files: _, processed_files: __, ...rows } = await allRows(client);
  return rows;
}

test('what a leaked token sent over three days is gone with one command, row by row, and comes back with another', async () => {
  const { client } = bot.database;
  for (const [index, file] of forged.entries()) {
    expect(await send(file)).toBe(201);
    if (index % 4 === 3 || index === forged.length - 1) await arrivedOn(`2026-11-2${Math.floor(index / 4)}`);
  }
  const { rows } = await client.query(`select id from rounds where map_name = 'nowhere' and round_number = 1`);
  const ruled = await bot.discord.ask(`/admin round round:${rows[0].id} verdict:valid reason:looks true`, {
    permissions: manageServer,
  });
  expect(ruled.problems).toEqual([]);
  const attacked = await allRows(client);
  const forgedName = await client.query(`select from player_aliases where alias like 'Forged%'`);
  expect(forgedName.rowCount).toBeGreaterThan(6);
  expect(differences(await rowsOf(clean.database.client), await rowsOf(client))).not.toEqual([]);

  const aside = await senders('--set-aside', 'main', '--since', '2026-11-20', '--until', '2026-11-22');
  expect(aside).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^target: .* \(from the environment\)\n/),
    stdout: expect.stringContaining(`${forged.length} files of main are set aside. main has ${written.length} rounds`),
  });
  expect(differences(await rowsOf(clean.database.client), await rowsOf(client))).toEqual([]);
  expect((await client.query('select * from examine_rollups() where differing > 0')).rows).toEqual([]);

  const undone = await senders('--set-aside', 'main', '--since', '2026-11-20', '--undo');
  expect(undone).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`${forged.length} files of main are back.`),
  });
  expect(differences(attacked, await allRows(client))).toEqual([]);
});

testSometimes('what was set aside is taken when it is sent again; what a manager set aside is not', async () => {
  const { client } = bot.database;
  const [round] = generateRoundFiles({ seed: 'again', matches: 1, from: '2026-04-01' });
  if (!round) throw new Error('too few rounds were generated');
  const { name, text } = round;
  await send({ name, text });
  const today = new Date().toISOString().slice(0, 10);
  const json = await senders('--set-aside', 'main', '--since', today, '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({ sender: 'main', files: 1, timeZone: 'UTC' });
  const stored = async () =>
    (await client.query('select from rounds where map_name = $1 and round_date = $2', [round.map, '2026-04-01']))
      .rowCount;
  expect(await stored()).toBe(0);
  expect(await send({ name, text })).toBe(201);
  expect(await stored()).toBe(1);
});

test('the list counts what came from each sender', async () => {
  const [round] = written;
  if (round) await send(round, tokens.duel);
  const { code, stdout } = await senders('--list');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^sender +files +in use for rounds +set aside/);
  expect(stdout).toMatch(/^main +\d+ +\d+ +0 +2026-11-10 12:00/m);
  expect(stdout).toMatch(/^duel +1 +1 +0/m);
  const listed = JSON.parse((await senders('--list', '--json')).stdout);
  expect(listed.senders.map(({ server }: { server: string }) => server)).toEqual(['main', 'duel']);
});

test.each<[string, string[], number, string]>(
  sample<[string, string[], number, string]>(
    [
      ['nothing said', [], 2, 'Say --list or --set-aside SENDER'],
      ['no day', ['--set-aside', 'main'], 2, '--set-aside needs --since DAY'],
      ['no such day', ['--set-aside', 'main', '--since', '2026-02-30'], 2, 'takes a day such as'],
      [
        'days the wrong way round',
        ['--set-aside', 'main', '--since', '2026-11-20', '--until', '2026-11-19'],
        2,
        '--until is before',
      ],
      ['undo of a list', ['--list', '--undo'], 2, '--undo goes with --set-aside'],
      [
        'an unknown sender',
        ['--set-aside', 'nobody', '--since', '2026-11-20'],
        1,
        'nobody has sent nothing. Senders: main, duel',
      ],
      [
        'another time zone than the rounds have',
        ['--set-aside', 'main', '--since', '2026-11-20', '--timezone', 'Asia/Tokyo'],
        2,
        'were not read in Asia/Tokyo',
      ],
    ],
    3,
  ),
)('%s', async (_, args, code, words) => {
  const ended = await senders(...args);
  expect(ended).toMatchObject({ code, stderr: expect.stringContaining(words) });
});
