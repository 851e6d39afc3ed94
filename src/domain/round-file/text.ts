import type { Finding, Parsed } from './finding.ts';
import { refuse } from './finding.ts';

/** The greatest accepted size in bytes. A real file has 1 to 8 KB. */
export const largestFile = 256 * 1024;
const longestLine = 8 * 1024;
/** The greatest accepted number of lines. Endstats of 64 players who all met have over 2100 lines, because each player has 32 opponents. */
const mostLines = 4096;

export interface FileText {
  /** Lines without line ends. An empty last line is left out. */
  lines: string[];
  /** Whether the last line has a line end. */
  complete: boolean;
  findings: Finding[];
}

/**
 * Returns the lines of a file whose encoding is unknown: strict UTF-8, else windows-1252. Only LF, or CR LF, ends a line, because a name
 * may contain U+2028 and similar characters. Removes NUL bytes and a byte order mark. Refuses a file over a limit before any further work.
 */
export function readText(bytes: Uint8Array): Parsed<FileText> {
  if (bytes.length > largestFile)
    return refuse('size', `The file has ${bytes.length} bytes, more than ${largestFile}.`);
  const findings: Finding[] = [];
  let text = decode(bytes, findings);
  if (text.includes('\0')) {
    text = text.replaceAll('\0', '');
    findings.push({ code: 'encoding', message: 'NUL bytes were removed.' });
  }
  const lines: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    if (to - from > longestLine) {
      return refuse('size', `Line ${lines.length + 1} has more than ${longestLine} characters.`);
    }
    if (lines.length === mostLines) return refuse('size', `The file has more than ${mostLines} lines.`);
    lines.push(text.slice(from, text.charCodeAt(to - 1) === 13 && to > from ? to - 1 : to));
    from = to + 1;
  }
  return { ok: true, value: { lines, complete: text.endsWith('\n'), findings } };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

function decode(bytes: Uint8Array, findings: Finding[]): string {
  try {
    return utf8.decode(bytes);
  } catch {
    findings.push({ code: 'encoding', message: 'The file is not UTF-8: read as windows-1252.' });
    return windows1252(bytes);
  }
}

// Characters of the bytes 0x80 to 0x9F. The five bytes that windows-1252 leaves undefined stay control characters. The table is written
// here because runtimes disagree.
const c1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 4096) {
    const units = new Uint16Array(bytes.subarray(from, from + 4096));
    for (let at = 0; at < units.length; at++) {
      const byte = units[at] as number;
      if (byte >= 0x80 && byte < 0xa0) units[at] = c1.charCodeAt(byte - 0x80);
    }
    text += Reflect.apply(String.fromCharCode, undefined, units); // spreading takes ten times as long
  }
  return text;
}
