export type { Bundle } from './bundle.ts';
export { bundleWorker } from './bundle.ts';
export { startBundledWorker } from './bundled.ts';
export { forkWorkerHost, startWorker } from './live.ts';
export type { WorkerVars } from './running.ts';
export { workerdPath } from './workerd.ts';
