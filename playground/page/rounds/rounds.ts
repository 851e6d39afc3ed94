import type { FilesEntry } from '../message/entry.ts';
import { createDrop } from './drop.ts';
import { sendFiles } from './upload.ts';

interface RoundsWorld {
  /** Returns the token for uploads. */
  token(): string;
  /** Shows the entry, or replaces it. */
  show(entry: FilesEntry): void;
}

/** Sends dropped files and shows what becomes of them, at most once a frame. */
export function createRounds({ token, show }: RoundsWorld): void {
  createDrop((files) => {
    const counts = { stored: 0, 'already there': 0, refused: 0, 'not sent': 0 };
    const entry: FilesEntry = { kind: 'files', sent: files.length, results: [], counts };
    let isWaiting = false;
    const showSoon = () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        show(entry);
      });
    };
    show(entry);
    void sendFiles(files, token(), (result) => {
      entry.results.push(result);
      counts[result.outcome] += 1;
      showSoon();
    });
  });
}
