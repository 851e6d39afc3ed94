import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { circles, importGraph, reachable } from './support/import-graph.ts';

const root = join(import.meta.dirname, '..');
const graph = importGraph();

let folder: string;
let said: string;

const forbidden: [place: string, imported: string, words: string][] = [
  ['src/domain/new.ts', '../db/db.ts', 'domain imports nothing'],
  ['src/domain/new.ts', 'hono', 'domain imports nothing'],
  ['src/domain/rounds/new.ts', '../../db/db.ts', 'domain imports nothing'],
  ['src/domain/rounds/new.ts', '../../env.ts', 'domain imports nothing'],
  ['src/db/new.ts', '../commands/index.ts', 'db knows SQL'],
  ['src/db/queries/new.ts', '../../discord/reply.ts', 'belongs in views/'],
  ['src/discord/new.ts', '../db/db.ts', 'belongs in views/'],
  ['src/charts/new.ts', '../discord/reply.ts', 'charts knows pictures'],
  ['src/texts/new.ts', '../views/numbers.ts', 'texts knows sentences'],
  ['src/views/new.ts', '../commands/context.ts', 'belong in commands/'],
  ['src/views/session/new.ts', '../../commands/shared/pager.ts', 'belong in commands/'],
  ['src/posts/new.ts', '../commands/index.ts', 'belongs in commands/'],
  ['src/pages/new.ts', '../commands/index.ts', 'belong in handlers/'],
  ['src/jobs/new.ts', '../handlers/app.ts', 'belong in handlers/'],
  ['src/commands/new.ts', '../handlers/app.ts', 'belong in handlers/'],
  ['src/commands/new.ts', '../jobs/index.ts', 'belong in handlers/'],
  ['src/commands/shared/new.ts', '../../env.ts', 'belong in handlers/'],
  ['src/handlers/new.ts', 'node:fs', 'belongs in scripts/'],
  ['src/handlers/new.ts', '../index.ts', 'belongs in handlers/'],
  ['src/new.ts', 'pg', 'belongs in scripts/'],
  ['src/commands/new.ts', '../../scripts/database/postgres.ts', 'belongs in scripts/'],
  ['src/views/new.ts', '../../demo/random.ts', 'belongs in scripts/'],
  ['src/balancer/new.ts', '../db/db.ts', 'a rule of its own'],
  ['src/balancer/new.ts', 'hono', 'a rule of its own'],
  ['simulator/discord/new.ts', '../../src/discord/limits.ts', 'is passed in'],
  ['simulator/worker/new.ts', '../../scripts/database/postgres.ts', 'is passed in'],
  ['demo/legacy/new.ts', '../../simulator/discord/simulator.ts', 'belongs in playground/'],
  ['playground/new.ts', '../src/handlers/app.ts', 'over HTTP'],
  ['scripts/new.ts', '../src/handlers/app.ts', 'over HTTP'],
  ['scripts/migrate/steps/new.ts', '../../../demo/random.ts', 'scripts/database'],
  ['scripts/ask/new.ts', '../../simulator/discord/simulator.ts', 'what a user runs'],
  ['scripts/migrate/source/new.ts', '../copy/cells.ts', 'belongs in copy/'],
  ['scripts/migrate/copy/new.ts', '../target/target.ts', 'belongs in target/'],
  ['scripts/migrate/target/new.ts', '../check/compare.ts', 'belongs in check/'],
  ['scripts/migrate/check/new.ts', '../steps/load.ts', 'belongs in steps/'],
];

const allowed: [place: string, imported: string][] = [
  ['src/domain/new.ts', './names.ts'],
  ['src/domain/rounds/new.ts', '../names.ts'],
  ['src/domain/rounds/new.ts', '../round-file/fields.ts'],
  ['src/db/new.ts', '../domain/names.ts'],
  ['src/discord/new.ts', '../domain/names.ts'],
  ['src/texts/new.ts', '../domain/names.ts'],
  ['src/views/new.ts', '../db/queries/session.ts'],
  ['src/views/session/new.ts', '../../discord/escape.ts'],
  ['src/posts/new.ts', '../views/numbers.ts'],
  ['src/jobs/new.ts', '../posts/index.ts'],
  ['src/commands/new.ts', '../db/queries/session.ts'],
  ['src/commands/new.ts', './index.ts'],
  ['src/commands/teams/new.ts', '../../views/session/view.ts'],
  ['src/handlers/new.ts', '../commands/index.ts'],
  ['src/new.ts', './handlers/app.ts'],
  ['demo/legacy/new.ts', '../../scripts/migrate/source/legacy-ddl.ts'],
  ['playground/new.ts', '../simulator/discord/simulator.ts'],
  ['playground/gallery/cases/new.ts', '../../../src/charts/index.ts'],
  ['scripts/new.ts', '../src/domain/names.ts'],
  ['scripts/ask/new.ts', '../../simulator/discord/outcome.ts'],
];

/** Returns one file name per case, so that the linter starts only once. */
const fileOf = (place: string, index: number) => place.replace('new.ts', `new-${index}.ts`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stopwatch-imports-'));
  await copyFile(join(root, 'biome.json'), join(folder, 'biome.json'));
  for (const [index, [place, imported]] of [...forbidden, ...allowed].entries()) {
    const file = join(folder, fileOf(place, index));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `import { x } from '${imported}';\n\nexport const y = x;\n`);
  }
  said = await lint();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Returns what the linter reports about all files. */
async function lint(): Promise<string> {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const rule = '--only=style/noRestrictedImports';
  const args = [biome, 'lint', rule, '--vcs-enabled=false', '--max-diagnostics=none', '--colors=off', '.'];
  return promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 1 << 24 }).then(
    ({ stdout, stderr }) => stdout + stderr,
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
}

/** Returns what the linter reports about one file. */
function saidOf(file: string): string {
  return said
    .split(/^(?=\S+\.ts:\d+:\d+ )/m)
    .filter((part) => part.startsWith(`${file}:`))
    .join('');
}

test.each(forbidden.map((one, index) => [...one, index] as const))(
  '%s must not import %s',
  (place, _imported, words, index) => expect(saidOf(fileOf(place, index))).toContain(words),
);

test.each(allowed.map((one, index) => [...one, forbidden.length + index] as const))(
  '%s may import %s',
  (place, _imported, index) => expect(saidOf(fileOf(place, index))).toBe(''),
);

test('every folder of src has a rule', () => {
  const { overrides } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as {
    overrides: { includes: string[] }[];
  };
  const ruled = overrides.flatMap(({ includes }) => includes);
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    expect(
      [`src/${name}/**`, `src/${name}/*/**`].some((rule) => ruled.includes(rule)),
      name,
    ).toBe(true);
  }
});

test('there are no import cycles, type imports included', () => expect(circles(graph)).toEqual([]));

test('files of commands/shared are imported by several commands, and no command imports another', () => {
  const commandOf = (file: string) => /^src\/commands\/([\w-]+)(?:\/|\.ts$)/.exec(file)?.[1];
  const helpers = ['src/commands/command.ts', 'src/commands/context.ts'];
  const listed = (graph.get('src/commands/index.ts') ?? []).filter((file) => !helpers.includes(file));
  const served = new Map<string, Set<string>>();
  for (const entry of listed) {
    const command = commandOf(entry) ?? '';
    for (const file of reachable(graph, entry)) {
      if (file.startsWith('src/commands/shared/')) served.set(file, (served.get(file) ?? new Set()).add(command));
      else if (/^src\/commands\/[\w-]+\//.test(file))
        expect(commandOf(file), `${file}, used by /${command}`).toBe(command);
    }
  }
  const shared = [...graph.keys()].filter((file) => file.startsWith('src/commands/shared/'));
  for (const file of shared) expect(served.get(file)?.size ?? 0, file).toBeGreaterThan(1);
});
