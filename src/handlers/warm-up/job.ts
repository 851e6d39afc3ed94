import { counting } from '../../db/counting.ts';
import type { Db } from '../../db/db.ts';
import { runNext } from '../../jobs/run.ts';

/** Runs a job in a database that gives invented answers, among them {@link claimedJob}. What the answers do not suffice for is left out. */
export async function rehearseJob(db: Db, timeZone: string): Promise<void> {
  const clock = { now: () => new Date(0), runningMs: () => 0, sleep: async () => {} };
  const ban = { isOn: async () => false, begin: async () => {}, learn: () => {} };
  const discord = { clock, ban, pauses: ban, fetch: async () => ({ ok: true }) as Response };
  const application = { token: '1' };
  await runNext({
    db: counting(db, clock),
    clock,
    discord,
    application,
    random: () => 0.5,
    picture: async () => undefined,
    pagesAt: undefined,
    community: { timeZone, forgottenNamesKey: undefined, databaseLimitBytes: 0 },
  });
}

/** What the database answers to a claim. */
export const claimedJob = { claimed: { name: 'upkeep', failures: 0 }, next_at: new Date(0) };
