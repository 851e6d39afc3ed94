import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';

const everyMs = 500;
const work = Buffer.alloc(8 * 1024 * 1024);

// A thread of its own, so that what the main one does is not mistaken for other programs.
for (;;) {
  const startedMs = performance.now();
  await sleep(everyMs);
  createHash('sha256').update(work).digest();
  parentPort?.postMessage({ atMs: Date.now(), tookMs: performance.now() - startedMs - everyMs });
}
