import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundledWorkerOptions, RunningWorker } from '../../simulator/worker/index.ts';
import { guardWorkerd, isRuntimeNoise, QUIET } from '../../simulator/worker/index.ts';

/** Runs a bundle in Miniflare, Cloudflare's own simulator, which configures workerd from what wrangler.toml names. */
export async function startInMiniflare({ bundle, vars, log = () => {} }: BundledWorkerOptions): Promise<RunningWorker> {
  Object.assign(process.env, QUIET);
  const { Miniflare } = await import('miniflare');
  const texts = Object.entries({ ...bundle.vars, ...vars }).map(([name, value]) => [
    name,
    { type: 'text' as const, value },
  ]);
  const objects = Object.entries(bundle.durableObjects).map(([name, exportName]) => [
    name,
    { type: 'durable-object' as const, worker: 'stopwatch', exportName },
  ]);
  const classes = Object.values(bundle.durableObjects).map((name) => [
    name,
    { type: 'durable-object' as const, storage: 'sqlite' as const },
  ]);
  const others = new Set(childProcesses());
  const miniflare = new Miniflare({
    host: '127.0.0.1',
    port: 0,
    cf: false,
    unsafeTriggerHandlers: true, // GET /cdn-cgi/local/scheduled is the cron trigger
    handleStructuredLogs: ({ message }) => {
      if (!isRuntimeNoise(message)) log(message);
    },
    workers: [
      {
        config: {
          name: 'stopwatch',
          compatibilityDate: bundle.compatibilityDate,
          compatibilityFlags: bundle.compatibilityFlags,
          manifest: { mainModule: 'index.js', modulesRoot: '/', modules: await readModules(bundle.folder) },
          env: Object.fromEntries([...texts, ...objects]),
          exports: Object.fromEntries(classes),
        },
      },
    ],
  });
  const url = String(await miniflare.ready).replace(/\/$/, '');
  const guarded = childProcesses()
    .filter((pid) => !others.has(pid))
    .map(guardWorkerd);
  return {
    url,
    trigger: async () => void (await fetch(`${url}/cdn-cgi/local/scheduled`)),
    async close() {
      await miniflare.dispose();
      for (const one of guarded) one.release();
    },
  };
}

async function readModules(folder: string) {
  const names = (await readdir(folder)).filter((name) => /\.(js|wasm)$/.test(name));
  const modules = names.map(async (name) => {
    const contents = await readFile(join(folder, name));
    return name.endsWith('.wasm')
      ? [name, { type: 'wasm' as const, contents: new Uint8Array(contents) }]
      : [name, { type: 'esm' as const, contents: contents.toString() }];
  });
  return Object.fromEntries(await Promise.all(modules));
}

/** Returns the ids of the processes that this one has started, where Linux lists them. */
function childProcesses(): number[] {
  if (!existsSync('/proc/self/task')) return [];
  const lists = readdirSync('/proc/self/task').map((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8'),
  );
  return lists.join(' ').split(' ').filter(Boolean).map(Number);
}
