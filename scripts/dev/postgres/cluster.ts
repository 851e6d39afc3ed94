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
  ephemeral: boolean;
  /** gets the process that makes the cluster, which must not outlive us */
  onChild: (pid: number) => void;
}

/**
 * Makes the cluster when there is none: UTF-8, the Unicode rules that Neon has too (C.UTF-8 of PostgreSQL itself, the
 * same on every operating system). Throws when it was written by another major version.
 */
export async function prepareCluster(home: Home, { ephemeral, onChild }: Preparation): Promise<void> {
  const cluster = join(home.folder, 'cluster');
  const brought = await majorVersion(home);
  const found = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (found === undefined) return createCluster(home, cluster, { ephemeral, onChild });
  if (found.trim() !== brought) {
    throw new Error(
      `The database in ${home.folder} was written by PostgreSQL ${found.trim()}, and this is PostgreSQL ${brought}. ` +
        `Move the folder away to begin with an empty one, or dump it with a PostgreSQL ${found.trim()} and load the dump.`,
    );
  }
  const owner = (await stat(cluster)).uid;
  const uid = home.user?.uid ?? process.getuid?.() ?? owner;
  if (owner === 0 && home.user)
    await execute(home, 'chown', ['-R', `${uid}:${home.user.gid}`, cluster], { asRoot: true });
  else if (owner !== uid)
    throw new Error(`The database in ${home.folder} belongs to user ${owner}: start as that user or as root.`);
}

async function majorVersion(home: Home): Promise<string> {
  const printed = await execute(home, programPath(home.binaries, 'postgres'), ['--version']);
  return /(\d+)\./.exec(printed)?.[1] ?? printed;
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
  const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${password}`, '--set=scram_iterations=1'];
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const rest = ['--no-instructions', ...(ephemeral ? ['--no-sync'] : [])];
  await execute(
    home,
    programPath(home.binaries, 'initdb'),
    [`--pgdata=${unfinished}`, ...options, ...locale, ...rest],
    { onChild },
  );
  await rename(unfinished, cluster);
}

interface Execution {
  asRoot?: boolean;
  onChild?: (pid: number) => void;
}

function execute(home: Home, program: string, args: string[], { asRoot, onChild }: Execution = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, asRoot ? {} : surroundings(home), (error, stdout, stderr) => {
      if (error) reject(new Error(`PostgreSQL cannot start: ${explain(stderr || error.message)}`, { cause: error }));
      else resolve(stdout);
    });
    if (child.pid !== undefined) onChild?.(child.pid);
  });
}
