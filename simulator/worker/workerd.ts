import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Bundle } from './bundle.ts';
import type { WorkerVars } from './running.ts';

/** The path of the program workerd. */
export const workerdPath: string = createRequire(import.meta.url)('workerd').default;

/** A Worker that runs the cron trigger of the one that is bound to it. */
const trigger = `export default {
  async fetch(_, { WORKER }) {
    const { outcome } = await WORKER.scheduled({ scheduledTime: new Date() });
    return new Response(outcome, { status: outcome === 'ok' ? 200 : 500 });
  }
}`;

interface Configured {
  bundle: Bundle;
  vars: WorkerVars;
  folder: string | undefined;
  /** Whether who inspects the Worker may let it collect its garbage. */
  isInspected: boolean;
}

/**
 * Returns a configuration of workerd, in which the bundle listens on the socket `http` and its cron trigger on `trigger`. What its Durable
 * Objects store is in `folder`, or gone at the end. The file belongs into the bundle's folder.
 */
export async function workerdConfig({ bundle, vars, folder, isInspected }: Configured): Promise<string> {
  const names = (await readdir(bundle.folder)).filter((name) => /\.(js|wasm)$/.test(name));
  // The first module is the main one.
  const modules = names
    .sort((one, other) => Number(other === 'index.js') - Number(one === 'index.js'))
    .map((name) => `(name = ${text(name)}, ${name.endsWith('.js') ? 'esModule' : 'wasm'} = embed ${text(name)})`);
  const texts = Object.entries({ ...bundle.vars, ...vars }).map(
    ([name, value]) => `(name = ${text(name)}, text = ${text(value)})`,
  );
  const objects = Object.entries(bundle.durableObjects).map(
    ([name, className]) => `(name = ${text(name)}, durableObjectNamespace = ${text(className)})`,
  );
  const classes = Object.values(bundle.durableObjects).map(
    (name) => `(className = ${text(name)}, uniqueKey = ${text(name)}, enableSql = true)`,
  );
  const disk = folder ? `(name = "objects", disk = (path = ${text(folder)}, writable = true)),` : '';
  const storage = folder ? '(localDisk = "objects")' : '(inMemory = void)';
  const flags = bundle.compatibilityFlags.map(text).join(', ');
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "trigger", worker = .trigger),
    ${disk}
    (name = "internet", network = (allow = ["public", "private", "local"]))
  ],
  sockets = [
    (name = "http", address = "127.0.0.1:0", http = (), service = "worker"),
    (name = "trigger", address = "127.0.0.1:0", http = (), service = "trigger")
  ],
  v8Flags = [${isInspected ? text('--expose-gc') : ''}],
  logging = (structuredLogging = true)
);
const worker :Workerd.Worker = (
  modules = [${modules.join(', ')}],
  compatibilityDate = ${text(bundle.compatibilityDate)},
  compatibilityFlags = [${flags}],
  bindings = [${[...texts, ...objects].join(', ')}],
  durableObjectNamespaces = [${classes.join(', ')}],
  durableObjectStorage = ${classes.length > 0 ? storage : '(none = void)'}
);
const trigger :Workerd.Worker = (
  modules = [(name = "trigger.js", esModule = ${text(trigger)})],
  compatibilityDate = ${text(bundle.compatibilityDate)},
  compatibilityFlags = ["service_binding_extra_handlers"],
  bindings = [(name = "WORKER", service = "worker")]
);
`;
}

const text = (value: string) => JSON.stringify(value);
