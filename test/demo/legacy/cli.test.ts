import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { testSometimes } from '../../support/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'legacy-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CLI = fileURLToPath(new URL('../../../demo/legacy/cli.ts', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });

describe('command line', () => {
  it('writes a demo and says how much', () => {
    const out = join(folder, 'cli.db');
    const { status, stdout } = run('--out', out, '--end-date', '2026-03-20');
    expect(status).toBe(0);
    expect(stdout).toMatch(/ \d{3} {2}rounds\n/);
    expect(existsSync(out)).toBe(true);
  });

  testSometimes('leaves an existing file alone, and replaces it with --force', () => {
    const out = join(folder, 'precious.db');
    writeFileSync(out, 'mine');
    const refused = run('--out', out);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain(`${out} exists already`);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(run('--out', out, '--force').status).toBe(0);
    expect(readFileSync(out).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it.each([
    ['a day that does not exist', ['--end-date', '2026-02-30'], "'2026-02-30' is not a day"],
    ['a mistyped option', ['--end-dte', '2026-02-03'], "Unknown option '--end-dte'\n(Did you mean --end-date?)"],
    ['a seed that is no number', ['--seed', 'x'], '--seed takes a whole number'],
    ['a size for the demo', ['--rows', '5000'], '--rows belongs to --preset bench'],
    ['too small a bench', ['--preset', 'bench', '--rows', '10'], 'ask for at least 1000'],
    [
      'more players a round than there are',
      ['--preset', 'bench', '--player-rows', '9000', '--rounds', '9'],
      '2 to 500',
    ],
  ])('refuses %s and leaves nothing behind', (_, args, message) => {
    const before = readdirSync(folder);
    const { status, stderr } = run('--out', join(folder, 'refused.db'), ...args);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/--help lists all options\.\n$/);
    expect(status).toBe(2);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('refuses a folder that does not exist', () => {
    const { status, stderr } = run('--out', join(folder, 'nowhere', 'x.db'));
    expect(status).toBe(2);
    expect(stderr).toContain('does not exist');
  });
});
