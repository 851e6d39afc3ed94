import { Clock as RealClock } from '../../src/handlers/clock/clock.ts';
import { forgetSettings } from '../../src/handlers/community-settings.ts';
import { forgetStored } from '../../src/handlers/metrics.ts';
import { worldFor } from '../../src/handlers/world.ts';
import worker from '../../src/index.ts';

/** Calls of the Durable Object, but for those with which development moves the time. */
let calls = 0;

/** The Worker's Clock, which counts the calls that production has as well. */
export class Clock extends RealClock {
  override ringBy(atMs: number): Promise<void> {
    calls += 1;
    return super.ringBy(atMs);
  }

  override ensure(): Promise<void> {
    calls += 1;
    return super.ensure();
  }
}

/**
 * The Worker of src/, in which each request finds a cold isolate as far as settings and metrics go, and ends when all is done that it does after its
 * response. `GET /bench/calls` returns how many calls the Clock had.
 */
export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname === '/bench/calls') return Response.json(calls);
    forgetSettings(worldFor(env));
    forgetStored(worldFor(env));
    const after: Promise<unknown>[] = [];
    const waitUntil = (promise: Promise<unknown>) => {
      after.push(promise);
      context.waitUntil(promise);
    };
    const response = await worker.fetch(request, env, { waitUntil, passThroughOnException() {} } as ExecutionContext);
    for (const promise of after) await promise; // one may add another
    return response;
  },
  scheduled: (event, env) => worker.scheduled(event, env),
} satisfies ExportedHandler<object>;
