import { stripVTControlCharacters } from 'node:util';

/** Where the monitor says what it does: one line per file on stdout, the rest on stderr. */
export interface Report {
  file(outcome: string, name: string, details: string): void;
  note(text: string): void;
}

/** What comes from elsewhere may hold anything: it stays on its line, and the token is never in it. */
export function createReport({ token, out, err }: { token: string; out: Print; err: Print }): Report {
  const clean = (text: string) =>
    stripVTControlCharacters(text)
      .replaceAll(token, '(the token)')
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .trimEnd();
  return {
    file: (outcome, name, details) => out(clean(`${outcome.padEnd(13)} ${name}  ${details}`)),
    note: (text) => err(clean(text)),
  };
}

type Print = (line: string) => void;
