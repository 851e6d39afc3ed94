import type { FileName } from './file-name.ts';
import type { Finding, Parsed } from './finding.ts';
import { quote, refuse } from './finding.ts';
import { isMasked } from './mask.ts';
import { readText } from './text.ts';

export interface Award {
  award: string;
  /** The player's name. The game server has already stripped the colour codes. */
  player: string;
  /** The value as written: `3214`, `113 seconds`, `4 kills in 2.35s`. */
  value: string;
  /** The number that the value begins with. */
  amount: number | null;
}

/** How often a player (the subject) killed an opponent, and was killed by that opponent. */
export interface Versus {
  /** The subject's GUID. Null in older files, which do not name the player whose list it is. */
  subject: string | null;
  subjectGuid: string | null;
  opponent: string;
  kills: number;
  deaths: number;
}

export interface ParsedEndstats {
  file: FileName;
  awards: Award[];
  versus: Versus[];
  findings: Finding[];
}

const longestText = 80;
const mostKills = 10_000;
const mostFindings = 100;

/**
 * Parses an endstats file. Never throws. A line that is neither an award nor a versus is ignored and reported as a finding. A file of such
 * lines only is refused.
 */
export function parseEndstats(bytes: Uint8Array, file: FileName): Parsed<ParsedEndstats> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const { lines, findings } = text.value;
  const awards = new Map<string, Award>();
  const versus: Versus[] = [];
  let subject: Pick<Versus, 'subject' | 'subjectGuid'> = { subject: null, subjectGuid: null };
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parts = line.split('\t', 5);
    const [first = '', second = '', third = ''] = parts;
    if (parts.length !== 3 || parts.some((part) => part === '' || (part.length > longestText && !isMasked(part)))) {
      findings.push({
        code: 'award dropped',
        line: index + 1,
        message: `Dropped: ${quote(line)} has not three parts.`,
      });
    } else if (isMasked(third) || (isMasked(first) && !isVersus(first, second, third))) {
      findings.push({ code: 'award dropped', line: index + 1, message: 'Dropped: a line with a deleted name.' });
    } else if (first === 'VS_HEADER') {
      subject = { subject: second, subjectGuid: shortGuid(third) };
    } else if (isVersus(first, second, third)) {
      versus.push({ ...subject, opponent: first, kills: count(second), deaths: count(third) });
    } else {
      awards.set(line, { award: first, player: second, value: third, amount: leadingNumber(third) });
    }
  }
  if (awards.size + versus.length === 0) return refuse('format', 'The file has neither an award nor a versus line.');
  findings.length = Math.min(findings.length, mostFindings);
  return { ok: true, value: { file, awards: [...awards.values()], versus, findings } };
}

const whole = /^\d{1,6}$/;
// A player may be called "7", so the beginning of the line decides whether the line is an award.
const awardTitle = /^(?:Most|Longest|Highest|Best|Least|Full) /;

function isVersus(first: string, second: string, third: string): boolean {
  return whole.test(second) && whole.test(third) && !awardTitle.test(first);
}

function count(text: string): number {
  return Math.min(Number(text), mostKills);
}

/** Returns the round file's GUID: the first characters of the long one. */
function shortGuid(text: string): string | null {
  const guid = text.slice(0, 8);
  return /^(?:[0-9A-F]{8}|OMNIBOT.)$/.test(guid) ? guid : null;
}

function leadingNumber(value: string): number | null {
  const [number] = /^-?\d{1,12}(?:\.\d{1,15})?/.exec(value) ?? [];
  return number === undefined ? null : Number(number);
}
