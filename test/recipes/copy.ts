import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** A scratch copy of this checkout, in which a test follows a recipe of CONTRIBUTING.md to the letter. */
export interface Copy {
  folder: string;
  /** Replaces `before` by `after`. Throws if the file does not contain `before`. */
  edit(file: string, before: string, after: string): Promise<void>;
  write(file: string, text: string): Promise<void>;
  /** Runs `npm run script -- …args` in the copy, with this DATABASE_URL: what is typed stands in the list of processes. Returns its output. */
  run(script: string, args?: readonly string[], databaseUrl?: string): Promise<string>;
  remove(): Promise<void>;
}

export async function copyCheckout(): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), '[et] stöpwatch +(x) ')); // clans name their folders like this
  const left = new Set(['node_modules', '.git', '.data', '.wrangler', 'test']);
  await cp(root, folder, { recursive: true, filter: (path) => !left.has(path.slice(root.length + 1)) });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const path = (file: string) => join(folder, file);
  return {
    folder,
    async edit(file, before, after) {
      const text = await readFile(path(file), 'utf8');
      if (!text.includes(before)) throw new Error(`${file} has no "${before}"`);
      await writeFile(
        path(file),
        text.replace(before, () => after),
      );
    },
    write: (file, text) => writeFile(path(file), text),
    async run(script, args = [], databaseUrl = '') {
      const options = { cwd: folder, env: { ...process.env, DATABASE_URL: databaseUrl } };
      const { stdout } = await promisify(execFile)('npm', ['run', '-s', script, '--', ...args], options);
      return stdout;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
