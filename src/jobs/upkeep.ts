import { askTogether } from '../db/ask-together.ts';
import { forgetDue } from '../db/forget.ts';
import { upkeepQuestions, upkeepTimeoutMs } from '../db/queries/upkeep.ts';
import { nextHour, quietHour, usualQuietHour } from '../domain/quiet-hour.ts';
import type { Job } from './job.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** For how many days the quiet hour looks back. */
const habitDays = 90;

/**
 * Keeps the database in order, once a day at a quiet hour of the community: removes what nobody needs any more, refreshes planning figures,
 * repairs what is computed from the rounds, and reports what else is wrong. Every step runs, whatever became of the others.
 */
export const upkeep: Job = {
  name: 'upkeep',
  firstAt: (now, timeZone) => nextHour(now, usualQuietHour, timeZone),
  retryAfterMs: (failures) => (failures <= 2 ? 15 * minuteMs * failures : undefined),

  async run({ db, community }, now) {
    const failures: unknown[] = [];
    const settledValue = <Value>(settled: PromiseSettledResult<Value>): Value | null => {
      if (settled.status === 'fulfilled') return settled.value;
      failures.push(settled.reason);
      return null;
    };
    const [forgetting] = await Promise.allSettled([forgetDue(db, { now, key: community.forgottenNamesKey })]);
    const since = new Date(now.getTime() - habitDays * dayMs);
    const answers = await askTogether(db, upkeepQuestions({ now, since, timeZone: community.timeZone }), {
      timeoutMs: upkeepTimeoutMs,
    });
    const habits = settledValue(answers.habits) ?? { timeZone: community.timeZone, roundsByHour: [] };
    const wrong = settledValue(answers.checks)?.filter((check) => check.wrong && check.count > 0);
    const result = {
      pruned: settledValue(answers.pruned),
      forgotten: settledValue(forgetting),
      forgottenAgain: settledValue(answers.forgottenAgain),
      aliases: settledValue(answers.aliases),
      numbers: settledValue(answers.numbers),
      rollups: settledValue(answers.rollups),
      wrong: wrong && Object.fromEntries(wrong.map(({ code, count }) => [code, count])),
      analyzed: settledValue(answers.analyzed),
      bytes: settledValue(answers.bytes),
      limitBytes: community.databaseLimitBytes,
    };
    // At most once a day, also when it was late or the quiet hour has changed.
    const nextAt = nextHour(new Date(now.getTime() + 12 * hourMs), quietHour(habits.roundsByHour), habits.timeZone);
    return { result, nextAt, failure: failures[0] };
  },
};
