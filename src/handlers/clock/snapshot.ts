import { metricsSnapshot } from '../../db/queries/metrics-snapshot.ts';
import { prometheusText } from '../../views/prometheus.ts';
import { describeError } from '../errors.ts';
import type { World } from '../world.ts';

const hourMs = 60 * 60_000;
/** How old (ms) the figures become before a scrape asks a database that may sleep. Each time costs it five minutes awake. */
const oldestMs = 6 * hourMs;
/** How long (ms) a database is left alone that did not answer. */
const retryAfterMs = hourMs;

interface Snapshot {
  /** Until when it is good enough. */
  untilMs: number;
  /** Undefined until the database has answered once. */
  text: string | undefined;
}

/**
 * Returns the metrics as they were read last. Reads them again if the database is awake anyway, or if they are six hours old, so that
 * scrapes however frequent do not keep it awake. Undefined if they never could be read.
 */
export async function metricsText(
  { db, clock }: World,
  storage: DurableObjectStorage,
  isAwake: boolean,
): Promise<string | undefined> {
  const known = await storage.get<Snapshot>('metrics');
  const now = clock.now();
  if (known && !isAwake && now.getTime() < known.untilMs) return known.text;
  const keep = (text: string | undefined, forMs: number) =>
    storage.put<Snapshot>('metrics', { text, untilMs: now.getTime() + forMs });
  // Scrapes that come meanwhile get what is known.
  await keep(known?.text, retryAfterMs);
  try {
    const text = prometheusText(await metricsSnapshot(db, now), now);
    await keep(text, oldestMs);
    return text;
  } catch (error) {
    console.error(JSON.stringify({ kind: 'metrics', outcome: 'error', error: describeError(error) }));
    return known?.text;
  }
}
