import { DatabaseError } from '../../db/errors.ts';
import type { FileStatus } from '../../db/queries/file-status.ts';
import { fileStatus } from '../../db/queries/file-status.ts';
import { parseFileName } from '../../domain/round-file/file-name.ts';
import { localeOf } from '../../texts/locale.ts';
import { describeError, explain } from '../errors.ts';
import { retryAfterSeconds } from './post.ts';
import type { IngestContext } from './sender.ts';

/** Handles GET /ingest/rounds/{filename}, which says what became of a file of this sender. Responds with 404 if the file is unknown. */
export async function roundStatus(c: IngestContext): Promise<Response> {
  const file = c.req.param('filename') ?? '';
  try {
    // No other name was ever taken, and PostgreSQL cannot even compare some of them.
    const status = parseFileName(file).ok ? await fileStatus(c.get('world').db, c.get('sender'), file) : undefined;
    return status ? c.json({ file, ...written(status) }) : c.json({ file, status: 'unknown' }, 404);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    console.error(JSON.stringify({ kind: 'ingest', file, outcome: 'error', error: describeError(error) }));
    c.header('Retry-After', String(retryAfterSeconds(error)));
    return c.json({ file, error: explain(error, localeOf('en')) }, 503);
  }
}

/** Renames the fields of a file's status to those of the public API. */
function written(status: FileStatus) {
  if (status.status === 'refused') return status;
  const files = status.files.map(({ receivedAt, inUse, setAside, ...file }) => ({
    ...file,
    received_at: receivedAt,
    in_use: inUse,
    set_aside: setAside,
  }));
  return { status: status.status, files };
}
