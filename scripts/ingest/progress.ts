import type { WriteStream } from 'node:tty';

/** Shows how many files are done: a line that changes on a terminal, otherwise a line every tenth of the way. */
export function progressLine(stream: WriteStream | NodeJS.WriteStream, all: number): (done: number) => void {
  const step = Math.max(1, Math.ceil(all / 10));
  return (done) => {
    const text = `${done} of ${all} files`;
    if (stream.isTTY) stream.write(`\r${text}${done === all ? '\n' : ''}\x1b[K`);
    else if (done % step === 0 || done === all) stream.write(`${text}\n`);
  };
}
