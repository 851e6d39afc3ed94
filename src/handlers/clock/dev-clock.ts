import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { storeGathered } from '../metrics.ts';
import type { HandlerContext, Variables } from '../world.ts';
import { clockIn } from './alarm.ts';

const body = v.strictObject({
  advanceMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Whether what is due runs at the end only, as if the Clock had been late, and not each at its instant. */
  jump: v.optional(v.boolean(), false),
});

/**
 * Handles POST /dev/clock, with which tests and the playground move the clock. Responds when what became due has run. It exists only in
 * development, where DEV_CLOCK is set.
 */
export async function devClock(c: HandlerContext): Promise<Response> {
  const clock = clockIn(c.env);
  if (!clock || !c.get('world').application.development.hasClock) return c.notFound();
  const given = v.safeParse(body, await c.req.json().catch(() => undefined));
  if (!given.success) return c.json({ error: 'Send {"advanceMs": 3600000}: milliseconds, 0 or more.' }, 400);
  // What waits for a moment does not wait for hours.
  await storeGathered(c.get('world'));
  return c.json(await clock.advance(given.output.advanceMs, given.output.jump));
}

/** Lets requests see the time that POST /dev/clock has set, in every isolate. */
export const shownTime: MiddlewareHandler<{ Bindings: object; Variables: Variables }> = async (c, next) => {
  const { application, clock } = c.get('world');
  if (application.development.hasClock) clock.shiftTo((await clockIn(c.env)?.shift()) ?? 0);
  await next();
};
