import type { Parsed } from './finding.ts';
import { quote, refuse } from './finding.ts';

/** The parts of a statistics file's name. Its timestamp is the game server's wall clock when the round ended. */
export interface FileName {
  name: string;
  kind: 'round' | 'endstats';
  /** YYYY-MM-DD */
  date: string;
  /** HHMMSS */
  time: string;
  map: string;
  round: 1 | 2;
}

const longest = 255;
const longestMap = 64;

// Four parts from the left and two from the right are fixed, because a map's name may contain the same characters.
const pattern = /^(\d{4}-\d\d-\d\d)-(\d{6})-(.+)-round-([12])(-endstats)?\.txt$/s;

/** Parses `YYYY-MM-DD-HHMMSS-<map>-round-<1|2>.txt` or its `-endstats.txt`. Any other name is refused with the reason. */
export function parseFileName(name: string): Parsed<FileName> {
  if (name.length > longest || new TextEncoder().encode(name).length > longest) {
    return refuse('name', `The file name is longer than ${longest} bytes.`);
  }
  if (/[/\\\p{Cc}]|\.\./u.test(name) || !name.isWellFormed()) {
    return refuse('name', `The file name ${quote(name)} holds a path or a control character: send the name alone.`);
  }
  if (/_ws\.txt$/.test(name)) {
    return refuse('name', `${quote(name)} is an old weapon file: not needed, the round file holds all of it.`);
  }
  const [, date, time, map, round, endstats] = pattern.exec(name) ?? [];
  if (!date || !time || !map || !round) {
    return refuse('name', `${quote(name)} is no round file: expected YYYY-MM-DD-HHMMSS-<map>-round-<1|2>.txt.`);
  }
  if (!isRealStamp(date, time)) return refuse('name', `${date} ${time} in ${quote(name)} is no date and time.`);
  if ([...map].length > longestMap) return refuse('name', `The map in ${quote(name)} is longer than ${longestMap}.`);
  const kind = endstats ? 'endstats' : 'round';
  return { ok: true, value: { name, kind, date, time, map, round: round === '1' ? 1 : 2 } };
}

function isRealStamp(date: string, time: string): boolean {
  const instant = Date.parse(`${date}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
  // Date.parse reads 30 February as 1 March, and 24:00:00 as the next day.
  return date >= '1970' && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date);
}
