import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { generateDemo } from '../../../demo/legacy/demo.ts';

const folder = mkdtempSync(join(tmpdir(), 'legacy-demo-'));
const endDate = '2026-03-20';

let files = 0;
/** Generates a demo database and returns its path. */
function demo(options: Partial<Parameters<typeof generateDemo>[0]> = {}): string {
  const path = join(folder, `${++files}.db`);
  generateDemo({ path, endDate, ...options });
  return path;
}

/** Returns a hash over every row of every table, types included. */
function dumpHash(path: string): string {
  const db = new DatabaseSync(path, { readOnly: true });
  const hash = createHash('sha256');
  const tables = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
  for (const { name, sql } of tables) {
    hash.update(`${name} ${sql}\n`);
    const columns = db.prepare(`SELECT name FROM pragma_table_info('${name}')`).all();
    const cells = columns.map((column) => `typeof(${column.name}) || quote(${column.name})`).join(" || '|' || ");
    for (const row of db.prepare(`SELECT ${cells} AS line FROM ${name} ORDER BY rowid`).iterate()) {
      hash.update(`${row.line}\n`);
    }
  }
  db.close();
  return hash.digest('hex');
}

const path = demo();
const db = new DatabaseSync(path, { readOnly: true });

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Returns the single number that a query selects. */
function count(sql: string): number {
  return Number(Object.values(db.prepare(sql).get() ?? {})[0]);
}

describe('the same options', () => {
  const short = dumpHash(demo({ evenings: 8 }));

  it('give the same rows', () => {
    expect(dumpHash(demo({ evenings: 8 }))).toBe(short);
  });

  it.each([
    ['another seed', { seed: 2 }],
    ['another end date', { endDate: '2026-03-21' }],
    ['no aliases', { aliases: false }],
  ])('%s gives others', (_, options) => {
    expect(dumpHash(demo({ evenings: 8, ...options }))).not.toBe(short);
  });
});

describe('size', () => {
  it('is a community of 28 over 40 evenings', () => {
    expect(count('SELECT count(DISTINCT player_guid) FROM player_comprehensive_stats')).toBe(28);
    expect(count('SELECT count(DISTINCT gaming_session_id) FROM rounds')).toBeGreaterThanOrEqual(41);
    expect(count('SELECT count(*) FROM rounds')).toBeGreaterThan(550);
    expect(count('SELECT count(*) FROM player_comprehensive_stats')).toBeGreaterThan(5500);
    expect(count('SELECT count(*) FROM weapon_comprehensive_stats')).toBeGreaterThan(24_000);
  });

  it('ends the day before the end date, so nothing lies in the future', () => {
    expect(db.prepare('SELECT max(round_date) AS last FROM rounds').get()?.last).toBe('2026-03-19');
    expect(count("SELECT julianday('2026-03-20') - julianday(min(round_date)) FROM rounds")).toBeGreaterThan(140);
  });

  it('can be a community that has not played yet', () => {
    const counts = generateDemo({ path: join(folder, 'empty.db'), endDate, evenings: 0 });
    expect(counts).toEqual({
      rounds: 0,
      player_comprehensive_stats: 0,
      weapon_comprehensive_stats: 0,
      player_links: 12,
      processed_files: 0,
      session_teams: 0,
      player_aliases: 0,
    });
  });

  it('leaves no unfinished file', () => {
    expect(() => readFileSync(`${path}.partial`)).toThrow('ENOENT');
  });
});

/** Sums weapon rows per player row, except rounds with round-2 faults and round_number 0. */
const WEAPON_SUMS = `SELECT p.*, coalesce(sum(w.kills), 0) AS wk, coalesce(sum(w.headshots), 0) AS wh,
    coalesce(sum(w.shots), 0) AS ws, coalesce(sum(w.hits), 0) AS hits, coalesce(sum(w.deaths), 0) AS wd
  FROM player_comprehensive_stats p LEFT JOIN weapon_comprehensive_stats w USING (round_id, player_guid)
  WHERE p.round_number > 0 GROUP BY p.id`;
const SECONDS = (column: string) =>
  `(substr(${column}, 1, instr(${column}, ':') - 1) * 60 + substr(${column}, instr(${column}, ':') + 1))`;
const PLAYED_AT = `julianday(round_date || ' ' || substr(replace(round_time, ':', ''), 1, 2) || ':' ||
  substr(replace(round_time, ':', ''), 3, 2) || ':' || substr(replace(round_time, ':', ''), 5, 2))`;

describe('every row keeps the rules: no', () => {
  it.each([
    ['player whose kills are not his weapons’', `SELECT count(*) FROM (${WEAPON_SUMS}) WHERE kills <> wk`],
    ['player whose headshots are not his weapons’', `SELECT count(*) FROM (${WEAPON_SUMS}) WHERE headshots <> wh`],
    [
      'player whose bullets are not his weapons’ shots',
      `SELECT count(*) FROM (${WEAPON_SUMS}) WHERE bullets_fired <> ws`,
    ],
    [
      'accuracy but hits per shot',
      `SELECT count(*) FROM (${WEAPON_SUMS}) WHERE abs(accuracy - 100.0 * hits / max(1, ws)) > 1e-9`,
    ],
    ['weapon deaths beyond the player’s', `SELECT count(*) FROM (${WEAPON_SUMS}) WHERE wd > deaths`],
    ['weapon without a shot', 'SELECT count(*) FROM weapon_comprehensive_stats WHERE shots = 0'],
    [
      'round whose kills are not deaths, or damage given not received',
      `SELECT count(*) FROM (SELECT sum(kills - deaths) AS k, sum(damage_given - damage_received) AS d,
         sum(team_damage_given - team_damage_received) AS t
       FROM player_comprehensive_stats WHERE round_number > 0 GROUP BY round_id) WHERE k <> 0 OR d <> 0 OR t <> 0`,
    ],
    [
      'wrong K/D, DPM or efficiency',
      `SELECT count(*) FROM player_comprehensive_stats WHERE abs(kd_ratio - kills * 1.0 / max(1, deaths)) > 1e-9
         OR abs(dpm - damage_given * 60.0 / max(1, time_played_seconds)) > 1e-9
         OR abs(efficiency - 100.0 * kills / max(1, kills + deaths)) > 1e-9`,
    ],
    [
      'time beyond the round’s, the foreign file apart',
      `SELECT count(*) FROM player_comprehensive_stats p JOIN rounds r ON r.id = p.round_id
       WHERE r.round_number > 0 AND p.time_played_seconds > ${SECONDS('r.actual_time')} + 6 AND p.time_played_seconds < 3600`,
    ],
    [
      'round 2 whose limit is not round 1’s time',
      `SELECT count(*) FROM rounds one JOIN rounds two USING (match_id)
       WHERE one.round_number = 1 AND two.round_number = 2 AND two.time_limit <> one.actual_time`,
    ],
    [
      'player on one side in both rounds',
      `SELECT count(*) FROM player_comprehensive_stats a JOIN rounds r ON r.id = a.round_id AND r.round_number = 1
       JOIN rounds s ON s.match_id = r.match_id AND s.round_number = 2
       JOIN player_comprehensive_stats b ON b.round_id = s.id AND b.player_guid = a.player_guid
       WHERE a.team = b.team AND b.time_played_seconds BETWEEN 1 AND 3600`,
    ],
    [
      'match_id but round 1’s stamp',
      `SELECT count(*) FROM rounds WHERE round_number = 1
         AND match_id <> round_date || '_' || replace(round_time, ':', '') || '_' || map_name`,
    ],
    ['round 2 that is not a tie', "SELECT count(*) FROM rounds WHERE round_number = 2 AND round_outcome <> 'Tie'"],
    [
      'session but by the 60-minute rule',
      `SELECT count(*) FROM (SELECT gaming_session_id - lag(gaming_session_id) OVER w AS step,
           (${PLAYED_AT} - lag(${PLAYED_AT}) OVER w) * 1440 AS gap FROM rounds WINDOW w AS (ORDER BY id))
       WHERE step <> (gap > 60.0001)`,
    ],
    [
      'row without its round',
      `SELECT (SELECT count(*) FROM player_comprehensive_stats WHERE round_id NOT IN (SELECT id FROM rounds))
            + (SELECT count(*) FROM weapon_comprehensive_stats WHERE round_id NOT IN (SELECT id FROM rounds))`,
    ],
    [
      'round without its processed file',
      `SELECT count(*) FROM rounds WHERE round_number > 0 AND round_date || '-' || replace(round_time, ':', '')
         || '-' || map_name || '-round-' || round_number || '.txt' NOT IN (SELECT filename FROM processed_files)`,
    ],
    [
      'number of the wrong storage class',
      `SELECT count(*) FROM player_comprehensive_stats WHERE typeof(kills) <> 'integer' OR typeof(dpm) <> 'real'
         OR typeof(time_played_minutes) <> 'real' OR typeof(created_at) <> 'text'`,
    ],
    [
      'sequence at or below its greatest id, or not an integer',
      `SELECT count(*) FROM sqlite_sequence WHERE typeof(seq) <> 'integer'
         OR name = 'processed_files' AND seq <= (SELECT max(id) FROM processed_files)
         OR name = 'rounds' AND seq <= (SELECT max(id) FROM rounds)`,
    ],
  ])('%s', (_, sql) => {
    expect(count(sql)).toBe(0);
  });
});
