/** An HTTP response of the endpoint. */
export interface Answer {
  status: number;
  type: 'application/json' | 'text/html';
  body: string;
}

/** The other fields of Neon's errors, which are null where PostgreSQL did not set them. */
export const errorFields = [
  'detail',
  'hint',
  'position',
  'internalPosition',
  'internalQuery',
  'severity',
  'where',
  'table',
  'column',
  'schema',
  'dataType',
  'constraint',
  'file',
  'line',
  'routine',
] as const;

/** Returns an error as Neon writes it. Its own errors have an empty `code`, PostgreSQL's have their SQLSTATE. */
export function answerOf(
  status: number,
  message: string,
  code = '',
  fields: Partial<Record<(typeof errorFields)[number], string | undefined>> = {},
): Answer {
  const others = Object.fromEntries(errorFields.map((field) => [field, fields[field] ?? null]));
  return { status, type: 'application/json', body: JSON.stringify({ message, code, ...others }) };
}

/** Returns the page of a proxy before Neon. */
export function pageOf(status: number): Answer {
  return { status, type: 'text/html', body: `<html><body><h1>error code: ${status}</h1></body></html>` };
}
