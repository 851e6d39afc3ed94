import { DatabaseError } from '../db/errors.ts';
import { schemaVersion } from '../db/expected-columns.ts';
import type { Reply } from '../discord/reply.ts';
import { ephemeral } from '../discord/reply.ts';
import { translate } from '../texts/replies.ts';

/** Returns the reply to a user whose command failed. It says what they can do, and shows the id of the error's line in the log. */
export function errorReply(error: unknown, id: string, reader: { locale: string }): Reply {
  return ephemeral(`${explain(error, reader)}\n-# Error ${id}`);
}

function explain(error: unknown, reader: { locale: string }): string {
  if (!(error instanceof DatabaseError)) return translate(reader, 'unexpected');
  switch (error.code) {
    case 'schema':
      return translate(reader, 'needsMigration', { version: String(schemaVersion).padStart(4, '0') });
    case 'unreachable':
    case 'timeout':
      return translate(reader, 'databaseAway');
    case 'refused':
      return translate(reader, 'databaseRefuses');
    default:
      return translate(reader, 'databaseFailed');
  }
}

/** Returns a short id (8 hexadecimal digits) for an error message and its line in the log. */
export function errorId(random: () => number): string {
  return Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
}

/** Describes an error for the log on one line: PostgreSQL's message, or the stack of an error in the bot's own code. */
export function describeError(error: unknown): string {
  if (error instanceof DatabaseError) return `${error.sqlState ?? error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
