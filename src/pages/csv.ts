/** What a spreadsheet takes as a formula: these signs at the beginning of a cell, as they are or in full width, also after blanks. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/** Tells Excel that the text is UTF-8. Other programs skip it. */
const byteOrderMark = '\ufeff';

/** Returns rows as CSV (RFC 4180). Of a text that a spreadsheet would run, it only shows the letters: an apostrophe stands before it. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `${byteOrderMark}${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(value: string | number | null): string | number {
  if (typeof value !== 'string') return value ?? '';
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
