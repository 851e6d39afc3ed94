import type { Db, Sql } from './db.ts';

interface Waiting {
  statement: Sql;
  resolve(rows: never[]): void;
  reject(error: unknown): void;
}

/**
 * Returns a database that sends queries which are made at the same time in one round trip: `Promise.all` of several functions that each make
 * one query becomes one transaction. If PostgreSQL refuses one of them, all fail.
 */
export function together(db: Db): Db {
  let waiting: Waiting[] = [];
  const send = async () => {
    const sent = waiting;
    waiting = [];
    try {
      const statements = sent.map(({ statement }) => statement);
      const [only] = statements;
      const results =
        statements.length === 1 && only
          ? [await db.query(only)]
          : await db.transaction(statements, { readOnly: true, isRepeatable: true });
      for (const [index, { resolve }] of sent.entries()) resolve((results[index] ?? []) as never[]);
    } catch (error) {
      for (const { reject } of sent) reject(error);
    }
  };
  return {
    query: <Row>(statement: Sql) =>
      new Promise<Row[]>((resolve, reject) => {
        if (waiting.push({ statement, resolve, reject }) === 1) queueMicrotask(send);
      }),
    transaction: (statements, options) => db.transaction(statements, options),
  };
}
