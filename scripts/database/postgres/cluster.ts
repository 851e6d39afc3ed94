import type { ExecFileOptions } from 'node:child_process';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explain, programPath } from './binaries.ts';
import type { Home } from './home.ts';

/** Returns the options for starting PostgreSQL's programs: its user, no PG* and locale variables, and a folder this user can enter. */
export function surroundings(home: Home) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name)));
  return { ...home.user, cwd: '/', env: { ...env, LC_ALL: 'C', TZ: 'UTC' }, windowsHide: true };
}

/** Reads the superuser's password. It is random, and only the file's owner can read it. */
export const readPassword = async (home: Home) => (await readFile(join(home.folder, 'password'), 'utf8')).trim();

interface Preparation {
  /** the server's major version */
  major: string;
  ephemeral: boolean;
  /** receives the id of the process that creates the cluster, which must not outlive this process */
  onChild: (pid: number) => void;
}

/**
 * Creates the cluster if there is none. It uses UTF-8 and PostgreSQL's own C.UTF-8 rules, as Neon does, which are the same on every
 * operating system. Throws if another major version wrote the cluster.
 */
export async function prepareCluster(home: Home, preparation: Preparation): Promise<void> {
  const cluster = join(home.folder, 'cluster');
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined))?.trim();
  if (found === undefined) return createCluster(home, cluster, preparation);
  if (found !== preparation.major) {
    throw new Error(
      `The database in ${home.folder} was written by PostgreSQL ${found}, and this is PostgreSQL ${preparation.major}. ` +
        `Move the folder away to begin with an empty database, or dump it with PostgreSQL ${found} and load the dump.`,
    );
  }
  await checkOwner(home, cluster);
}

async function checkOwner({ folder, user }: Home, cluster: string): Promise<void> {
  const owner = (await stat(cluster)).uid;
  if (owner === (user?.uid ?? process.getuid?.() ?? owner)) return;
  if (owner !== 0 || !user)
    throw new Error(`The database in ${folder} belongs to user ${owner}: start as that user or as root.`);
  await execute('chown', ['-R', `${user.uid}:${user.gid}`, cluster]); // root has copied the checkout
}

/** Creates the cluster under a temporary name and renames it when it is complete. So an unfinished cluster is never started. */
async function createCluster(home: Home, cluster: string, { ephemeral, onChild }: Preparation): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  const password = join(home.folder, 'password');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (home.user) for (const path of [unfinished, password]) await chown(path, home.user.uid, home.user.gid);
  // The password has 192 random bits. More rounds of hashing would only slow down every connection.
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
