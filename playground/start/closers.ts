/** What has been started, ended in the opposite order. */
export interface Closers {
  add(close: () => Promise<unknown>): void;
  /** Ends everything once, the newest first; goes on after one that fails. */
  closeAll(): Promise<void>;
}

export function createClosers(): Closers {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    add: (close) => void closers.push(close),
    async closeAll() {
      for (let close = closers.pop(); close; close = closers.pop()) {
        await close().catch((error: unknown) => console.error(error));
      }
    },
  };
}

const EXIT_CODES = { SIGINT: 130, SIGTERM: 0, SIGHUP: 0 } as const;

/** On Ctrl-C and the like everything is ended and the process exits; a second one does not wait. */
export function closeOnSignals(closers: Closers): void {
  let isClosing = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isClosing) process.exit(EXIT_CODES[signal]);
      isClosing = true;
      void closers.closeAll().then(() => process.exit(EXIT_CODES[signal]));
    });
  }
}
