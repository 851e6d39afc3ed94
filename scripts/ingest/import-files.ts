import { readFile, stat } from 'node:fs/promises';
import type { Db } from '../../src/db/db.ts';
import type { StoreOutcome } from '../../src/db/ingest/store-file.ts';
import { storeFile } from '../../src/db/ingest/store-file.ts';
import { mapKey } from '../../src/domain/maps.ts';
import { largestFile } from '../../src/domain/round-file/text.ts';
import type { FoundFile } from './find-files.ts';

/** The result of importing one file. */
export type FileOutcome = { path: string } & (
  | {
      outcome: 'stored';
      upgraded: number;
      derivedAgain: number;
      findings: readonly { code: string; message: string }[];
    }
  | { outcome: 'already there' }
  | { outcome: 'refused'; reason: string }
);

interface ImportOptions {
  server: string;
  timeZone: string;
  /** Number of files imported at once. */
  parallel: number;
  onFile?: (outcome: FileOutcome) => void;
  /** FORGOTTEN_NAMES_KEY of the Worker. */
  forgottenNamesKey?: string | undefined;
  signal?: AbortSignal;
}

/**
 * Imports files with the code of the ingest endpoint, several at once and roughly in the order of their timestamps. Two files of one map
 * are never imported at once, because the second would have to be derived twice. Stops before the next file when `signal` aborts. Throws
 * DatabaseError if the connection is lost. Stored files remain stored, and another import continues from there.
 */
export async function importFiles(db: Db, files: readonly FoundFile[], options: ImportOptions): Promise<FileOutcome[]> {
  const waiting = [...files];
  const running = new Map<string, Promise<void>>();
  const outcomes: FileOutcome[] = [];
  let failure: unknown;
  const run = async (file: FoundFile) => {
    try {
      const outcome = await importFile(db, file, options);
      outcomes.push(outcome);
      options.onFile?.(outcome);
    } catch (error) {
      failure ??= error;
    }
    running.delete(mapKey(file.name.map));
  };
  while (true) {
    const goesOn = failure === undefined && !options.signal?.aborted && running.size < options.parallel;
    const file = goesOn ? takeNext(waiting, running, options.parallel) : undefined;
    if (file) running.set(mapKey(file.name.map), run(file));
    else if (running.size > 0) await Promise.race(running.values());
    else break;
  }
  if (failure !== undefined) throw failure;
  return outcomes;
}

/** Removes and returns the next file whose map is not being imported. Looks only a little ahead, because files in order are cheapest. */
function takeNext(
  waiting: FoundFile[],
  running: ReadonlyMap<string, unknown>,
  parallel: number,
): FoundFile | undefined {
  const at = waiting.slice(0, 2 * parallel).findIndex(({ name }) => !running.has(mapKey(name.map)));
  return at === -1 ? undefined : waiting.splice(at, 1)[0];
}

async function importFile(db: Db, { path, name }: FoundFile, options: ImportOptions): Promise<FileOutcome> {
  const { size } = await stat(path);
  if (size > largestFile)
    return { path, outcome: 'refused', reason: `The file has ${size} bytes, more than ${largestFile}.` };
  const content = new Uint8Array(await readFile(path));
  const stored = await storeFile(db, { ...options, name, content, now: new Date() });
  return { path, ...describe(stored) };
}

function describe(outcome: StoreOutcome) {
  if (outcome.status === 'refused') return { outcome: 'refused', reason: outcome.refusal.message } as const;
  if (outcome.status === 'known') return { outcome: 'already there' } as const;
  const { rounds, parsed } = outcome;
  return {
    outcome: 'stored',
    upgraded: rounds.filter(({ isUpgraded }) => isUpgraded).length,
    derivedAgain: rounds.filter(({ isOwn }) => !isOwn).length,
    findings: rounds.find(({ isOwn }) => isOwn)?.findings ?? parsed.findings,
  } as const;
}
