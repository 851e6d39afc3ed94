import { DatabaseError } from '../db/errors.ts';
import type { Reply } from '../discord/reply.ts';
import { ephemeral } from '../discord/reply.ts';
import type { Locale } from '../texts/locale.ts';
import { databaseErrorText } from '../views/database-error.ts';

/** Returns the reply to a failed command: what the user can do, and the id under which the log has the details. */
export function errorReply(error: unknown, id: string, { caller }: { caller: Locale }): Reply {
  return ephemeral(`${explain(error, caller)}\n${caller.texts.errors.error(id)}`);
}

/** Returns what somebody reads whose request failed, without the error's details. */
export function explain(error: unknown, locale: Locale): string {
  return error instanceof DatabaseError ? databaseErrorText(error, locale) : locale.texts.errors.unexpected;
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
