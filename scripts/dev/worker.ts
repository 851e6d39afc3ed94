export type { Bundle } from './worker/bundle.ts';
export { bundleWorker } from './worker/bundle.ts';
export { startBundledWorker } from './worker/bundled.ts';
export { startWorker } from './worker/live.ts';
export type { WorkerVars } from './worker/running.ts';
