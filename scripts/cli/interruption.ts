import { Interrupted } from './errors.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds after which another Ctrl-C means impatience: npm passes on, at once, the one that the terminal has sent to all. */
const impatientAfterMs = 500;

/** Turns the first of these signals into an aborted signal; a later one ends the process at once with exit code 130. */
export function interruptible(): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  let interruptedAt = 0;
  const interrupt = (name: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      interruptedAt = performance.now();
      controller.abort(new Interrupted(undefined, name));
    } else if (performance.now() - interruptedAt > impatientAfterMs) process.exit(130);
  };
  for (const name of signals) process.on(name, interrupt);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of signals) process.off(name, interrupt);
    },
  };
}

/** The exit code of a program that runs until it is ended: Ctrl-C is an interruption, anything else an orderly end. */
export function exitCodeOf({ reason }: AbortSignal): number {
  return reason instanceof Interrupted && reason.signalName === 'SIGINT' ? 130 : 0;
}

/** Ends the process as soon as it is interrupted: for work that may stop anywhere. Returns how to leave it to the caller again. */
export function endAtOnce(signal: AbortSignal): () => void {
  const end = () => {
    console.error('Interrupted.');
    process.exit(130);
  };
  signal.addEventListener('abort', end);
  return () => signal.removeEventListener('abort', end);
}
