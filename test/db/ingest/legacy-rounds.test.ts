import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRows, differences } from '../../../demo/round-files/all-rows.ts';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { decideFiles } from '../../../src/db/ingest/decide-files.ts';
import { filesOfSender } from '../../../src/db/queries/senders.ts';
import type { Archive } from './archive.ts';
import { freshArchive, openArchive } from './archive.ts';

type Round = ReturnType<typeof generateRoundFiles>[number];
const written = generateRoundFiles({ seed: 'legacy', matches: 4 });

let archive: Archive;
beforeAll(async () => {
  archive = await openArchive();
  await archive.rows(`insert into round_files
    (server, filename, kind, round_date, round_time, map_name, round_number, sha256, content)
    values ('other', 'x', 'endstats', '2000-01-01', '00:00', 'x', 1, repeat('0', 64), '')`);
});
afterAll(() => archive.close());

const stamp = (round: Round) => new Date(round.endedAt).toISOString();
const matchOf = (first: Round) =>
  `${stamp(first).slice(0, 10)}_${stamp(first).slice(11, 19).replaceAll(':', '')}_${first.map}`;

/** Stores a round as the old bot did, with some counters of round 2 too low. Returns the round's id. */
async function addLegacyRound(round: Round, first: Round, to = archive): Promise<string> {
  const header = round.text.split('\n')[0]?.split('\\') ?? [];
  const [row] = await to.rows<{ id: string }>(
    `insert into rounds (round_date, round_time, match_id, map_name, round_number, time_limit, actual_time, winner_team, defender_team,
       is_tied, round_outcome, gaming_session_id, played_at, session_start, duration_seconds, source)
     values (($1::timestamptz at time zone 'UTC')::date, ($1::timestamptz at time zone 'UTC')::time, $2, $3, $4, $5, $6, 0, 2, true,
       'Tie', 7, $1, $1, $7, 'legacy') returning id::text`,
    [stamp(round), matchOf(first), round.map, round.round, header[6], header[7], round.duration],
  );
  const id = row?.id ?? '';
  for (const [guid, { name, side, own }] of round.truth) {
    const sum = (cell: number) => Object.values(own.weapons).reduce((total, cells) => total + (cells[cell] ?? 0), 0);
    await to.rows(
      `insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, clean_name, team,
         kills, deaths, damage_given, damage_received, team_damage_given, team_damage_received, gibs, self_kills, team_kills, team_gibs,
         time_played_seconds, xp)
       values ($1, ($2::timestamptz at time zone 'UTC')::date, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [
        ...[id, stamp(round), round.map, round.round, guid, name, side, sum(2), sum(3)],
        ...Object.values(own.counted),
        ...[round.duration, round.round === 2 ? 0 : own.fresh.xp],
      ],
    );
    for (const [weapon, [hits, shots, kills, deaths, headshots]] of Object.entries(own.weapons)) {
      if (shots === 0) continue;
      await to.rows(
        `insert into weapon_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, weapon_name,
           hits, shots, kills, deaths, headshots)
         values ($1, ($2::timestamptz at time zone 'UTC')::date, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [id, stamp(round), round.map, round.round, guid, name, weapon, hits, shots, kills, deaths, headshots],
      );
    }
  }
  await to.rows('select settle_rounds($1, array[$2::bigint])', ['main', id]);
  return id;
}

async function playersOf(id: string) {
  return archive.rows(
    `select player_guid, kills, deaths, damage_given, xp, revives_given from player_comprehensive_stats where round_id = $1 order by 1`,
    [id],
  );
}

function truthOf({ truth }: Round) {
  return [...truth]
    .map(([player_guid, { own }]) => ({
      player_guid,
      kills: Object.values(own.weapons).reduce((sum, [, , kills]) => sum + kills, 0),
      deaths: Object.values(own.weapons).reduce((sum, [, , , deaths]) => sum + deaths, 0),
      damage_given: own.counted.damage_given,
      xp: own.fresh.xp,
      revives_given: own.fresh.revives_given,
    }))
    .sort((a, b) => (a.player_guid < b.player_guid ? -1 : 1));
}

test('a legacy round is derived again from its file with its id and match; foreign rows are removed, a verdict is not', async () => {
  const [first, second] = written as [Round, Round];
  const id1 = await addLegacyRound(first, first);
  const id2 = await addLegacyRound(second, first);
  await archive.rows(
    `insert into player_comprehensive_stats (round_id, round_date, map_name, round_number, player_guid, player_name, time_played_seconds)
     values ($1, '2026-01-05', 'x', 2, 'FFFFFFFF', 'stranger', 4265)`,
    [id2],
  );
  await archive.rows(
    `update rounds set validity_override = false, is_valid = false, invalid_reason = 'ruled out by an admin' where id = $1`,
    [id1],
  );
  expect((await archive.send(second)).status).toBe('stored'); // only the rows of round 1 are stored, not its file
  expect(await playersOf(id2)).toEqual(
    truthOf(second).map((row) => expect.objectContaining({ ...row, deaths: expect.any(Number) })),
  );
  expect((await archive.send(first)).status).toBe('stored');
  expect([await playersOf(id1), await playersOf(id2)]).toEqual([truthOf(first), truthOf(second)]);
  const rounds = await archive.rows(
    'select id, match_id, source, is_valid, invalid_reason, is_tied, validity_override from rounds where id = any ($1) order by id',
    [[id1, id2]],
  );
  const shared = { match_id: matchOf(first), source: 'file', is_tied: false };
  expect(rounds).toEqual([
    { id: id1, ...shared, is_valid: false, invalid_reason: 'ruled out by an admin', validity_override: false },
    { id: id2, ...shared, is_valid: true, invalid_reason: null, validity_override: null },
  ]);
});

test('a live round 2 whose round 1 is a legacy round has its own counters', async () => {
  const [, , first, second] = written as [Round, Round, Round, Round];
  await addLegacyRound(first, first);
  const outcome = await archive.send(second);
  if (outcome.status !== 'stored') throw new Error(outcome.status);
  const [round] = outcome.rounds;
  expect(round).toMatchObject({ matchId: matchOf(first), isValid: true });
  expect(round?.findings.map(({ code }) => code)).toContain('round 1 from legacy rows');
  const rows = await playersOf(String(round?.id));
  expect(rows.map(({ kills, damage_given, xp, deaths }) => [kills, damage_given, xp, deaths])).toEqual(
    truthOf(second).map(({ kills, damage_given, xp, deaths }) => [kills, damage_given, xp, deaths]),
  );
});

test('an old round 1 whose stamp is wrong is known by its match', async () => {
  const [, , , , , , first] = written as Round[];
  if (!first) throw new Error('too few rounds were generated');
  const id = await addLegacyRound(first, first);
  await archive.rows(`update rounds set round_time = '00:00' where id = $1`, [id]);
  expect(await archive.send(first)).toMatchObject({ rounds: [{ id: BigInt(id), isUpgraded: true }] });
});

test('names that the old bot counted stay as they are; a name from a file is counted', async () => {
  const [, , , , first] = written as [Round, Round, Round, Round, Round];
  const [guid = '', player] = [...first.truth][0] ?? [];
  await archive.rows(
    `insert into player_aliases (guid, alias, first_seen, last_seen, times_seen) values ($1, $2, '2020-01-01', '2020-02-01', 40)
     on conflict (guid, alias) do update set first_seen = excluded.first_seen, last_seen = excluded.last_seen, times_seen = 40, source = 'legacy'`,
    [guid, player?.name],
  );
  await addLegacyRound(first, first);
  const aliases = 'select times_seen, first_seen, last_seen from player_aliases where guid = $1 and alias = $2';
  const before = await archive.rows(aliases, [guid, player?.name]);
  await archive.send(first);
  expect(await archive.rows(aliases, [guid, player?.name])).toEqual(before);
});

test('when the files of old rounds are set aside, their old rows and names come back as they were', async () => {
  const own = await freshArchive();
  const [first, second] = written as [Round, Round];
  await addLegacyRound(first, first, own);
  await addLegacyRound(second, first, own);
  const [guid = '', player] = [...first.truth][0] ?? [];
  await own.rows(
    `insert into player_aliases (guid, alias, first_seen, last_seen, times_seen) values
       ($1, $2, '2020-01-01', '2026-01-05 20:30Z', 40), ($1, 'Elsewhere', '2020-01-01', '2020-02-01', 1)`,
    [guid, player?.name],
  );
  await own.rows('update rounds set winning_side = 3 - round_number'); // as a migration works it out
  await own.rows('select refresh_totals()');
  const before = await allRows(own.database.client);
  for (const { name, text } of [second, first]) {
    await own.send({ name, text: text.replaceAll(/^(\w{8})\\[^\\]*\\/gm, '$1\\Forged\\') });
  }
  expect(await own.rows(`select source from rounds where source = 'legacy'`)).toEqual([]);
  expect((await own.rows(`select from player_aliases where alias = 'Forged'`)).length).toBeGreaterThan(5);
  for (const { ids, kind, round, ...place } of await filesOfSender(own.db, 'main', { setAside: false })) {
    expect(kind).toBe('round');
    await decideFiles(own.db, { round: place, decision: { roundNumber: round, setAside: ids }, timeZone: 'UTC' });
  }
  const { round_files: _, processed_files: __, ...after } = await allRows(own.database.client);
  expect(differences(after, before)).toEqual([]);
});

test('rollups of evenings with legacy rows and rows from files equal their sums', async () => {
  for (const round of written) await archive.send(round);
  const rollups = await archive.rows<{ rollup: string; differing: string }>('select * from examine_rollups()');
  expect(rollups.length).toBe(10);
  expect(rollups.filter(({ differing }) => Number(differing) > 0)).toEqual([]);
});
