import { DatabaseError } from '../db/errors.ts';
import type { DatabaseFinding } from '../db/queries/examine-database.ts';
import { examineDatabase, isNote } from '../db/queries/examine-database.ts';
import type { JobState } from '../db/queries/jobs.ts';
import { localeOf } from '../texts/locale.ts';
import { version } from '../version.ts';
import { findingLines } from '../views/database-finding.ts';
import { bearerToken, sameText } from './bearer.ts';
import { keepAlarm } from './clock/keep-alarm.ts';
import { ttlCache } from './ttl-cache.ts';
import type { HandlerContext, World } from './world.ts';
import { onePerWorld } from './world.ts';

/** How long (ms) the public response is cached, so that public requests put no load on the database. */
const ttlMs = 30_000;

/** How long (ms) others wait for the request that examines the database. Its sender may have gone, and workerd then ends it. */
const examineWithinMs = 10_000;
/** How often (ms) they look whether it is done: a request must not await a promise of another. */
const lookEveryMs = 50;

const sharedOf = onePerWorld(({ clock }) => ({
  cache: ttlCache<'ok', boolean>(ttlMs, clock),
  examining: ttlCache<'now', true>(examineWithinMs, clock),
}));

/**
 * Handles GET /health, which says whether the bot works. With the bearer token, the response also says what is wrong, with the way out, how
 * long the database took to answer, and which files came last.
 */
export async function health(c: HandlerContext): Promise<Response> {
  const world = c.get('world');
  c.executionCtx.waitUntil(keepAlarm(world));
  const { healthToken } = world.application;
  const given = bearerToken(c);
  if (given !== undefined) {
    if (!healthToken || !(await sameText(given, healthToken)))
      return c.json({ error: 'Wrong token: HEALTH_TOKEN opens the details.' }, 401);
    const details = await examine(world);
    return c.json(details, details.ok ? 200 : 503);
  }
  const ok = await isWorking(world);
  return c.json({ ok, version }, ok ? 200 : 503);
}

/** Returns whether the bot works. Of the requests that come at once, one examines the database, and the others wait for what it finds. */
async function isWorking(world: World): Promise<boolean> {
  const { cache, examining } = sharedOf(world);
  for (;;) {
    const known = cache.fresh('ok');
    if (known !== undefined) return known;
    if (!examining.fresh('now')) break;
    await world.clock.sleep(lookEveryMs);
  }
  examining.set('now', true);
  try {
    const { ok } = await examine(world);
    cache.set('ok', ok);
    return ok;
  } finally {
    examining.expire('now');
  }
}

async function examine({ db, clock, community }: World) {
  const startedMs = clock.runningMs();
  try {
    const { schemaVersion, findings, uploads, jobs } = await examineDatabase(db, {
      now: clock.now(),
      timeZone: community.timeZone,
    });
    const ms = clock.runningMs() - startedMs;
    const problems = findings.filter((finding) => !isNote(finding));
    return {
      ok: problems.length === 0,
      version,
      database: { ms },
      schemaVersion,
      problems: linesOf(problems),
      notes: linesOf(findings.filter(isNote)),
      uploads,
      jobs: jobs.map(writtenJob),
    };
  } catch (error) {
    const message = error instanceof DatabaseError ? error.message : String(error);
    return { ok: false, version, database: { error: message } };
  }
}

/** Renames the fields of a job's state to those of the public API. */
function writtenJob({ name, dueAt, finishedAt, tookMs, result, failures, failure, waiting }: JobState) {
  return {
    name,
    last_run: finishedAt,
    took_ms: tookMs,
    result,
    next: dueAt,
    failures,
    ...(failure && { error: failure.message }),
    ...(name === 'deliver' && { waiting }),
  };
}

const linesOf = (findings: readonly DatabaseFinding[]) =>
  findingLines(findings, localeOf('en'), {
    when: (instant) => instant.toISOString(),
    name: (text) => text,
    reason: (stored) => stored ?? localeOf('en').texts.admin.noReason,
    size: (bytes) => `${Math.round(bytes / 1_000_000)} MB`,
  });
