import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Upload } from './ingest.ts';

/** Writes a file in parts. Returns the file's content after each write and the write's time, as in Upload's `at`. */
export async function grow(path: string): Promise<{ body: string; at: number }[]> {
  const writes: { body: string; at: number }[] = [];
  for (const part of ['one', 'two', 'three', 'four', 'five']) {
    appendFileSync(path, `${part}\n`);
    writes.push({ body: `${writes.at(-1)?.body ?? ''}${part}\n`, at: performance.now() });
    await sleep(300);
  }
  return writes;
}

/**
 * Expects that no content was uploaded sooner than a second after it was written. If the machine delays the writer, an incomplete file may
 * be uploaded before the complete one.
 */
export function expectRested(uploads: readonly Upload[], writes: readonly { body: string; at: number }[]): void {
  for (const upload of uploads) {
    const write = writes.find(({ body }) => body === upload.body);
    expect(upload.at - (write?.at ?? Number.NaN)).toBeGreaterThanOrEqual(1000);
  }
  expect(uploads.at(-1)?.body).toBe(writes.at(-1)?.body);
}
