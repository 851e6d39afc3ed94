import { Interrupted } from './errors.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds before a second Ctrl-C ends the process. npm repeats the first one immediately, after the terminal has already sent it. */
const impatientAfterMs = 500;

/**
 * Returns a signal that the first SIGINT, SIGTERM or SIGHUP aborts. A later one ends the process immediately with exit code 130. An
 * interruption that comes when the work is done changes nothing.
 */
export function interruptible(): AbortSignal {
  const controller = new AbortController();
  let interruptedAt = 0;
  const interrupt = (name: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      interruptedAt = performance.now();
      controller.abort(new Interrupted(undefined, name));
    } else if (performance.now() - interruptedAt > impatientAfterMs) process.exit(130);
  };
  for (const name of signals) process.on(name, interrupt);
  return controller.signal;
}

/** Returns the exit code of a program that runs until it is ended: 130 after Ctrl-C, 0 after SIGTERM or SIGHUP. */
export function exitCodeOf({ reason }: AbortSignal): number {
  return reason instanceof Interrupted && reason.signalName === 'SIGINT' ? 130 : 0;
}

/**
 * Ends the process as soon as it is interrupted, for work that may stop anywhere. Returns a function that hands interruptions back to the
 * caller.
 */
export function endAtOnce(signal: AbortSignal): () => void {
  const end = () => {
    console.error('Interrupted.');
    process.exit(130);
  };
  signal.addEventListener('abort', end);
  return () => signal.removeEventListener('abort', end);
}
