import { setTimeout as sleep } from 'node:timers/promises';
import { backoff } from './backoff.ts';
import type { Bell } from './bell.ts';
import type { Delivery } from './deliver.ts';
import { deliver } from './deliver.ts';
import { Unavailable } from './errors.ts';
import { Settling } from './settling.ts';
import type { FoundFile } from './source.ts';
import { Troubles } from './troubles.ts';
import { inOrder, isWanted } from './wanted.ts';

export interface MonitorRun extends Delivery {
  /** YYYY-MM-DD, or empty for all days. */
  since: string;
  /** Sends the files that are there and ends. Stops after several failures. */
  once: boolean;
  /** Milliseconds between two listings. */
  interval: number;
  /** Rung when something may be new, and to stop. */
  bell: Bell;
  /** Aborted to end after the current file. */
  stop: AbortSignal;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  random: () => number;
}

/** Milliseconds for which a file must not change before it is sent. */
const settleMs = 1_000;
/** Milliseconds after which a file that still changes is reported. Such a file does not keep `once` from ending. */
const growthMs = 10_000;
/** Milliseconds to wait for further events, because a file being written causes many. */
const burstMs = 200;
/** Failures in a row, or at one file, after which `once` leaves the file to the next run. */
const mostFailures = 4;
/** Number of failing files that are named one by one at each listing. */
const mostNamed = 20;

/** The result of a run. */
interface Ending {
  /** Number of files left unsent. */
  left: number;
  /** Whether the run ended because the folder or the Worker was unavailable. Then more files may be left than are known. */
  gaveUp: boolean;
}

/** Sends new files until it is stopped. Throws NeedsPerson. */
export async function monitor(run: MonitorRun): Promise<Ending> {
  const { source, state, since, once, interval, bell, stop, report, now, random } = run;
  const settling = new Settling(settleMs, growthMs);
  const troubles = new Troubles(random);
  let failures = 0;
  let unsent: FoundFile[] = [];

  /**
   * Sends the files in order. Throws Unavailable if the Worker fails at two files in a row that it has not failed at before, because then
   * the files are not the cause.
   */
  async function sendAll(files: readonly FoundFile[], look: Look): Promise<void> {
    let hasFailed = false;
    for (const file of files) {
      if (stop.aborted) return;
      const isNew = troubles.failures(file.name) === 0;
      const result = await deliver(file, run);
      if (result.kind === 'trouble') {
        const wait = troubles.add(file.name, now());
        settling.tried(file.name, now());
        if (result.isWorkers && isNew && hasFailed) throw new Unavailable(result.reason);
        tell(look, file.name, result.reason, wait);
        hasFailed = result.isWorkers && isNew;
        continue;
      }
      hasFailed = false;
      failures = 0;
      if (result.kind === 'changed') settling.forget(file.name);
      else {
        unsent = unsent.filter(({ name }) => name !== file.name);
        troubles.clear(file.name);
      }
    }
  }

  function tell(look: Look, name: string, reason: string, wait: number): void {
    look.troubles += 1;
    if (look.troubles <= mostNamed) report.note(`${name}: ${reason}; it is retried in ${seconds(wait)}`);
  }

  /** Reports files that never stop changing. They are retried like any other file that cannot be sent. */
  function tellRestless(look: Look): void {
    for (const name of settling.restless(now()).filter((name) => troubles.isDue(name, now()))) {
      tell(look, name, 'keeps changing', troubles.add(name, now()));
    }
  }

  while (!stop.aborted) {
    try {
      const found = await source.list((name) => isWanted(name, since));
      unsent = found.filter((file) => !isSent(file));
      const settled = settling.look(unsent, now());
      const look: Look = { troubles: 0 };
      try {
        await sendAll(troubles.due(inOrder(settled), now()), look);
        tellRestless(look);
      } finally {
        if (look.troubles > mostNamed) report.note(`… and ${look.troubles - mostNamed} more; each is retried`);
      }
      failures = 0;
      if (once && unsent.every(({ name }) => troubles.failures(name) >= mostFailures)) break;
      await waitForMore();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      failures += 1;
      if (once && failures >= mostFailures) {
        report.note(`${error.message}; ${failures} failures in a row, so the other files are left to the next run`);
        return { left: unsent.length, gaveUp: true };
      }
      const wait = backoff(failures, random(), error.retryAfter);
      report.note(`${error.message}; retry in ${seconds(wait)}`);
      await sleep(wait, undefined, { signal: stop }).catch(() => {});
    }
  }
  return { left: unsent.length, gaveUp: false };

  /** Waits until a growing file may be complete, a failed file may be retried, or something may be new. */
  async function waitForMore(): Promise<void> {
    const isGrowing = unsent.some(({ name }) => troubles.failures(name) === 0);
    const wasRung = await bell.wait(
      isGrowing ? settleMs : Math.min(interval, troubles.wait(unsent, now()) ?? interval),
    );
    if (wasRung) await sleep(burstMs);
  }

  /** Returns whether this version of the file was sent. A file that has changed since is sent again. */
  function isSent({ name, size, modified }: FoundFile): boolean {
    const before = state.get(name);
    return before?.size === size && before.modified === modified;
  }
}

/** The result of one listing of the folder. */
interface Look {
  /** Number of files that could not be sent. */
  troubles: number;
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}
