import { forgetDue } from '../db/forget.ts';
import { prune } from '../db/queries/prune.ts';
import { analyzeStale, habits, inspect, repairNames, repairNumbers, repairRollups } from '../db/queries/upkeep.ts';
import { nextHour, quietHour, usualQuietHour } from '../domain/quiet-hour.ts';
import type { Job } from './job.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** For how many days the quiet hour looks back. */
const habitDays = 90;

/**
 * Keeps the database in order, once a day at a quiet hour of the community: removes what nobody needs any more, refreshes planning figures,
 * repairs what is computed from the rounds, and reports what else is wrong. Every step runs, whatever became of those before.
 */
export const upkeep: Job = {
  name: 'upkeep',
  firstAt: (now, timeZone) => nextHour(now, usualQuietHour, timeZone),
  retryAfterMs: (failures) => (failures <= 2 ? 15 * minuteMs * failures : undefined),

  async run({ db, community }, now) {
    const { timeZone, roundsByHour } = await habits(db, {
      since: new Date(now.getTime() - habitDays * dayMs),
      timeZone: community.timeZone,
    });
    let failure: unknown;
    const step = async <Result>(run: () => Promise<Result>): Promise<Result | null> => {
      try {
        return await run();
      } catch (error) {
        failure ??= error;
        return null;
      }
    };
    const result = {
      pruned: await step(() => prune(db, now)),
      forgotten: await step(() => forgetDue(db, { now, key: community.forgottenNamesKey })),
      names: await step(() => repairNames(db)),
      numbers: await step(() => repairNumbers(db)),
      rollups: await step(() => repairRollups(db)),
      analyzed: await step(() => analyzeStale(db)),
      ...(await step(() => inspect(db))),
      limitBytes: community.databaseLimitBytes,
    };
    // At most once a day, also when it was late or the quiet hour has changed.
    const nextAt = nextHour(new Date(now.getTime() + 12 * hourMs), quietHour(roundsByHour), timeZone);
    return { result, nextAt, failure };
  },
};
