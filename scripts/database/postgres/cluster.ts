import type { ExecFileOptions } from 'node:child_process';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explain, programPath } from './binaries.ts';
import type { Home } from './home.ts';

/** How the programs of PostgreSQL are started: as its user, without our PG* and locale variables, in a folder it can be in. */
export function surroundings(home: Home) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name)));
  return { ...home.user, cwd: '/', env: { ...env, LC_ALL: 'C', TZ: 'UTC' }, windowsHide: true };
}

/** The superuser's password: random, readable by the owner only. */
export const readPassword = async (home: Home) => (await readFile(join(home.folder, 'password'), 'utf8')).trim();

interface Preparation {
  /** the version of the server */
  major: string;
  ephemeral: boolean;
  /** gets the process that makes the cluster, which must not outlive us */
  onChild: (pid: number) => void;
}

/**
 * Makes the cluster when there is none: UTF-8, the Unicode rules that Neon has too (C.UTF-8 of PostgreSQL itself, the
 * same on every operating system). Throws when it was written by another major version.
 */
export async function prepareCluster(home: Home, preparation: Preparation): Promise<void> {
  const cluster = join(home.folder, 'cluster');
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined))?.trim();
  if (found === undefined) return createCluster(home, cluster, preparation);
  if (found !== preparation.major) {
    throw new Error(
      `The database in ${home.folder} was written by PostgreSQL ${found}, and this is PostgreSQL ${preparation.major}. ` +
        `Move the folder away to begin with an empty one, or dump it with a PostgreSQL ${found} and load the dump.`,
    );
  }
  await checkOwner(home, cluster);
}

async function checkOwner({ folder, user }: Home, cluster: string): Promise<void> {
  const owner = (await stat(cluster)).uid;
  if (owner === (user?.uid ?? process.getuid?.() ?? owner)) return;
  if (owner !== 0 || !user)
    throw new Error(`The database in ${folder} belongs to user ${owner}: start as that user or as root.`);
  await execute('chown', ['-R', `${user.uid}:${user.gid}`, cluster]); // a checkout that root has copied
}

/** A cluster gets its name only when it is complete, so that one whose making was interrupted is never started. */
async function createCluster(home: Home, cluster: string, { ephemeral, onChild }: Preparation): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  const password = join(home.folder, 'password');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (home.user) for (const path of [unfinished, password]) await chown(path, home.user.uid, home.user.gid);
  // The password has 192 random bits: more rounds of hashing would only make every connection slow.
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${password}`, '--set=scram_iterations=1'];
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const options = [`--pgdata=${unfinished}`, ...access, ...locale, ...(ephemeral ? ['--no-sync'] : [])];
  await execute(programPath(home.binaries, 'initdb'), options, surroundings(home), onChild);
  await rename(unfinished, cluster);
}

function execute(
  program: string,
  args: string[],
  how: ExecFileOptions = {},
  onChild?: Preparation['onChild'],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, how, (error, _stdout, stderr) => {
      if (error)
        reject(new Error(`PostgreSQL cannot start: ${explain(String(stderr) || error.message)}`, { cause: error }));
      else resolve();
    });
    if (child.pid !== undefined) onChild?.(child.pid);
  });
}
