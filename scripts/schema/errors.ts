import { databaseError } from '../../src/db/errors.ts';

/** Returns a PostgreSQL error about a schema change as a sentence with the way out. Returns other errors unchanged. */
export function explainSchemaError(error: unknown): unknown {
  const { code, message, detail } = (error ?? {}) as { code?: unknown; message?: string; detail?: string };
  const explain = explained[String(code)];
  if (explain) return new Error(`${explain(message ?? '', detail ?? '')} Nothing was changed.`, { cause: error });
  return error instanceof AggregateError || typeof code === 'string' ? databaseError(error) : error;
}

/**
 * Returns PostgreSQL's error about the SQL in a file of src/db as a sentence that names the file. Returns other errors unchanged.
 */
export function explainFileError(error: unknown, file: string): unknown {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: string };
  const state = String(code);
  if (!state.startsWith('42') || explained[state]) return error; // 42: syntax error, or a name that does not exist
  const needs = /^42(P01|883|704)$/.test(state) ? ' If it has a file in src/db, add it to the line "-- needs: …".' : '';
  return new Error(`${file}: ${message}.${needs} Nothing was changed.`, { cause: error });
}

const explained: Record<string, (message: string, detail: string) => string> = {
  // dependent_objects_still_exist
  '2BP01': (_, detail) =>
    `An object of yours depends on a part of this schema that changes: ${detail.split('\n').join('; ')}. ` +
    'Drop it, run this again, then create it again.',
  // insufficient_privilege
  '42501': (message) =>
    `This role may not change the schema (${message}): connect as the role that owns the tables, or for a new database grant create on schema public to this one.`,
  // duplicate_function, duplicate_table, duplicate_object
  '42723': (message) => `${message} in the database but does not belong to this project: rename it.`,
  '42P07': (message) => `${message} in the database but does not belong to this project: rename it.`,
  '42710': (message) => `${message} in the database but does not belong to this project: rename it.`,
};
