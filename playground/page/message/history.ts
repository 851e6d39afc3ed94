import type { Entry } from './entry.ts';

/** The bounds of what a tab keeps: browsers give about five million characters. */
const mostEntries = 60;
const mostCharacters = 2_000_000;
const mostResults = 60;
const pauseMs = 150;

/** Keeps the newest entries of the channel for this tab, so that a reload shows them again. */
export interface History {
  /** Returns the entries of before the reload. */
  load(): Entry[];
  /** Keeps the entries soon, and in any case before the page is left. */
  save(entries: readonly Entry[]): void;
}

/** Creates the history that the browser keeps under this name. */
export function createHistory(key: string): History {
  let waiting: readonly Entry[] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    clearTimeout(timer);
    if (!waiting) return;
    let texts = waiting.slice(-mostEntries).map((entry) => JSON.stringify(small(entry)));
    waiting = undefined;
    let size = texts.reduce((sum, text) => sum + text.length, 0);
    while (size > mostCharacters && texts.length > 0) {
      size -= texts[0]?.length ?? 0;
      texts = texts.slice(1);
    }
    // The browser may give less room: then the older half goes.
    for (; ; texts = texts.slice(Math.ceil(texts.length / 2))) {
      try {
        sessionStorage.setItem(key, `[${texts.join(',')}]`);
        return;
      } catch {
        if (texts.length === 0) return;
      }
    }
  }

  addEventListener('pagehide', write);
  return {
    load() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Entry[];
      } catch {
        return [];
      }
    },
    save(entries) {
      waiting = entries;
      clearTimeout(timer);
      timer = setTimeout(write, pauseMs);
    },
  };
}

function small(entry: Entry): Entry {
  return entry.kind === 'files' ? { ...entry, results: entry.results.slice(0, mostResults) } : entry;
}
