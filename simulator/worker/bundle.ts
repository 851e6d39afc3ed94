import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'smol-toml';
import type { WorkerVars } from './running.ts';
import { QUIET } from './running.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The Worker as `wrangler deploy` would upload it. It is plain data, so that other processes can receive it. */
export interface Bundle {
  /** contains the modules; the caller removes it */
  folder: string;
  compatibilityDate: string;
  compatibilityFlags: string[];
  /** those of wrangler.toml */
  vars: WorkerVars;
  /** the classes of its Durable Objects, by the name of their binding */
  durableObjects: Record<string, string>;
}

/** What is read of wrangler.toml. */
interface Config {
  compatibility_date: string;
  compatibility_flags?: string[];
  vars?: Record<string, unknown>;
  durable_objects?: { bindings: { name: string; class_name: string }[] };
}

/** Bundles the Worker of wrangler.toml, or another entry with its settings, into `folder`. Throws an Error with wrangler's message. */
export async function bundleWorker(folder: string, entry?: string): Promise<Bundle> {
  const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');
  const args = [wrangler, 'deploy', ...(entry ? [entry] : []), '--dry-run', '--outdir', folder];
  await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...QUIET, NODE_OPTIONS: '' },
  }).catch((error: { stderr: string; stdout: string }) => {
    throw new Error(`The Worker cannot be bundled: ${error.stderr || error.stdout}`);
  });
  // wrangler itself would take a second to load, for four settings of a file that it has just accepted.
  const config = parse(readFileSync(join(root, 'wrangler.toml'), 'utf8')) as unknown as Config;
  const objects = config.durable_objects?.bindings ?? [];
  return {
    folder,
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags ?? [],
    vars: Object.fromEntries(Object.entries(config.vars ?? {}).map(([name, value]) => [name, String(value)])),
    durableObjects: Object.fromEntries(objects.map(({ name, class_name: className }) => [name, className])),
  };
}
