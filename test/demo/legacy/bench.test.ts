import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import type { BenchOptions } from '../../../demo/legacy/bench.ts';
import { generateBench } from '../../../demo/legacy/bench.ts';

const folder = mkdtempSync(join(tmpdir(), 'legacy-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function bench(options: Partial<BenchOptions>) {
  const path = join(folder, `${++files}.db`);
  return { path, counts: generateBench({ path, ...options }) };
}

const total = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, n) => sum + n, 0);

describe('bench', () => {
  it.each([1000, 20_000])('writes exactly %i rows', (rows) => {
    expect(total(bench({ size: { rows } }).counts)).toBe(rows);
  });

  it('writes exactly the player rows and rounds asked for, everybody at most once a round', () => {
    const { path, counts } = bench({ size: { playerRows: 1000, rounds: 31 }, players: 60 });
    expect(counts.player_comprehensive_stats).toBe(1000);
    expect(counts.rounds).toBe(31);
    const db = new DatabaseSync(path, { readOnly: true });
    const widest = db.prepare(`SELECT max(n) AS most, min(n) AS least FROM
      (SELECT count(*) AS n FROM player_comprehensive_stats GROUP BY round_id)`);
    expect(widest.get()).toEqual({ most: 33, least: 32 });
    db.close();
  });

  it('is the same file for the same seed and date, another for another', () => {
    const size = { rows: 3000 };
    const one = readFileSync(bench({ size }).path);
    expect(readFileSync(bench({ size }).path).equals(one)).toBe(true);
    expect(readFileSync(bench({ size, seed: 2 }).path).equals(one)).toBe(false);
  });

  it('ends before its end date', () => {
    const { path } = bench({ size: { rows: 30_000 }, endDate: '2025-07-01' });
    const db = new DatabaseSync(path, { readOnly: true });
    expect(db.prepare("SELECT count(*) AS n FROM rounds WHERE round_date >= '2025-07-01'").get()).toEqual({ n: 0 });
    db.close();
  });
});
