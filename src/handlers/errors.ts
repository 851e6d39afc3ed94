import { DatabaseError } from '../db/errors.ts';
import { schemaVersion } from '../db/expected-columns.ts';
import type { Reply } from '../discord/reply.ts';
import { note } from '../discord/reply.ts';

/** The answer to somebody whose command failed: what they can do, and the id under which the log has the details. */
export function errorReply(error: unknown, id: string): Reply {
  return note(`${explain(error)}\n-# Error ${id}`);
}

function explain(error: unknown): string {
  if (!(error instanceof DatabaseError)) return 'Something went wrong here, not with what you asked.';
  switch (error.code) {
    case 'schema':
      return `The database needs migration ${String(schemaVersion).padStart(4, '0')}: its owner runs \`npm run db:migrate\`.`;
    case 'unreachable':
    case 'timeout':
      return 'The database does not answer at the moment. Try again in a minute.';
    case 'refused':
      return 'The database refuses the bot: its owner checks DATABASE_URL.';
    default:
      return 'The database could not answer that.';
  }
}

/** An error for the log, on one line: what the database said, or where our own code failed. */
export function describeError(error: unknown): string {
  if (error instanceof DatabaseError) return `${error.sqlState ?? error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
