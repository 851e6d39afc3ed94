import { DatabaseError } from '../db/errors.ts';
import { DiscordError } from '../discord/rest.ts';

/** Returns a short code of an error, by which errors are counted: PostgreSQL's SQLSTATE, `discord 403`, or its name. Undefined if there is no error. */
export function errorCode(error: unknown): string | undefined {
  if (error === undefined) return undefined;
  if (error instanceof DatabaseError) return error.sqlState ?? error.code;
  if (error instanceof DiscordError) {
    return `discord ${'status' in error.failure ? error.failure.status : error.failure.kind}`;
  }
  return error instanceof Error ? error.name : 'Error';
}
