import { execFile } from 'node:child_process';
import { chown, cp, lstat, mkdir, mkdtemp, readlink, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';

const run = promisify(execFile);

interface ServerUser {
  uid: number;
  gid: number;
}

/** Where a server's files are and which user runs it. */
export interface Home {
  /** contains cluster/ (PostgreSQL's data directory) and the file password */
  folder: string;
  /** contains bin/, lib/ and share/ */
  binaries: string;
  /** set if this process runs as root, because PostgreSQL refuses to run as root */
  user?: ServerUser;
}

interface Whereabouts {
  ephemeral: boolean;
  outside: string;
}

/**
 * Finds the folders and the user of a server. An ordinary user's server uses `dataDir`. As root the server runs as another user. Folders
 * that this user cannot enter, such as those in a 0700 home, are placed below `outside`: the binaries as a copy, the data with a link in
 * `dataDir`. Ephemeral data goes into the temporary folder if possible.
 */
export async function findHome(
  dataDir: string,
  installed: Binaries,
  { ephemeral, outside }: Whereabouts,
): Promise<Home> {
  await mkdir(dataDir, { recursive: true });
  const here = await realpath(dataDir);
  if (process.getuid?.() !== 0) return { folder: here, binaries: installed.folder };

  const linked = await realpath(join(here, 'elsewhere')).catch(() => undefined);
  const user = (await ownerOf(join(linked ?? here, 'cluster'))) ?? (await unprivilegedUser());
  const folder =
    linked ??
    ((await canEnter(here, user))
      ? here
      : await settleElsewhere(here, user, ephemeral ? [tmpdir(), outside] : [outside]));
  const binaries = (await canEnter(installed.folder, user))
    ? installed.folder
    : await copyBinaries(installed, user, outside);
  return { folder, binaries, user };
}

/** Returns the user who ran the server before, so that root and an ordinary user can take turns with one checkout. */
async function ownerOf(cluster: string): Promise<ServerUser | undefined> {
  const info = await stat(cluster).catch(() => undefined);
  return info && info.uid !== 0 ? { uid: info.uid, gid: info.gid } : undefined;
}

async function unprivilegedUser(): Promise<ServerUser> {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(
        ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
      );
      if (uid && gid !== undefined) return { uid, gid };
    } catch {} // no such user, so the next name is tried
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and this system has no user "postgres" or "nobody" to run it: start as an ordinary user.',
  );
}

/**
 * Returns whether the user can enter the folder and every folder above it. Access lists are ignored, because an unnecessary copy does no
 * harm.
 */
async function canEnter(folder: string, { uid, gid }: ServerUser): Promise<boolean> {
  for (let at = await realpath(folder); ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = await stat(at);
    if (!(mode & (owner === uid ? 0o100 : group === gid ? 0o010 : 0o001))) return false;
    if (at === dirname(at)) return true;
  }
}

async function settleElsewhere(here: string, user: ServerUser, places: readonly string[]): Promise<string> {
  const link = join(here, 'elsewhere');
  const dangling = await readlink(link).catch(() => undefined);
  if (dangling) {
    throw new Error(
      `${link} points to ${dangling}, which is gone. Put it back, or remove ${here} to begin with an empty database.`,
    );
  }
  const folder = await mkdtemp(join(await firstReachable(places, user), 'stopwatch-'));
  await chown(folder, user.uid, user.gid);
  await symlink(folder, link);
  return folder;
}

async function copyBinaries(installed: Binaries, user: ServerUser, outside: string): Promise<string> {
  const parent = await firstReachable([outside], user);
  const target = join(parent, `postgresql-${installed.version}-${process.platform}-${process.arch}`);
  if (await lstat(target).catch(() => undefined)) return target;
  const unfinished = await mkdtemp(`${target}-`);
  const native = join(unfinished, 'native');
  try {
    await cp(installed.folder, native, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    await rename(native, target).catch((error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another process created it first
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return target;
}

async function firstReachable(places: readonly string[], user: ServerUser): Promise<string> {
  for (const place of places) {
    await mkdir(place, { recursive: true, mode: 0o755 });
    if (await canEnter(place, user)) return place;
  }
  throw new Error(
    `User ${user.uid}, who runs PostgreSQL, cannot enter ${places.join(' or ')}: give that user execute permission there.`,
  );
}
