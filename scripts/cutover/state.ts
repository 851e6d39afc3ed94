import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/** What a cut-over remembers between two runs, so that it goes on where it was interrupted. */
export interface CutoverState {
  /** What it was begun with. */
  began: { isRehearsal: boolean; from: string; options: object };
  /** The steps that are done, by name. */
  done: Record<string, DoneStep>;
}

export interface DoneStep {
  /** ISO time. */
  at: string;
  seconds: number;
  /** What was found or done, the first line in short. */
  said: readonly string[];
}

const fileIn = (folder: string) => join(folder, 'cutover.json');

/**
 * Reads the state in a folder, or begins a new one. With `again` an earlier one is thrown away. Throws an error for people if the folder holds
 * something else, or a cut-over that was begun with other options.
 */
export function openState(folder: string, began: CutoverState['began'], again: boolean): CutoverState {
  const file = fileIn(folder);
  if (!existsSync(file)) return { began, done: {} };
  if (again) {
    rmSync(folder, { recursive: true, force: true });
    return { began, done: {} };
  }
  const state = readState(file);
  if (isDeepStrictEqual(state.began, JSON.parse(JSON.stringify(began)))) return state;
  throw new Error(
    `${folder} holds a ${state.began.isRehearsal ? 'rehearsal' : 'cut-over'} of ${state.began.from} with other options. Repeat those to go on with it, add --again to start over, or name another --folder.`,
  );
}

function readState(file: string): CutoverState {
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as CutoverState;
    if (typeof state.began.from === 'string' && Object.values(state.done).every(isDone)) return state;
  } catch {
    // told below
  }
  throw new Error(`${file} cannot be read: add --again to start over.`);
}

const isDone = ({ at, seconds, said }: DoneStep) =>
  !Number.isNaN(Date.parse(at)) && Number.isFinite(seconds) && Array.isArray(said);

/** Stores the state, whole or not at all. */
export function keepState(folder: string, state: CutoverState): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 }); // copies of the old bot's database come beside it
  const file = fileIn(folder);
  writeFileSync(`${file}.partial`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.partial`, file);
}
