export type { Bundle } from './bundle.ts';
export { bundleWorker } from './bundle.ts';
export type { BundledWorkerOptions } from './bundled.ts';
export { startBundledWorker } from './bundled.ts';
export { forkWorkerHost, startWorker } from './live.ts';
export { guardWorkerd } from './orphans.ts';
export type { RunningWorker, WorkerVars } from './running.ts';
export { isRuntimeNoise, QUIET } from './running.ts';
export { workerdPath } from './workerd.ts';
