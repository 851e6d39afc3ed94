import type { Db } from './db.ts';

export type CountingDb = Db & { roundTrips: () => number };

/** The same database, counting round trips. */
export function counting(db: Db): CountingDb {
  let count = 0;
  return {
    query(statement) {
      count += 1;
      return db.query(statement);
    },
    transaction(statements, options) {
      count += 1;
      return db.transaction(statements, options);
    },
    roundTrips: () => count,
  };
}
