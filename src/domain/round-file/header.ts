import { isSameMap } from '../maps.ts';
import type { FileName } from './file-name.ts';
import type { Finding, Parsed } from './finding.ts';
import { quote, refuse } from './finding.ts';
import { readDecimals } from './numbers.ts';

export interface Header {
  /** The name that the server gives itself, with colour codes. Never used as its identity, which is the sender's name. */
  serverName: string;
  config: string;
  /** The side that defends, the same in both rounds. 0 if unknown. */
  defender: 0 | 1 | 2;
  /** The side that won this round. 0 if unknown. */
  winner: 0 | 1 | 2;
  /** Time limit as `M:SS`. In round 2, the actual time of round 1. */
  limit: string;
  /** Actual time as `M:SS`. Not validated. */
  actual: string;
  /** Play time without pauses in seconds. Null if the file has none or an impossible one. */
  playSeconds: number | null;
  /** Whether a vote or a map change ended the round. The game server then writes a negative play time, and calls round 2 round 1. */
  isAborted: boolean;
}

const clock = /^-?\d{1,4}:-?\d{1,2}$/;
const day = 86_400;

/** Parses line 1. Refuses a line that is not a header, and a header whose map or round differs from the file name. */
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

/**
 * Parses the play time, which is in milliseconds. Values up to 10,000 are whole seconds, from an older version of the game server's script.
 * A server that shuts down writes impossible values.
 */
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
