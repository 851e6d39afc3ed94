import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { fileStatus } from '../../../src/db/queries/file-status.ts';
import type { Archive } from './archive.ts';
import { openArchive } from './archive.ts';

type Round = ReturnType<typeof generateRoundFiles>[number];
const [first, second] = generateRoundFiles({ seed: 'variants', matches: 1 }) as [Round, Round];

let archive: Archive;
beforeAll(async () => {
  archive = await openArchive();
});
afterAll(() => archive.close());

test('of two files for one round the one with more players is used; the other is stored unused', async () => {
  const cut = { name: first.name, text: first.text.split('\n').slice(0, 4).join('\n') };
  expect(await archive.send(cut)).toMatchObject({ rounds: [{ players: 3 }] });
  expect(await archive.send(second)).toMatchObject({ status: 'stored' });
  const outcome = await archive.send(first);
  expect(outcome).toMatchObject({
    rounds: expect.arrayContaining([
      expect.objectContaining({ isOwn: true, players: first.truth.size }),
      expect.objectContaining({ isOwn: false, roundNumber: 2 }),
    ]),
  });
  const status = await fileStatus(archive.db, 'main', first.name);
  expect(status).toMatchObject({ status: 'stored', files: [{ inUse: false }, { inUse: true }] });
  expect(await archive.send(cut)).toMatchObject({ status: 'known' });
  expect(await archive.rows('select count(*)::int as rounds from rounds')).toEqual([{ rounds: 2 }]);
});

test('a worse file that comes later changes nothing', async () => {
  const before = await archive.rows('select * from player_comprehensive_stats order by id');
  const worse = { name: first.name, text: first.text.split('\n').slice(0, 3).join('\n') };
  expect(await archive.send(worse)).toMatchObject({ status: 'stored', rounds: [] });
  expect(await archive.rows('select * from player_comprehensive_stats order by id')).toEqual(before);
});

test('names of a file that is no longer used are not counted', async () => {
  const renamed = { name: first.name, text: first.text.replace(/\\(\^\d)/, '\\Somebody Else $1') };
  const aliases = () => archive.rows(`select alias from player_aliases where alias like 'Somebody Else%'`);
  await archive.send(renamed); // this copy is a few bytes longer, so the round is derived from it
  expect(await aliases()).toHaveLength(1);
  await archive.send({ name: first.name, text: `${first.text}${' '.repeat(40)}\n` });
  expect(await aliases()).toEqual([]);
});

test('bots stay in the file and never become rows', async () => {
  const bots = first.text.replace(/^[0-9A-F]{8}/m, 'OMNIBOT0');
  const name = first.name.replace('2026', '2027');
  expect(await archive.send({ name, text: bots })).toMatchObject({
    rounds: [{ isValid: false, invalidReason: 'bot round', players: first.truth.size - 1 }],
  });
});

test('an endstats file that comes after its round leaves the players where they are', async () => {
  const [late] = generateRoundFiles({ seed: 'late', matches: 1, from: '2026-06-01' }) as [Round];
  await archive.send(late);
  const players = () => archive.rows('select id, created_at from player_comprehensive_stats order by id');
  const before = await players();
  expect(await archive.send(late.endstats ?? late)).toMatchObject({ rounds: [{ isValid: true }] });
  expect(await players()).toEqual(before);
  expect(await archive.rows('select count(*)::int as awards from round_awards')).toEqual([{ awards: 4 }]);
});
