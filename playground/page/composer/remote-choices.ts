import type { Choice } from '../api.ts';
import { autocomplete } from '../api.ts';

const pauseMs = 150;

/** Asks the bot for choices when typing pauses. Responses to older requests are dropped. */
export function createRemoteChoices(actingAs: () => string) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  function cancel(): void {
    clearTimeout(timer);
    running?.abort();
  }

  return {
    cancel,
    ask(input: string, show: (choices: Choice[]) => void, fail: (reason: string) => void): void {
      cancel();
      const question = new AbortController();
      running = question;
      timer = setTimeout(() => {
        autocomplete(input, actingAs(), question.signal).then(
          (choices) => question.signal.aborted || show(choices),
          (error: unknown) => question.signal.aborted || fail(error instanceof Error ? error.message : String(error)),
        );
      }, pauseMs);
    },
  };
}
