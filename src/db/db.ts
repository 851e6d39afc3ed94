import type { Sql } from 'sql-template-tag';
import sql, { empty, join, raw } from 'sql-template-tag';

export { empty, join, raw, type Sql, sql };

/**
 * The only access to PostgreSQL. Columns are returned in camelCase (see camel-case.ts). Every implementation returns the same JavaScript
 * value for a type (see value-types.ts).
 * Every method throws only {@link import('./errors.ts').DatabaseError}.
 */
export interface Db {
  /**
   * Runs one statement in one round trip. If its answer is lost, the statement is sent again: it must only read, or change nothing when it
   * runs a second time.
   */
  query<Row>(statement: Sql): Promise<Row[]>;
  /**
   * Runs the statements in one transaction and one round trip. Either all of them take effect or none. Returns the rows of each statement.
   */
  transaction(statements: readonly Sql[], options?: TransactionOptions): Promise<unknown[][]>;
}

/** The rows of several statements. */
export type Rows = readonly (readonly unknown[])[];

export interface TransactionOptions {
  readOnly?: boolean;
  /**
   * Whether the transaction changes nothing when it runs a second time, so that it may be sent again after its answer was lost. By default
   * only a `readOnly` one is.
   */
  isRepeatable?: boolean;
  isolation?: 'ReadCommitted' | 'RepeatableRead' | 'Serializable';
  /** Timeout in milliseconds, measured in the Worker. PostgreSQL may still finish the work. */
  timeoutMs?: number;
}
