import { counting } from '../../db/counting.ts';
import { DatabaseError } from '../../db/errors.ts';
import { forgetDue } from '../../db/forget.ts';
import { storeFile } from '../../db/ingest/store-file.ts';
import { parseFileName } from '../../domain/round-file/file-name.ts';
import { withoutQuotes } from '../../domain/round-file/finding.ts';
import { localeOf } from '../../texts/locale.ts';
import { errorCode } from '../../views/error-code.ts';
import { keepAlarm } from '../clock/keep-alarm.ts';
import { forgetSettings } from '../community-settings.ts';
import { describeError, errorId, explain } from '../errors.ts';
import { storeMeasured } from '../metrics.ts';
import { ringForPosts } from '../ring-for-posts.ts';
import { storedAnswer } from './answer.ts';
import { readBody } from './body.ts';
import { logUpload } from './log.ts';
import type { IngestContext } from './sender.ts';

/** Returns how many seconds a sender waits before it retries. Somebody must act first for what lasts, so that takes longer. */
export function retryAfterSeconds({ code }: DatabaseError): number {
  if (code === 'conflict') return 1;
  return code === 'unreachable' || code === 'timeout' ? 30 : 600;
}

/**
 * Handles POST /ingest/rounds/{filename}, which stores a round file or an endstats file. Responds with 201 for a stored file and with 200
 * if the same bytes are stored already. A 4xx is final, except for 429. A 503 asks the sender to retry. The sender does not delete a file
 * before it is acknowledged, so nothing is lost.
 */
export async function postRound(c: IngestContext): Promise<Response> {
  const { community, db, clock, random } = c.get('world');
  const server = c.get('sender');
  const startedMs = clock.runningMs();
  const counted = counting(db, clock);
  const file = c.req.param('filename') ?? '';
  const { origin } = new URL(c.req.url);
  const note = (outcome: string, details: object = {}, failure?: unknown) => {
    const took = { ms: clock.runningMs() - startedMs, sqlMs: counted.waitedMs() };
    const queries = counted.roundTrips();
    logUpload({ at: new Date(startedMs).toISOString(), file, server, ...took, queries, outcome, ...details });
    const row = { kind: 'ingest', name: server, ...took, roundTrips: queries, error: errorCode(failure) };
    c.executionCtx.waitUntil(storeMeasured(c.get('world'), row, failure));
  };
  const refuse = (status: 400 | 413 | 415 | 422, error: string) => {
    note('refused', { status, error: withoutQuotes(error) });
    return c.json({ status: 'refused', file, error }, status);
  };

  const name = parseFileName(file);
  if (!name.ok) return refuse(400, name.refusal.message);
  const body = await readBody(c.req.raw);
  if ('error' in body) return refuse(body.status, body.error);
  try {
    const { forgottenNamesKey } = community;
    const { timeZone } = community.ingest;
    const outcome = await storeFile(counted, {
      server,
      name: name.value,
      content: body.bytes,
      timeZone,
      now: new Date(startedMs),
      postingAt: clock.now(),
      forgottenNamesKey,
    });
    const isRung = outcome.status === 'stored' && outcome.rounds.some(({ isPostWanted }) => isPostWanted);
    if (isRung) c.executionCtx.waitUntil(ringForPosts(c.get('world'), origin));
    else if (outcome.status === 'refused' || outcome.isClockLate) c.executionCtx.waitUntil(keepAlarm(c.get('world')));
    if (outcome.status === 'refused') {
      return refuse(outcome.refusal.code === 'size' ? 413 : 422, outcome.refusal.message);
    }
    if (outcome.status === 'stored' && outcome.provesLinks) forgetSettings(c.get('world'));
    const now = clock.now();
    if (outcome.status === 'stored') {
      const { forgetAfter } = outcome;
      const isForgetDue = forgetAfter !== null && forgetAfter <= now;
      if (isForgetDue) await forgetPlayers(counted, { now, key: forgottenNamesKey });
      if (isForgetDue && !isRung) c.executionCtx.waitUntil(ringForPosts(c.get('world'), origin));
    }
    note(outcome.status, outcome.status === 'stored' ? { findings: outcome.parsed.findings.length } : {});
    return c.json(storedAnswer(file, outcome), outcome.status === 'stored' ? 201 : 200);
  } catch (error) {
    const id = errorId(random);
    note('error', { error: describeError(error), errorId: id }, error);
    if (!(error instanceof DatabaseError)) throw error;
    c.header('Retry-After', String(retryAfterSeconds(error)));
    return c.json(
      {
        status: 'try again',
        file,
        error: `${explain(error, localeOf('en'))} Keep the file and send it again later (error ${id}).`,
      },
      503,
    );
  }
}

/** Removes the names of players whose term is over. The file is stored already, so an error is logged, and the next file retries. */
async function forgetPlayers(...[db, options]: Parameters<typeof forgetDue>): Promise<void> {
  try {
    const players = await forgetDue(db, options);
    console.log(JSON.stringify({ kind: 'forget', at: options.now.toISOString(), players }));
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    console.error(JSON.stringify({ kind: 'forget', at: options.now.toISOString(), error: describeError(error) }));
  }
}
