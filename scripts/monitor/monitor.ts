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
/** Events come in bursts while a file is being written. */
const burstMs = 200;
/** With `once`: failures in a row, or at one file, after which it is left for the next run. */
const mostFailures = 4;

/** Sends new files until it is stopped; returns how many are left unsent. Throws NeedsPerson. */
export async function monitor(run: MonitorRun): Promise<number> {
  const { source, state, since, once, interval, bell, stop, report, now, random } = run;
  const settling = new Settling(settleMs);
  const troubles = new Troubles(random);
  let failures = 0;
  let unsent: FoundFile[] = [];

  /** Sends the files in their order. Throws Unavailable when the Worker fails at two in a row: then it is not the file. */
  async function sendAll(files: readonly FoundFile[]): Promise<void> {
    let wasTrouble = false;
    for (const file of files) {
      if (stop.aborted) return;
      const result = await deliver(file, run);
      if (result.kind === 'trouble') {
        const wait = troubles.add(file.name, now());
        if (wasTrouble) throw new Unavailable(result.reason);
        report.note(`${file.name}: ${result.reason}; the others go on, this one again in ${seconds(wait)}`);
      } else {
        if (result.kind === 'changed') settling.forget(file.name);
        else unsent = unsent.filter(({ name }) => name !== file.name);
        troubles.clear(file.name);
        failures = 0;
      }
      wasTrouble = result.kind === 'trouble';
    }
  }

  while (!stop.aborted) {
    try {
      const found = await source.list((name) => isWanted(name, since));
      unsent = found.filter((file) => !isSent(file));
      const settled = settling.look(unsent, now());
      await sendAll(troubles.due(inOrder(settled), now()));
      failures = 0;
      if (once && unsent.every(({ name }) => troubles.failures(name) >= mostFailures)) break;
      await waitForMore();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      failures += 1;
      if (once && failures >= mostFailures) {
        report.note(`${error.message}; ${failures} times in a row, so the rest waits for the next run`);
        break;
      }
      const wait = backoff(failures, random(), error.retryAfter);
      report.note(`${error.message}; again in ${seconds(wait)}`);
      await sleep(wait, undefined, { signal: stop }).catch(() => {});
    }
  }
  return unsent.length;

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

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`;
}
