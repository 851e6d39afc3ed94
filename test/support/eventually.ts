import { vi } from 'vitest';

/** Repeats the check until it passes, for longer than a busy machine needs. Returns what it returns, and at last throws what it throws. */
export function eventually<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, { timeout: 30_000, interval: 20 });
}
