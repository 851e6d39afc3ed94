import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Simulator } from '../../../simulator/discord/simulator.ts';
import { bareEnv } from '../../support/bare-env.ts';

const root = join(import.meta.dirname, '../../..');

/** What an owner's machine has: wrangler.toml and .dev.vars. */
export interface OwnersFiles {
  /** Variables of wrangler.toml. */
  vars: Record<string, string>;
  /** Lines of .dev.vars. */
  secrets: Record<string, string>;
}

export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs a command of the project as a process on an owner's machine, whose files are in a folder of its own. */
export async function onOwnersMachine(
  { vars, secrets }: OwnersFiles,
  [script, ...args]: readonly [string, ...string[]],
  env: Record<string, string> = {},
): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'stopwatch-owner-'));
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(folder, 'wrangler.toml'), filledIn(vars));
  writeFileSync(join(folder, 'dev.vars'), lines.join(''));
  const environment = {
    ...bareEnv(),
    STOPWATCH_DEV_VARS: join(folder, 'dev.vars'),
    ...env,
  };
  const all = ['--import', './scripts/preload.js', script, '--config', join(folder, 'wrangler.toml'), ...args];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, all, { cwd: root, env: environment });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns the project's wrangler.toml with an owner's values in it, for a folder elsewhere. */
function filledIn(vars: Record<string, string>): string {
  const text = readFileSync(join(root, 'wrangler.toml'), 'utf8')
    .replace('main = "', `main = "${root}/`)
    .replaceAll('= "./', `= "${root}/`);
  return Object.entries(vars).reduce((all, [name, value]) => {
    const line = new RegExp(`^${name} = ".*"$`, 'm');
    if (!line.test(all)) throw new Error(`wrangler.toml has no ${name} to fill in.`);
    return all.replace(line, `${name} = "${value}"`);
  }, text);
}

/** The key with which the Workers of these tests sign pictures. */
export const chartsKey = 'only-for-tests-0123456789abcdef0123';

/** Returns the files of an owner who has done everything right. */
export function rightFiles(
  discord: Simulator,
  { databaseUrl, neonEndpoint, workerUrl }: { databaseUrl: string; neonEndpoint: string; workerUrl: string },
): OwnersFiles {
  return {
    vars: {
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_PUBLIC_KEY: discord.publicKey,
      DISCORD_GUILD_IDS: discord.guildId,
      TIME_ZONE: 'UTC',
      SERVER_TIME_ZONE: 'UTC',
    },
    secrets: {
      DATABASE_URL: databaseUrl,
      DISCORD_TOKEN: discord.token,
      HEALTH_TOKEN: 'only-for-tests-0123456789',
      INGEST_TOKENS: 'main:main-server-0123456789',
      CHARTS_KEY: chartsKey,
      WORKER_URL: workerUrl,
      DEV_DISCORD_API: discord.apiUrl,
      DEV_NEON_ENDPOINT: neonEndpoint,
    },
  };
}
