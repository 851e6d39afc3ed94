import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from './bundle.ts';
import { guardWorkerd } from './orphans.ts';
import type { RunningWorker, WorkerVars } from './running.ts';
import { isRuntimeNoise, QUIET } from './running.ts';

export interface BundledWorkerOptions {
  bundle: Bundle;
  vars: WorkerVars;
  /** Receives what the Worker logs. */
  log?: (line: string) => void;
}

/** Runs a bundle in workerd, for tests. It starts within a second and does not reload. */
export async function startBundledWorker({
  bundle,
  vars,
  log = () => {},
}: BundledWorkerOptions): Promise<RunningWorker> {
  Object.assign(process.env, QUIET);
  const { Miniflare } = await import('miniflare');
  const env = Object.entries({ ...bundle.vars, ...vars }).map(([name, value]) => [
    name,
    { type: 'text' as const, value },
  ]);
  const objects = Object.entries(bundle.durableObjects).map(([name, exportName]) => [
    name,
    { type: 'durable-object' as const, worker: 'stopwatch', exportName },
  ]);
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
          env: Object.fromEntries([...env, ...objects]),
          exports: Object.fromEntries(
            Object.values(bundle.durableObjects).map((name) => [
              name,
              { type: 'durable-object' as const, storage: 'sqlite' as const },
            ]),
          ),
        },
      },
    ],
  });
  const guard = await guardWorkerd(miniflare.ready);
  const url = String(await miniflare.ready).replace(/\/$/, '');
  return {
    url,
    async close() {
      await miniflare.dispose();
      guard.release();
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
