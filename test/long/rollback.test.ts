import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateRoundFiles } from '../../demo/round-files/generate.ts';
import type { WrittenRound } from '../../demo/round-files/match.ts';
import type { Bundle } from '../../simulator/worker/index.ts';
import type { Bot } from '../support/bot.ts';
import { healthToken, manageServer, startBot } from '../support/bot.ts';
import { shown } from '../support/shown.ts';
import { upload } from '../support/upload.ts';

/**
 * Rolling back (docs/deploy.md): the code of the commits before the newest migration, and before the newest change of a function, runs on
 * the schema of today. Needs the history of git.
 */

const root = join(import.meta.dirname, '../..');
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

const changes: [what: string, paths: string[]][] = [
  ['the newest migration', ['src/db/migrations']],
  ['the newest change of functions and views', ['src/db/functions', 'src/db/views', 'src/db/triggers']],
];
const token = 'main-server-0123456789';

/** Returns the commit before the last one that changed these files. Undefined without that part of the history. */
function commitBefore(paths: readonly string[]): string | undefined {
  try {
    return git('rev-parse', '--verify', '--quiet', `${git('log', '-1', '--format=%H', '--', ...paths)}^`);
  } catch {
    return undefined;
  }
}

test('the history of git is here', () => {
  expect(changes.map(([, paths]) => commitBefore(paths)).every((commit) => commit !== undefined)).toBe(true);
});

describe.each(changes)('the code before %s', (_, paths) => {
  let folder: string;
  let bot: Bot;
  beforeAll(async () => {
    const commit = commitBefore(paths) ?? '';
    console.log(git('log', '-1', '--format=%h %s', commit));
    folder = await mkdtemp(join(tmpdir(), 'stopwatch-rollback-'));
    git('archive', '--output', join(folder, 'code.tar'), commit);
    execFileSync('tar', ['-xf', join(folder, 'code.tar'), '-C', folder]);
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const { bundleWorker } = await import(join(folder, 'simulator/worker/bundle.ts'));
    const built: Bundle = await bundleWorker(join(folder, 'bundle'));
    bot = await startBot({ data: 'small', bundle: built, vars: { INGEST_TOKENS: `main:${token}` } });
  }, 300_000);
  afterAll(async () => {
    await bot?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each([
    ...[
      '/stats player:$player',
      '/last',
      '/sessions',
      '/teams score',
      '/leaderboard',
      '/records',
      '/season',
      '/awards',
    ],
    ...['/vs player1:$player player2:$other', '/synergy best', '/privacy show', '/linked'],
  ])('%s answers', async (template) => {
    const { rows } = await bot.database.client.query(
      'select player_guid as guid from player_totals order by rounds desc, player_guid limit 2',
    );
    const line = template.replace('$player', rows[0].guid).replace('$other', rows[1].guid);
    const outcome = await bot.discord.ask(line);
    expect(outcome.problems).toEqual([]);
    expect(shown(outcome)).not.toContain('Error');
  });

  test('a setting is saved, and files are stored, with their sums', async () => {
    const saved = await bot.discord.ask('/admin config language:de', { permissions: manageServer });
    expect(shown(saved)).toMatch(/Saved/);
    const files = generateRoundFiles({ seed: 'roll back', matches: 3 });
    for (const file of files as WrittenRound[]) {
      expect(await upload(bot.url, token, file)).toBe(201);
      if (file.endstats) expect(await upload(bot.url, token, file.endstats)).toBe(201);
    }
    const { rows } = await bot.database.client.query('select count(*)::int from rounds where file_id is not null');
    expect(rows).toEqual([{ count: files.length }]);
    expect(bot.log.filter(({ outcome }) => outcome === 'error')).toEqual([]);
  });

  test('/health says that the schema is newer, or that functions differ, and nothing worse', async () => {
    const response = await fetch(`${bot.url}/health`, { headers: { authorization: `Bearer ${healthToken}` } });
    const { problems } = (await response.json()) as { problems: string[] };
    for (const problem of problems) expect(problem).toMatch(/is at migration|npm run schema/);
  });
});
