import { perTab } from '../storage.ts';

const most = 50;

/** The commands that were sent, for ↑ and ↓. */
export interface TypedBefore {
  add(text: string): void;
  /** Returns the text one step away from what the box holds now. Undefined if ↑ and ↓ mean something else there, or nothing is left. */
  step(held: string, direction: -1 | 1): string | undefined;
}

export function createTypedBefore(): TypedBefore {
  const stored = perTab<string[]>('typed', []);
  let at = stored.read().length;
  return {
    add(text) {
      const texts = [...stored.read().filter((one) => one !== text), text].slice(-most);
      stored.write(texts);
      at = texts.length;
    },
    step(held, direction) {
      const texts = stored.read();
      if (held === '') at = texts.length;
      else if (held !== texts[at]) return undefined;
      const next = at + direction;
      if (next < 0 || next > texts.length) return undefined;
      at = next;
      return texts[at] ?? '';
    },
  };
}
