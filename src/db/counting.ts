import type { Db } from './db.ts';

export type CountingDb = Db & { roundTrips: () => number };

/** Wraps a database so that its round trips are counted. */
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
