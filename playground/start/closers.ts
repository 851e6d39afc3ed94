/** What has been started, to be closed in the opposite order. */
export interface Closers {
  add(close: () => Promise<unknown>): void;
  /** Closes everything once, the newest first, and continues if one of them fails. */
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
