import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../cli/reason-of.ts';
import type { Setup } from '../cli/setup.ts';
import { checkUploads } from '../doctor/checks/uploads.ts';
import { checkSignature, checkWorker } from '../doctor/checks/worker.ts';
import type { Finding, Outcome } from '../doctor/finding.ts';
import { error } from '../doctor/finding.ts';

const withinMs = 10_000;

/** The result of one check of a deployed Worker. */
export interface Result {
  check: string;
  findings: Finding[];
}

/**
 * Checks a deployed Worker from outside, without changing anything. A new address takes a while to be known everywhere, so the first check
 * is retried for `waitMs`.
 */
export async function smoke(url: string, setup: Setup, waitMs: number): Promise<Result[]> {
  const worker = await untilThere(() => checkWorker(url, setup), waitMs);
  const first = { check: 'the Worker answers, in this version', findings: worker.findings };
  if (worker.isOk === undefined) return [first];
  const well: Finding[] = worker.isOk ? [] : [unwell(worker.problems)];
  const [signature, unsigned, stranger, uploads] = await Promise.all([
    checkSignature(url, new Date()),
    refuses(`${url}/interactions`, 'an interaction without a signature'),
    refuses(`${url}/ingest/rounds/2000-01-01-000000-smoke-round-1.txt`, 'a file without a token'),
    checkUploads(url, setup),
  ]);
  return [
    first,
    { check: 'the database is as this version needs it', findings: well },
    { check: 'a PING with a wrong signature is refused', findings: signature.findings },
    { check: 'an interaction without a signature is refused', findings: unsigned },
    { check: 'a file without a token is refused', findings: stranger },
    ...(uploads.seen === undefined ? [] : [{ check: 'upload tokens are known', findings: uploads.findings }]),
  ];
}

async function untilThere<One extends Outcome & { isOk: boolean | undefined }>(
  look: () => Promise<One>,
  waitMs: number,
): Promise<One> {
  const untilMs = performance.now() + waitMs;
  for (;;) {
    const found = await look();
    if (found.isOk !== undefined || performance.now() >= untilMs) return found;
    await sleep(1000);
  }
}

function unwell(problems: readonly string[]): Finding {
  const why = problems.length > 0 ? problems.join(' ') : 'set HEALTH_TOKEN to see why.';
  return error('worker-unwell', `The Worker is not well: ${why}`, 'Run: npm run doctor');
}

/** Sends an empty body that nobody may be let in with. */
async function refuses(url: string, what: string): Promise<Finding[]> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: '',
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    await response.body?.cancel();
    return response.status === 401
      ? []
      : [
          error(
            'worker-open',
            `The Worker answers ${response.status}, not 401, to ${what}.`,
            'What answers there is not this bot, or it was changed: deploy this code.',
          ),
        ];
  } catch (thrown) {
    return [
      error('worker-unreachable', `The Worker does not answer at ${url}: ${reasonOf(thrown)}.`, 'Run this again.'),
    ];
  }
}
