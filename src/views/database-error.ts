import type { DatabaseError } from '../db/errors.ts';
import { schemaVersion } from '../db/expected-columns.ts';
import type { Locale } from '../texts/locale.ts';

/** Returns what somebody reads whose request failed in the database: what happened, and who can do what. */
export function databaseErrorText(error: Pick<DatabaseError, 'reason' | 'object'>, { texts }: Locale): string {
  const { errors } = texts.database;
  if (error.reason === 'schema') return errors.schema(String(schemaVersion).padStart(4, '0'));
  if (error.reason === 'denied') return errors.denied(error.object);
  return errors[error.reason];
}
