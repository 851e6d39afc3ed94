import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NeedsPerson } from './errors.ts';
import type { FoundFile } from './source.ts';

export interface Remembered {
  size: number;
  modified: number;
  sha256: string;
  outcome: 'stored' | 'known' | 'refused';
  /** The reason of the refusal, or null. */
  reason: string | null;
}

/**
 * What was sent and with which result, by file. Without this state everything is sent again, and the Worker answers that it has the file.
 */
export interface State {
  get(name: string): Remembered | undefined;
  set(file: FoundFile, result: Pick<Remembered, 'sha256' | 'outcome' | 'reason'>): void;
  /** Returns the number of files in the state. */
  count(): number;
  close(): void;
}

/**
 * Opens or creates the state of sending `route` (from where to where) in `file`. The file is a SQLite database, so that a killed process
 * leaves no half-written state and its lock ends with it. Throws NeedsPerson if the file cannot be used.
 */
export function openState(file: string, route: { from: string; to: string }): State {
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    db = new DatabaseSync(file);
    prepare(db, file, route);
    return stateOf(db);
  } catch (error) {
    db?.close();
    if (error instanceof NeedsPerson) throw error;
    const problem = (error as Error).message;
    throw new NeedsPerson(
      /locked/.test(problem)
        ? `${file} is in use by another monitor: stop that monitor, or name another file with --state.`
        : `${file} cannot be used as the state (${problem}): name another file with --state.`,
    );
  }
}

function prepare(db: DatabaseSync, file: string, { from, to }: { from: string; to: string }): void {
  db.exec(`
    pragma locking_mode = exclusive;
    pragma journal_mode = wal;
    begin exclusive;
    create table if not exists route (source text not null, target text not null) strict;
    create table if not exists files (
      name text primary key, size integer not null, modified integer not null, sha256 text not null,
      outcome text not null, reason text, at text not null
    ) strict;
    commit`);
  const known = db.prepare('select source, target from route').get();
  if (!known) db.prepare('insert into route (source, target) values (?, ?)').run(from, to);
  else if (known.source !== from || known.target !== to) {
    throw new NeedsPerson(
      `${file} is the state of sending from ${known.source} to ${known.target}: name another file with --state, or delete this one.`,
    );
  }
}

function stateOf(db: DatabaseSync): State {
  const get = db.prepare('select size, modified, sha256, outcome, reason from files where name = ?');
  const set = db.prepare('insert or replace into files values (?, ?, ?, ?, ?, ?, ?)');
  const count = db.prepare('select count(*) as n from files');
  return {
    get: (name) => get.get(name) as unknown as Remembered | undefined,
    set: ({ name, size, modified }, { sha256, outcome, reason }) =>
      void set.run(name, size, modified, sha256, outcome, reason, new Date().toISOString()),
    count: () => Number(count.get()?.n),
    close: () => db.close(),
  };
}
