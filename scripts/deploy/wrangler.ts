import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { guard } from '../database/guardian.ts';

interface Upload {
  config: string;
  /** Goes up together with the code. */
  secrets: Readonly<Record<string, string>>;
  dryRun: boolean;
}

/**
 * Runs `wrangler deploy`, which talks to the terminal itself. The secrets are in a file that only this user can read, for as long as it
 * runs: the file goes also if this process is killed. Returns the Worker's addresses, as far as wrangler names them. Throws if wrangler fails.
 */
export async function uploadWorker({ config, secrets, dryRun }: Upload): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'stopwatch-deploy-'));
  const guardian = guard({ removeDir: folder });
  try {
    const secretsFile = join(folder, 'secrets.json');
    writeFileSync(secretsFile, JSON.stringify(secrets), { mode: 0o600 });
    const output = join(folder, 'output.ndjson');
    const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');
    const args = ['deploy', '--config', config, '--secrets-file', secretsFile, ...(dryRun ? ['--dry-run'] : [])];
    const child = spawn(process.execPath, [wrangler, ...args], {
      stdio: 'inherit',
      env: { ...process.env, NODE_OPTIONS: '', WRANGLER_OUTPUT_FILE_PATH: output },
    });
    guardian.update({ pid: child.pid, removeDir: folder });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0)
      throw new Error('Not deployed: wrangler failed, see above. docs/troubleshooting.md explains its usual errors.');
    return addressesIn(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    guardian.release();
  }
}

/** Returns the addresses in wrangler's output, which has one JSON object a line. */
function addressesIn(output: string): string[] {
  const lines = existsSync(output) ? readFileSync(output, 'utf8').split('\n').filter(Boolean) : [];
  const entries = lines.map((line) => JSON.parse(line) as { type?: string; targets?: string[] });
  const targets = entries.find(({ type }) => type === 'deploy')?.targets ?? [];
  return targets.map((target) => target.replace(/\/+$/, ''));
}
