import { DatabaseError } from '../db/errors.ts';
import { schemaVersion } from '../db/expected-columns.ts';
import type { Reply } from '../discord/reply.ts';
import { ephemeral } from '../discord/reply.ts';
import type { Locale } from '../texts/locale.ts';

/** The answer to somebody whose command failed: what they can do, and the id under which the log has the details. */
export function errorReply(error: unknown, id: string, { caller }: { caller: Locale }): Reply {
  return ephemeral(`${explain(error, caller)}\n${caller.texts.errors.error(id)}`);
}

function explain(error: unknown, { texts: { errors } }: Locale): string {
  if (!(error instanceof DatabaseError)) return errors.unexpected;
  switch (error.code) {
    case 'schema':
      return errors.needsMigration(String(schemaVersion).padStart(4, '0'));
    case 'unreachable':
    case 'timeout':
      return errors.databaseAway;
    case 'refused':
      return errors.databaseRefuses;
    default:
      return errors.databaseFailed;
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
