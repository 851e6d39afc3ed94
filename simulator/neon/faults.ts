import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { answerOf, pageOf } from './answer.ts';

/** Something that goes wrong between the Worker and its database. Without `times` it lasts until the faults are set again. */
export type Fault =
  /** The compute sleeps. The first request wakes it, and all wait so long. It falls asleep again after five idle minutes. */
  | { name: 'waking'; delayMs: number }
  /** Each request takes so much longer. */
  | { name: 'slow'; delayMs: number }
  /** The compute cannot be started. */
  | { name: 'compute'; times?: number }
  /** The compute time of the plan is used up: 402, or 500 as in Neon's source. */
  | { name: 'quota'; status?: 402 | 500; times?: number }
  /** The traffic of the plan is used up. */
  | { name: 'transfer'; times?: number }
  /** Somebody switched the project off. */
  | { name: 'disabled'; times?: number }
  /** There is no such project. */
  | { name: 'unknown'; times?: number }
  /** Neon's list of allowed addresses lacks the Worker's. */
  | { name: 'address'; times?: number }
  /** The proxy is too busy. */
  | { name: 'busy'; status?: 429 | 503; times?: number }
  /** PostgreSQL has no connection left. */
  | { name: 'connections'; times?: number }
  /** PostgreSQL is starting. */
  | { name: 'starting'; times?: number }
  /** PostgreSQL is stopped while the statement runs. */
  | { name: 'restart'; times?: number }
  /** Something before Neon answers with a page. */
  | { name: 'html'; status?: 502 | 503 | 504 | 525; times?: number }
  /** The connection breaks before the statement has run. */
  | { name: 'cut'; times?: number }
  /** The connection breaks after a statement has written. */
  | { name: 'lost'; times?: number }
  /** No answer comes. */
  | { name: 'hang'; times?: number }
  /** The disk is full: whatever writes is refused. */
  | { name: 'full'; times?: number };

/** A request that a fault broke. */
export class Broken extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`fault: ${fault.name}`);
    this.fault = fault;
  }
}

const idleMs = 5 * 60_000;

/** The faults of an endpoint. */
export interface Faults {
  /** Replaces all faults. */
  set(...faults: Fault[]): void;
  /** Returns the fault that the next request meets, and counts it. Waits while the compute wakes up. */
  take(): Promise<Fault | undefined>;
  /** Returns whether a fault is set that is not used up. */
  has(name: 'full' | 'lost'): boolean;
  /** Returns whether a statement that has written meets this fault, and counts it. */
  meets(name: 'full' | 'lost'): boolean;
}

export function createFaults(...first: Fault[]): Faults {
  let faults: { fault: Fault; left: number }[] = [];
  let awakeAt = 0;
  let usedAt = 0;

  const count = (isMet: (fault: Fault) => boolean): Fault | undefined => {
    const one = faults.find(({ fault, left }) => left > 0 && isMet(fault));
    if (one) one.left -= 1;
    return one?.fault;
  };
  const wake = async (delayMs: number) => {
    const now = Date.now();
    if (now - usedAt > idleMs) awakeAt = now + delayMs;
    usedAt = Math.max(now, awakeAt);
    if (awakeAt > now) await sleep(awakeAt - now);
  };
  const set = (...next: Fault[]) => {
    faults = next.map((fault) => ({
      fault,
      left: ('times' in fault ? fault.times : undefined) ?? Number.POSITIVE_INFINITY,
    }));
    usedAt = 0;
  };
  set(...first);
  return {
    set,
    async take() {
      const fault = count(({ name }) => !['waking', 'slow', 'full', 'lost'].includes(name));
      if (fault) return fault;
      const waking = faults.find((one) => one.fault.name === 'waking')?.fault;
      if (waking?.name === 'waking') await wake(waking.delayMs);
      for (const { fault: one } of faults) if (one.name === 'slow') await sleep(one.delayMs);
      return undefined;
    },
    has: (name) => faults.some(({ fault, left }) => fault.name === name && left > 0),
    meets: (name) => count((fault) => fault.name === name) !== undefined,
  };
}

const computeQuota =
  'Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits.';

/** Returns the response of a fault, in Neon's words. Undefined for one that does not respond. */
export function answerTo(fault: Fault): Answer | undefined {
  switch (fault.name) {
    case 'compute':
      return answerOf(500, "Couldn't connect to compute node");
    case 'quota':
      return answerOf(fault.status ?? 402, computeQuota);
    case 'transfer':
      return answerOf(402, 'Your project has exceeded the data transfer quota. Upgrade your plan to increase limits.');
    case 'disabled':
      return answerOf(400, 'Control plane request failed: endpoint is disabled');
    case 'unknown':
      return answerOf(400, 'Control plane request failed: endpoint cannot be found');
    case 'address':
      return answerOf(
        400,
        'This IP address 203.0.113.7 is not allowed to connect to this endpoint. Please add it to the allowed list in the Neon console. Make sure to check for IPv4 or IPv6 addresses.',
      );
    case 'busy':
      return { status: fault.status ?? 503, type: 'application/json', body: '{"msg":"Too many requests in flight"}' };
    case 'connections':
      return answerOf(500, 'sorry, too many clients already', '53300');
    case 'starting':
      return answerOf(500, 'the database system is starting up', '57P03');
    case 'restart':
      return answerOf(400, 'terminating connection due to administrator command', '57P01');
    case 'full':
      return answerOf(400, 'could not extend file because project size limit (512 MB) has been exceeded', '53100');
    case 'html':
      return pageOf(fault.status ?? 502);
    default:
      return undefined;
  }
}
