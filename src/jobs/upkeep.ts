import { forgetDue } from '../db/forget.ts';
import { prune } from '../db/queries/prune.ts';
import { nextHour, usualQuietHour } from '../domain/quiet-hour.ts';
import type { Job } from './job.ts';

/** Keeps the database in order, once a day at a quiet hour of the community. */
export const upkeep: Job = {
  name: 'upkeep',
  firstAt: (now, timeZone) => nextHour(now, usualQuietHour, timeZone),
  retryAfterMs: (failures) => (failures <= 2 ? 15 * 60_000 * failures : undefined),

  async run({ db, community }, now) {
    await prune(db, now);
    const forgotten = await forgetDue(db, { now, key: community.forgottenNamesKey });
    return { result: { forgotten }, nextAt: nextHour(now, usualQuietHour, community.timeZone) };
  },
};
