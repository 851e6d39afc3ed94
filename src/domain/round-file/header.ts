import { isSameMap } from '../maps.ts';
import type { FileName } from './file-name.ts';
import type { Finding, Parsed } from './finding.ts';
import { quote, refuse } from './finding.ts';
import { readDecimals } from './numbers.ts';

export interface Header {
  /** The server's own name with colour codes: never its identity, that is the sender's. */
  serverName: string;
  config: string;
  /** The side that defends, the same in both rounds; 0 unknown. */
  defender: 0 | 1 | 2;
  /** The side that won this round; 0 unknown. */
  winner: 0 | 1 | 2;
  /** `M:SS`; in round 2 it is round 1's actual time. */
  limit: string;
  /** `M:SS`, nonsense included. */
  actual: string;
  /** Seconds without pauses, where the file says so and it can be true. */
  playSeconds: number | null;
  /** A vote or a map change ended the round: the writer then gives a negative play time, and calls round 2 round 1. */
  isAborted: boolean;
}

const clock = /^-?\d{1,4}:-?\d{1,2}$/;
const day = 86_400;

/** Reads line 1; refuses what is no header, or one of another map or round than the name says. */
export function parseHeader(line: string, file: FileName, findings: Finding[]): Parsed<Header> {
  const parts = line.split('\\', 11);
  if (parts.length !== 8 && parts.length !== 9) {
    return refuse('format', `Line 1 has ${parts.length > 10 ? 'too many' : parts.length} fields, a header has 8 or 9.`);
  }
  const [serverName = '', map = '', config = '', round = '', defender = '', winner = '', limit = '', actual = ''] =
    parts;
  if (!isSameMap(map, file.map))
    return refuse('format', `The header's map ${quote(map)} is not the name's, ${quote(file.map)}.`);
  if (round !== String(file.round)) {
    return refuse('format', `The header's round ${quote(round)} is not the name's, ${file.round}.`);
  }
  const badClock = [limit, actual].find((text) => !clock.test(text));
  if (badClock !== undefined) return refuse('format', `${quote(badClock)} in the header is no time M:SS.`);
  return {
    ok: true,
    value: {
      serverName,
      config,
      defender: side(defender, 'defender', findings),
      winner: side(winner, 'winner', findings),
      limit,
      actual,
      ...playTime(parts[8], findings),
    },
  };
}

function side(text: string, what: string, findings: Finding[]): 0 | 1 | 2 {
  if (text === '1') return 1;
  if (text === '2') return 2;
  findings.push({ code: 'header', line: 1, message: `The ${what} ${quote(text)} is neither 1 (Axis) nor 2 (Allies).` });
  return 0;
}

/** Milliseconds; an older writer had whole seconds, never more than 10,000. A server that shuts down writes nonsense. */
function playTime(text: string | undefined, findings: Finding[]): Pick<Header, 'playSeconds' | 'isAborted'> {
  if (text === undefined) return { playSeconds: null, isAborted: false };
  const [value = Number.NaN] = readDecimals(text, 0);
  const seconds = value <= 10_000 ? value : value / 1000;
  if (seconds > 0 && seconds < day) return { playSeconds: Math.round(seconds), isAborted: false };
  const isAborted = value < 0;
  const message = isAborted
    ? `The play time ${quote(text)} is negative: the round was aborted and does not count.`
    : `The play time ${quote(text)} cannot be true: ignored.`;
  findings.push({ code: isAborted ? 'aborted' : 'header', line: 1, message });
  return { playSeconds: null, isAborted };
}
