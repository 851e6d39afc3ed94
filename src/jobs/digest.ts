import { postOnce, weekBefore } from '../db/queries/hourly-posts.ts';
import type { Job } from './job.ts';
import { pauseAfter } from './pause-after.ts';

/** Says on Mondays what happened in the week before, if anybody played. */
export const digest: Job = {
  name: 'digest',
  firstAt: () => undefined,
  retryAfterMs: pauseAfter,

  async run({ db, community: { timeZone } }, now) {
    const clock = { now, timeZone };
    return {
      result: { posted: await postOnce(db, { kind: 'digest', day: weekBefore(clock), clock }) },
      nextAt: undefined,
    };
  },
};
