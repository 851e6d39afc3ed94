import { postOnce, today } from '../db/queries/hourly-posts.ts';
import type { Job } from './job.ts';
import { pauseAfter } from './pause-after.ts';

/** Says once a day what is remarkable about it: milestones of the day before, anniversaries, and evenings of earlier years. */
export const onThisDay: Job = {
  name: 'on-this-day',
  firstAt: () => undefined,
  retryAfterMs: pauseAfter,

  async run({ db, community: { timeZone } }, now) {
    const clock = { now, timeZone };
    return { result: { posted: await postOnce(db, { kind: 'day', day: today(clock), clock }) }, nextAt: undefined };
  },
};
