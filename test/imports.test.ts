import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stopwatch-imports-'));
  await copyFile(join(import.meta.dirname, '../biome.json'), join(folder, 'biome.json'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the linter says about a file at this place that imports this. */
async function lint(place: string, imported: string): Promise<string> {
  const file = join(folder, place);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `import { x } from '${imported}';\n\nexport const y = x;\n`);
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--only=style/noRestrictedImports', '--vcs-enabled=false', place];
  const run = promisify(execFile)(process.execPath, args, { cwd: folder });
  return run.then(
    () => 'allowed',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
}

test.each([
  ['src/domain/new.ts', '../db/db.ts', 'domain imports nothing'],
  ['src/domain/new.ts', 'hono', 'domain imports nothing'],
  ['src/domain/rounds/new.ts', '../../db/db.ts', 'domain imports nothing'],
  ['src/domain/rounds/new.ts', '../../env.ts', 'domain imports nothing'],
  ['src/db/new.ts', '../commands/index.ts', 'belongs in commands/'],
  ['src/db/queries/new.ts', '../../discord/reply.ts', 'belongs in commands/'],
  ['src/discord/new.ts', '../db/db.ts', 'belongs in commands/'],
  ['src/commands/new.ts', '../handlers/app.ts', 'belong in handlers/'],
  ['src/commands/shared/new.ts', '../../env.ts', 'belong in handlers/'],
  ['src/handlers/new.ts', 'node:fs', 'belongs in scripts/'],
  ['src/commands/new.ts', '../../scripts/database/postgres.ts', 'belongs in scripts/'],
  ['scripts/new.ts', '../src/handlers/app.ts', 'over HTTP'],
])('%s must not import %s', async (place, imported, words) => {
  expect(await lint(place, imported)).toContain(words);
});

test.each([
  ['src/domain/new.ts', './names.ts'],
  ['src/domain/rounds/new.ts', '../names.ts'],
  ['src/domain/rounds/new.ts', '../round-file/fields.ts'],
  ['src/db/new.ts', '../domain/names.ts'],
  ['src/discord/new.ts', '../domain/names.ts'],
  ['src/commands/new.ts', '../db/queries/session.ts'],
  ['src/commands/new.ts', './index.ts'],
  ['src/handlers/new.ts', '../commands/index.ts'],
  ['scripts/new.ts', '../src/domain/names.ts'],
])('%s may import %s', async (place, imported) => {
  expect(await lint(place, imported)).toBe('allowed');
});
