import type { Sql } from 'sql-template-tag';
import sql, { empty, raw } from 'sql-template-tag';

export { empty, raw, type Sql, sql };

/**
 * The one way to PostgreSQL. Columns come back in camelCase (see camel-case.ts), values as their type says, the same from every implementation (see value-types.ts).
 * Every method throws only {@link import('./errors.ts').DatabaseError}.
 */
export interface Db {
  /** Runs one statement: one round trip. */
  query<Row>(statement: Sql): Promise<Row[]>;
  /** Runs the statements in one transaction and one round trip; either all of them happen or none. Rows come back per statement. */
  transaction(statements: readonly Sql[], options?: TransactionOptions): Promise<unknown[][]>;
}

export interface TransactionOptions {
  readOnly?: boolean;
  isolation?: 'ReadCommitted' | 'RepeatableRead' | 'Serializable';
  /** How long a Worker waits (ms) before it gives up; the database may still finish. */
  timeoutMs?: number;
}
