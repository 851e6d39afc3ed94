import { counting } from '../../db/counting.ts';
import { DatabaseError } from '../../db/errors.ts';
import { runNext } from '../../jobs/run.ts';
import type { Picture } from '../../views/pictures/picture.ts';
import { describeError } from '../errors.ts';
import { logUnmeasured, noteUse } from '../metrics.ts';
import { pagesAt } from '../pages-at.ts';
import { pictureFor } from '../pictures.ts';
import type { World } from '../world.ts';
import type { Advanced } from './alarm.ts';

interface Rung {
  /** The job that ran, if one was due. */
  job: Advanced['ran'][number] | undefined;
  nextAt: Date;
}

/**
 * Runs the job that is due first, stores how that took, and logs how it went. `origin` is where pictures come from and pages are unless PUBLIC_URL is set.
 * Throws DatabaseError if the database does not answer.
 */
export async function ring(world: World, origin: string | undefined): Promise<Rung> {
  const startedMs = world.clock.runningMs();
  const db = counting(world.db, world.clock);
  const picture = (wanted: Picture) => pictureFor(wanted, world.application.charts, origin);
  const { ran, nextAt } = await runNext({ ...world, db, picture, pagesAt: pagesAt(world.application, origin) });
  if (!ran) return { job: undefined, nextAt };
  const { name, ms, sqlMs, posts, result, error, unmeasured } = ran;
  const outcome = error === undefined ? 'ok' : 'error';
  const line = {
    kind: 'job',
    name,
    at: new Date(startedMs).toISOString(),
    ms,
    sqlMs,
    queries: db.roundTrips(),
    outcome,
    ...result,
    ...(posts.length > 0 && { posts }),
    ...(error !== undefined && { error: error instanceof DatabaseError ? describeError(error) : String(error) }),
  };
  noteUse(world);
  if (unmeasured !== undefined) logUnmeasured(unmeasured, posts.length + 1);
  console[outcome === 'error' ? 'error' : 'log'](JSON.stringify(line));
  return { job: { job: name, outcome }, nextAt };
}
