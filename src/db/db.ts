import type { Sql } from 'sql-template-tag';
import sql, { empty, raw } from 'sql-template-tag';

export { empty, raw, type Sql, sql };

/**
 * The only access to PostgreSQL. Columns are returned in camelCase (see camel-case.ts). Every implementation returns the same JavaScript
 * value for a type (see value-types.ts).
 * Every method throws only {@link import('./errors.ts').DatabaseError}.
 */
export interface Db {
  /** Runs one statement in one round trip. */
  query<Row>(statement: Sql): Promise<Row[]>;
  /**
   * Runs the statements in one transaction and one round trip. Either all of them take effect or none. Returns the rows of each statement.
   */
  transaction(statements: readonly Sql[], options?: TransactionOptions): Promise<unknown[][]>;
}

export interface TransactionOptions {
  readOnly?: boolean;
  isolation?: 'ReadCommitted' | 'RepeatableRead' | 'Serializable';
  /** Timeout in milliseconds, measured in the Worker. PostgreSQL may still finish the work. */
  timeoutMs?: number;
}
