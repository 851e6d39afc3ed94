import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import type { Archive } from './archive.ts';
import { openArchive } from './archive.ts';

let archive: Archive;
beforeAll(async () => {
  archive = await openArchive();
});
afterAll(() => archive.close());

const [sample] = generateRoundFiles({ seed: 'sessions', matches: 1 });

/** Returns a round 1 that ended at this stamp. */
function round(stamp: string) {
  const map = sample?.map ?? '';
  const name = `${stamp.replace(' ', '-').replaceAll(':', '')}-${map}-round-1.txt`;
  return { name, text: (sample?.text ?? '').replace('Gen', `Gen ${stamp}`.replaceAll(':', '')) };
}

async function sessions(server = 'main') {
  const rows = await archive.rows<{ at: string; start: string; id: number }>(
    `select to_char(played_at at time zone 'UTC', 'DD HH24:MI:SS') as at, to_char(session_start at time zone 'UTC', 'DD HH24:MI:SS') as start,
       gaming_session_id::int as id from rounds where server = $1 order by played_at`,
    [server],
  );
  return rows.map(({ at, start, id }) => [at, start, id]);
}

test('sixty minutes belong together, a second more does not; midnight is nothing special; numbers follow time', async () => {
  await archive.send(round('2026-03-01 23:30:00'));
  await archive.send(round('2026-03-02 00:30:00'));
  await archive.send(round('2026-03-02 01:30:01'));
  expect(await sessions()).toEqual([
    ['01 23:30:00', '01 23:30:00', 1],
    ['02 00:30:00', '01 23:30:00', 1],
    ['02 01:30:01', '02 01:30:01', 2],
  ]);
});

test('a late round joins two sessions into one; an earlier evening moves the numbers', async () => {
  await archive.send(round('2026-03-02 01:00:00'));
  expect((await sessions()).map(([, start, id]) => [start, id])).toEqual(Array(4).fill(['01 23:30:00', 1]));
  await archive.send(round('2026-02-27 20:00:00'));
  expect((await sessions()).map(([, , id]) => id)).toEqual([1, 2, 2, 2, 2]);
  const totals = await archive.rows(
    'select rounds::int, session_start from player_sessions order by session_start, player_guid limit 1',
  );
  expect(totals).toEqual([{ rounds: 1, session_start: new Date('2026-02-27T20:00:00Z') }]);
});

test('another server has its own sessions, numbered among all', async () => {
  await archive.send({ ...round('2026-03-01 20:00:00') }, { server: 'duel' });
  expect(await sessions('duel')).toEqual([['01 20:00:00', '01 20:00:00', 2]]);
  expect((await sessions()).map(([, , id]) => id)).toEqual([1, 3, 3, 3, 3]);
});

test("the stamp is the game server's clock", async () => {
  await archive.send(round('2026-07-01 20:00:00'), { server: 'berlin', timeZone: 'Europe/Berlin' });
  expect(await sessions('berlin')).toMatchObject([['01 18:00:00', '01 18:00:00', expect.any(Number)]]);
});
