import type { Choice } from '../api.ts';

const pauseMs = 150;

/** Asks for choices when typing pauses. Responses to older requests are dropped. */
export function createRemoteChoices() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  function cancel(): void {
    clearTimeout(timer);
    running?.abort();
  }

  return {
    cancel,
    ask(
      question: (signal: AbortSignal) => Promise<Choice[]>,
      show: (choices: Choice[]) => void,
      fail: (reason: string) => void,
    ): void {
      cancel();
      running = new AbortController();
      const { signal } = running;
      timer = setTimeout(() => {
        question(signal).then(
          (choices) => signal.aborted || show(choices),
          (error: unknown) => signal.aborted || fail(error instanceof Error ? error.message : String(error)),
        );
      }, pauseMs);
    },
  };
}
