import type { Isolate } from './isolate.ts';
import { untilIdle } from './isolate.ts';
import type { Line } from './line.ts';

/** Returns the milliseconds of CPU of one request, with what the Worker does after its response. */
export async function cpuOf({ prepare, send }: Pick<Line, 'prepare' | 'send'>, isolate: Isolate): Promise<number> {
  const { cpuMs } = isolate;
  if (prepare) {
    await prepare(isolate);
    await untilIdle(cpuMs);
  }
  const before = cpuMs();
  await send(isolate);
  await untilIdle(cpuMs);
  return cpuMs() - before;
}
