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
 * What became of a file. `sent`: acknowledged or refused for good, and remembered. `changed`: it is another than it was when listed.
 * `trouble`: it cannot be read, or the Worker fails at this one and perhaps only at this one.
 */
export type Delivered = { kind: 'sent' | 'changed' } | { kind: 'trouble'; reason: string; isWorkers: boolean };

/** Reads a file, sends it, remembers the answer, says so. Throws Unavailable, NeedsPerson. */
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
    // Only its time changed.
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
