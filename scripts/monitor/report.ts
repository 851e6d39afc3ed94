import { stripVTControlCharacters } from 'node:util';

/** Where the monitor reports: one line per file on stdout, everything else on stderr. */
export interface Report {
  file(outcome: string, name: string, details: string): void;
  note(text: string): void;
}

/** Creates a report. Texts from elsewhere are confined to their line, and the token is removed from them. */
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
