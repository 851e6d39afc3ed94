import { largestFile } from '../../src/domain/round-file/text.ts';
import { NeedsPerson, Unreadable } from './errors.ts';
import type { Destination } from './post.ts';
import { postFile, sha256Of } from './post.ts';
import type { Report } from './report.ts';
import type { FoundFile, Source } from './source.ts';
import type { State } from './state.ts';

export interface Delivery {
  source: Source;
  destination: Destination;
  state: State;
  report: Report;
}

/**
 * The result of sending a file. `sent`: the Worker acknowledged it or refused it permanently, and the result is stored. `changed`: the file
 * has changed since it was listed. `trouble`: the file cannot be read, or the Worker fails at it and perhaps only at it.
 */
export type Delivered = { kind: 'sent' | 'changed' } | { kind: 'trouble'; reason: string; isWorkers: boolean };

/** Reads a file, sends it, stores the result and reports it. Throws Unavailable or NeedsPerson. */
export async function deliver(file: FoundFile, { source, destination, state, report }: Delivery): Promise<Delivered> {
  const { name, size } = file;
  let bytes: Uint8Array | undefined;
  try {
    bytes = await source.read(name);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'trouble', reason: error.message, isWorkers: false };
  }
  if (!bytes) return { kind: 'changed' };
  const sha256 = sha256Of(bytes);
  if (size > largestFile) {
    const reason = `The file has ${size} bytes, more than ${largestFile}.`;
    state.set(file, { sha256, outcome: 'refused', reason });
    report.file('refused', name, reason);
    return { kind: 'sent' };
  }
  if (bytes.length !== size) return { kind: 'changed' };
  const before = state.get(name);
  if (before && before.sha256 === sha256 && before.outcome !== 'refused') {
    // Only the file's time changed.
    state.set(file, before);
    return { kind: 'sent' };
  }
  const verdict = await postFile(destination, name, bytes);
  switch (verdict.kind) {
    case 'stop':
      throw new NeedsPerson(`${destination.to}: ${verdict.reason}`);
    case 'retry':
      return { kind: 'trouble', reason: verdict.reason, isWorkers: true };
    case 'refused':
      state.set(file, { sha256, outcome: 'refused', reason: verdict.reason });
      report.file('refused', name, verdict.reason);
      return { kind: 'sent' };
    default:
      state.set(file, { sha256, outcome: verdict.kind, reason: null });
      report.file(verdict.kind === 'stored' ? 'stored' : 'already there', name, verdict.note);
      return { kind: 'sent' };
  }
}
