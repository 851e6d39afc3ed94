import { DatabaseError } from '../../db/errors.ts';
import type { FileStatus } from '../../db/queries/file-status.ts';
import { fileStatus } from '../../db/queries/file-status.ts';
import { describeError } from '../errors.ts';
import type { IngestContext } from './sender.ts';

/** GET /ingest/rounds/{filename}: what became of a file of this sender; 404 when it is not known. */
export async function roundStatus(c: IngestContext): Promise<Response> {
  const file = c.req.param('filename') ?? '';
  try {
    const status = await fileStatus(c.get('world').db, c.get('sender'), file);
    return status ? c.json({ file, ...written(status) }) : c.json({ file, status: 'unknown' }, 404);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    console.error(JSON.stringify({ kind: 'ingest', file, outcome: 'error', error: describeError(error) }));
    c.header('Retry-After', '30');
    return c.json({ file, error: 'The database does not answer at the moment.' }, 503);
  }
}

/** The names that senders know. */
function written(status: FileStatus) {
  if (status.status === 'refused') return status;
  const files = status.files.map(({ receivedAt, inUse, ...file }) => ({
    ...file,
    received_at: receivedAt,
    in_use: inUse,
  }));
  return { status: status.status, files };
}
