import { prometheusType } from '../views/prometheus.ts';
import { bearerToken, sameText } from './bearer.ts';
import { clockIn } from './clock/alarm.ts';
import { usedLately } from './metrics.ts';
import type { HandlerContext } from './world.ts';

/** Handles GET /metrics: the metrics in Prometheus's text format, for whoever has HEALTH_TOKEN. It wakes no database for each scrape. */
export async function scrape(c: HandlerContext): Promise<Response> {
  const world = c.get('world');
  const { healthToken } = world.application;
  if (!healthToken || !(await sameText(bearerToken(c) ?? '', healthToken))) {
    c.header('WWW-Authenticate', 'Bearer');
    return c.text('Wrong or missing token: send Authorization: Bearer and HEALTH_TOKEN.\n', 401);
  }
  const text = await clockIn(c.env)?.metrics(usedLately(world));
  if (text === undefined) {
    c.header('Retry-After', '3600');
    return c.text('No metrics yet: the database did not answer. /health says why.\n', 503);
  }
  return c.body(text, 200, { 'Content-Type': prometheusType });
}
