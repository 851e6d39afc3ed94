import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { generateDemo } from '../../../demo/legacy/demo.ts';

const folder = mkdtempSync(join(tmpdir(), 'legacy-quirks-'));
const path = join(folder, 'demo.db');
generateDemo({ path, endDate: '2026-03-20' });
const db = new DatabaseSync(path, { readOnly: true });

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Returns the single number that a query selects. */
function count(sql: string): number {
  return Number(Object.values(db.prepare(sql).get() ?? {})[0]);
}

const SECONDS = (column: string) =>
  `(substr(${column}, 1, instr(${column}, ':') - 1) * 60 + substr(${column}, instr(${column}, ':') + 1))`;

/** Quirks that occur at least once: the name, and a query that counts them. */
const HOLDS: readonly (readonly [what: string, sql: string])[] = [
  ['both forms of round_time', "SELECT count(DISTINCT instr(round_time, ':') > 0) - 1 FROM rounds"],
  ['both forms of a time stamp', "SELECT count(DISTINCT instr(processed_at, 'T') > 0) - 1 FROM processed_files"],
  ['a match summary', 'SELECT count(*) FROM rounds WHERE round_number = 0'],
  ['players of a match summary', 'SELECT count(*) FROM player_comprehensive_stats WHERE round_number = 0'],
  [
    'a map played twice in an evening',
    'SELECT count(*) FROM (SELECT 1 FROM rounds WHERE round_number = 1 GROUP BY round_date, map_name HAVING count(*) > 1)',
  ],
  [
    'a session past midnight',
    'SELECT count(*) FROM (SELECT 1 FROM rounds GROUP BY gaming_session_id HAVING count(DISTINCT round_date) = 2)',
  ],
  [
    'two sessions on one day',
    'SELECT count(*) FROM (SELECT 1 FROM rounds GROUP BY round_date HAVING count(DISTINCT gaming_session_id) = 2)',
  ],
  [
    'a round 1 without round 2',
    'SELECT count(*) FROM (SELECT 1 FROM rounds GROUP BY match_id HAVING max(round_number) = 1)',
  ],
  [
    'a round 2 without round 1',
    'SELECT count(*) FROM (SELECT 1 FROM rounds GROUP BY match_id HAVING min(round_number) = 2)',
  ],
  ['a round under a minute', `SELECT count(*) FROM rounds WHERE ${SECONDS('actual_time')} < 60`],
  [
    'a round with a single player',
    'SELECT count(*) FROM (SELECT 1 FROM player_comprehensive_stats GROUP BY round_id HAVING count(*) = 1)',
  ],
  [
    'a round with rows of another file',
    'SELECT count(*) - 5 FROM player_comprehensive_stats WHERE time_played_seconds > 3600',
  ],
  [
    'a player who changed team: with and against the same one in one session',
    `SELECT count(*) FROM (SELECT 1 FROM player_comprehensive_stats a
       JOIN player_comprehensive_stats b ON b.round_id = a.round_id AND b.player_guid > a.player_guid
       JOIN rounds r ON r.id = a.round_id
       WHERE r.round_number = 1 GROUP BY r.gaming_session_id, a.player_guid, b.player_guid
       HAVING sum(a.team = b.team) >= 2 AND sum(a.team <> b.team) >= 2)`,
  ],
  ['a spectator', 'SELECT count(*) FROM player_comprehensive_stats WHERE team = 3'],
  [
    'a surrender: less time played than the header says',
    `SELECT count(*) FROM (SELECT max(p.time_played_seconds) AS most, ${SECONDS('r.actual_time')} AS header
         FROM rounds r JOIN player_comprehensive_stats p ON p.round_id = r.id
         WHERE r.round_number = 2 AND r.actual_time = r.time_limit GROUP BY r.id) WHERE header - most >= 15`,
  ],
  ['a full hold', "SELECT count(*) FROM rounds WHERE round_outcome = 'Axis Victory'"],
  [
    'a player under several names',
    'SELECT count(*) FROM (SELECT 1 FROM player_comprehensive_stats GROUP BY player_guid HAVING count(DISTINCT player_name) = 3)',
  ],
  [
    'two players under one name',
    'SELECT count(*) FROM (SELECT 1 FROM player_comprehensive_stats GROUP BY player_name HAVING count(DISTINCT player_guid) = 2)',
  ],
  [
    'a player without a death',
    'SELECT count(*) FROM (SELECT 1 FROM player_comprehensive_stats GROUP BY player_guid HAVING sum(deaths) = 0)',
  ],
  [
    'a player of one round',
    'SELECT count(*) FROM (SELECT 1 FROM player_comprehensive_stats GROUP BY player_guid HAVING count(*) = 1)',
  ],
  ['a leftover colour code', "SELECT count(*) FROM player_comprehensive_stats WHERE clean_name LIKE '^/%'"],
  ['the longest name', 'SELECT count(*) FROM player_comprehensive_stats WHERE length(player_name) = 35'],
  ...['|', '*', '_', '`', '~', '[', '%', '@everyone', '🥐', 'Борщ', "'"].map(
    (text) =>
      [
        `a name with ${text}`,
        `SELECT count(*) FROM player_comprehensive_stats WHERE instr(player_name, '${text.replace("'", "''")}')`,
      ] as const,
  ),
  ['dead time beyond the time played', 'SELECT count(*) FROM player_comprehensive_stats WHERE time_dead_ratio > 150'],
  ['rosters of some sessions', 'SELECT count(*) FROM session_teams WHERE json_array_length(player_guids) >= 3'],
  [
    'rows that name another map than their round',
    'SELECT count(*) FROM player_comprehensive_stats p JOIN rounds r ON r.id = p.round_id WHERE p.map_name <> r.map_name',
  ],
  ['a file that was refused', 'SELECT count(*) FROM processed_files WHERE success = 0 AND error_message IS NOT NULL'],
  ['ids far ahead of the count of files', 'SELECT max(id) > 2 * count(*) FROM processed_files'],
  ...['objectives_completed', 'objectives_stolen', 'dynamites_defused', 'quad_kills', 'tank_meatshield'].map(
    (column) => [`some ${column}`, `SELECT count(*) FROM player_comprehensive_stats WHERE ${column} > 0`] as const,
  ),
];

describe('it holds', () => {
  it.each(HOLDS)('%s', (_, sql) => {
    expect(count(sql)).toBeGreaterThan(0);
  });

  it('three teams in one evening: half as many people again as a round has', () => {
    const evenings = db
      .prepare(`SELECT gaming_session_id AS session, count(DISTINCT player_guid) AS people,
          count(*) * 1.0 / count(DISTINCT round_id) AS a_round
        FROM player_comprehensive_stats p JOIN rounds r ON r.id = p.round_id
        WHERE r.round_number > 0 GROUP BY 1`)
      .all();
    expect(evenings.filter(({ people, a_round }) => Number(people) >= 1.4 * Number(a_round))).not.toHaveLength(0);
  });

  it('links of twelve players, their Discord ids beyond what a double holds', () => {
    const links = db.prepare('SELECT discord_id FROM player_links');
    links.setReadBigInts(true);
    const ids = links.all().map(({ discord_id }) => discord_id as bigint);
    expect(ids).toHaveLength(12);
    for (const id of ids) expect(String(id)).toMatch(/^\d{18,19}$/);
    expect(ids.filter((id) => BigInt(Number(id)) !== id).length).toBeGreaterThan(6);
    expect(
      count(
        'SELECT count(*) FROM player_links WHERE et_guid NOT IN (SELECT player_guid FROM player_comprehensive_stats)',
      ),
    ).toBe(0);
  });

  it('the aliases its rows show', () => {
    const seen = `SELECT player_guid AS guid, player_name AS alias, count(*) AS times_seen
      FROM player_comprehensive_stats p JOIN rounds r ON r.id = p.round_id
      WHERE r.round_number > 0 AND team < 3 GROUP BY 1, 2`;
    expect(count(`SELECT count(*) FROM (${seen} EXCEPT SELECT guid, alias, times_seen FROM player_aliases)`)).toBe(0);
    expect(count(`SELECT count(*) FROM (SELECT guid, alias, times_seen FROM player_aliases EXCEPT ${seen})`)).toBe(0);
  });

  it('skill that differs: the best fifth of the regulars kill twice as often as the worst', () => {
    const ratios = db
      .prepare(`SELECT sum(kills) * 1.0 / sum(deaths) AS kd FROM player_comprehensive_stats
        GROUP BY player_guid HAVING count(*) > 20 ORDER BY kd`)
      .all()
      .map(({ kd }) => Number(kd));
    const fifth = Math.floor(ratios.length / 5);
    const mean = (some: number[]) => some.reduce((sum, kd) => sum + kd, 0) / some.length;
    expect(mean(ratios.slice(-fifth))).toBeGreaterThan(2 * mean(ratios.slice(0, fifth)));
  });
});
