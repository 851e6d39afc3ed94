import { counting } from '../../db/counting.ts';
import { DatabaseError } from '../../db/errors.ts';
import { storeFile } from '../../db/ingest/store-file.ts';
import { parseFileName } from '../../domain/round-file/file-name.ts';
import { describeError } from '../errors.ts';
import { storedAnswer } from './answer.ts';
import { readBody } from './body.ts';
import { logUpload } from './log.ts';
import type { IngestContext } from './sender.ts';

/** Seconds until a sender tries again while the database is away. */
const pause = 30;

/**
 * POST /ingest/rounds/{filename}: stores a round or endstats file. 201 stored, 200 the same bytes are here already, 4xx refused for
 * good, 503 try again: until it is acknowledged the file stays with the sender, so nothing is lost.
 */
export async function postRound(c: IngestContext): Promise<Response> {
  const { config, db, errorId } = c.get('world');
  const server = c.get('sender');
  const started = Date.now();
  const counted = counting(db);
  const file = c.req.param('filename') ?? '';
  const note = (outcome: string, details: object = {}) =>
    logUpload({
      at: new Date(started).toISOString(),
      file,
      server,
      ms: Date.now() - started,
      queries: counted.roundTrips(),
      outcome,
      ...details,
    });
  const refuse = (status: 400 | 413 | 415 | 422, error: string) => {
    note('refused', { status, error });
    return c.json({ status: 'refused', file, error }, status);
  };

  const name = parseFileName(file);
  if (!name.ok) return refuse(400, name.refusal.message);
  const body = await readBody(c.req.raw);
  if ('error' in body) return refuse(body.status, body.error);
  try {
    const { timeZone } = config.ingest;
    const outcome = await storeFile(counted, {
      server,
      name: name.value,
      content: body.bytes,
      timeZone,
      now: new Date(started),
    });
    if (outcome.status === 'refused') {
      return refuse(outcome.refusal.code === 'size' ? 413 : 422, outcome.refusal.message);
    }
    note(outcome.status, outcome.status === 'stored' ? { findings: outcome.parsed.findings.length } : {});
    return c.json(storedAnswer(file, outcome), outcome.status === 'stored' ? 201 : 200);
  } catch (error) {
    const id = errorId();
    note('error', { error: describeError(error), errorId: id });
    if (!(error instanceof DatabaseError)) throw error;
    c.header('Retry-After', String(error.code === 'conflict' ? 1 : pause));
    return c.json(
      { status: 'try again', file, error: `The database does not take it at the moment: keep the file (error ${id}).` },
      503,
    );
  }
}
