import type { Clock } from '../domain/clock.ts';
import type { Db } from './db.ts';

/** A database that knows what one request has asked it. */
export interface CountingDb extends Db {
  roundTrips(): number;
  /** How long (ms) the request has waited for the database. */
  waitedMs(): number;
  /** The same database for what other requests need as well, such as settings: to wait for it counts, its round trips do not. */
  shared: Db;
}

/** Wraps a database so that one request's round trips are counted, and the time that it waits for them. */
export function counting(db: Db, clock: Pick<Clock, 'runningMs'>): CountingDb {
  let count = 0;
  let pending = 0;
  let sinceMs = 0;
  let waitedMs = 0;
  const timed = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    if (pending === 0) sinceMs = clock.runningMs();
    pending += 1;
    try {
      return await run();
    } finally {
      pending -= 1;
      if (pending === 0) waitedMs += clock.runningMs() - sinceMs;
    }
  };
  const counted = <Result>(run: () => Promise<Result>): Promise<Result> => {
    count += 1;
    return timed(run);
  };
  return {
    query: (statement) => counted(() => db.query(statement)),
    transaction: (statements, options) => counted(() => db.transaction(statements, options)),
    roundTrips: () => count,
    waitedMs: () => waitedMs,
    shared: {
      query: (statement) => timed(() => db.query(statement)),
      transaction: (statements, options) => timed(() => db.transaction(statements, options)),
    },
  };
}
