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
  /** YYYY-MM-DD; empty for all. */
  since: string;
  /** Sends what is there and ends; gives up after some tries. */
  once: boolean;
  /** Milliseconds between two looks. */
  interval: number;
  /** Rung when there may be something new, and to stop. */
  bell: Bell;
  /** Aborted to end after the current file. */
  stop: AbortSignal;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  random: () => number;
}

/** A file must stay the same for this long before it is sent, in milliseconds. */
const settleMs = 1_000;
/** A file that has not stopped changing after so many milliseconds is named, and does not keep `once` from ending. */
const growthMs = 10_000;
/** Events come in bursts while a file is being written. */
const burstMs = 200;
/** With `once`: failures in a row, or at one file, after which it is left for the next run. */
const mostFailures = 4;
/** Files in trouble that are named one by one at each look. */
const mostNamed = 20;

/** How a run has ended. */
interface Ending {
  /** Files that are left unsent. */
  left: number;
  /** Whether it ended because the folder or the Worker was away: then more files may be left than are known. */
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
   * Sends the files in their order. Throws Unavailable when the Worker fails at two in a row that it has not failed at before: then it
   * is not the file.
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
    if (look.troubles <= mostNamed)
      report.note(`${name}: ${reason}; the others go on, this one again in ${seconds(wait)}`);
  }

  /** Files that never stop changing: each is tried again like any other that cannot be sent. */
  function tellRestless(look: Look): void {
    for (const name of settling.restless(now()).filter((name) => troubles.isDue(name, now()))) {
      tell(look, name, 'changes all the time', troubles.add(name, now()));
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
        if (look.troubles > mostNamed) report.note(`… and ${look.troubles - mostNamed} more; each is tried again`);
      }
      failures = 0;
      if (once && unsent.every(({ name }) => troubles.failures(name) >= mostFailures)) break;
      await waitForMore();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      failures += 1;
      if (once && failures >= mostFailures) {
        report.note(`${error.message}; ${failures} times in a row, so the rest waits for the next run`);
        return { left: unsent.length, gaveUp: true };
      }
      const wait = backoff(failures, random(), error.retryAfter);
      report.note(`${error.message}; again in ${seconds(wait)}`);
      await sleep(wait, undefined, { signal: stop }).catch(() => {});
    }
  }
  return { left: unsent.length, gaveUp: false };

  /** Until a growing file may have settled, a failed one may be tried again, or something new may be there. */
  async function waitForMore(): Promise<void> {
    const isGrowing = unsent.some(({ name }) => troubles.failures(name) === 0);
    const wasRung = await bell.wait(
      isGrowing ? settleMs : Math.min(interval, troubles.wait(unsent, now()) ?? interval),
    );
    if (wasRung) await sleep(burstMs);
  }

  /** As it is now; a file that changed since is looked at again. */
  function isSent({ name, size, modified }: FoundFile): boolean {
    const before = state.get(name);
    return before?.size === size && before.modified === modified;
  }
}

/** What one look at the folder has come to. */
interface Look {
  /** Files that could not be sent. */
  troubles: number;
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}
