import { fieldKinds, fieldLimits, fieldNames, fieldScales, layoutOf, newestLayout } from './fields.ts';
import type { Finding } from './finding.ts';
import { quote } from './finding.ts';
import { isMasked } from './mask.ts';
import { readDecimals, readIntegers } from './numbers.ts';
import type { Side, Tally } from './tally.ts';
import { cells, weaponCount } from './tally.ts';

const longestName = 35;
const greatestMask = 2 ** weaponCount - 1;
/** The greatest plausible value of a weapon's counter. */
export const greatestCell = 100_000;

/** Why a line is refused, in words for users. */
type Bad = string;

/**
 * Parses `GUID\name\rounds\team\MASK h s k d hs … TAB f0 TAB f1 …`. Returns a string with the reason if the line cannot be used. Minor
 * errors (a negative counter, a name that is too long) are corrected and added to `findings`.
 */
export function parsePlayerLine(text: string, line: number, findings: Finding[]): Tally | Bad {
  const afterGuid = text.indexOf('\\');
  const afterName = text.indexOf('\\', afterGuid + 1);
  const afterRounds = text.indexOf('\\', afterName + 1);
  const afterTeam = text.indexOf('\\', afterRounds + 1);
  if (afterGuid < 0 || afterName <= afterGuid || afterRounds <= afterName || afterTeam <= afterRounds) {
    return 'it has not the five parts GUID, name, rounds, team and weapons';
  }
  const guid = text.slice(0, afterGuid);
  if (!/^(?:[0-9A-F]{8}|OMNIBOT.{0,8})$/.test(guid)) return `${quote(guid)} is no GUID of 8 digits 0-9 A-F`;

  const tab = text.indexOf('\t', afterTeam);
  const note = (code: Finding['code'], message: string) => findings.push({ code, line, guid, message });
  const weapons = readWeapons(text, afterTeam + 1, tab === -1 ? text.length : tab, note);
  if (typeof weapons === 'string') return weapons;
  const values = tab === -1 ? [] : readDecimals(text, tab + 1);
  const fields = readFields(values, note);
  if (typeof fields === 'string') return fields;
  return {
    guid,
    name: readName(text.slice(afterGuid + 1, afterName), note),
    side: readSide(text.slice(afterRounds + 1, afterTeam), note),
    weapons,
    fields,
    layout: Math.min(values.length, newestLayout),
  };
}

type Note = (code: Finding['code'], message: string) => void;

function readName(name: string, note: Note): string {
  if (name.length <= longestName || isMasked(name)) return name;
  note('name cut', `A name has ${name.length} characters: cut to ${longestName}.`);
  return name.slice(0, longestName).toWellFormed();
}

function readSide(text: string, note: Note): Side {
  if (text === '1') return 1;
  if (text === '2') return 2;
  if (text === '3') return 3;
  note('no side', `Team ${quote(text)} is neither 1 (Axis), 2 (Allies) nor 3 (spectator): kept without a side.`);
  return 0;
}

function readWeapons(text: string, from: number, to: number, note: Note): Int32Array | Bad {
  const numbers = readIntegers(text, from, to);
  if (!numbers) return 'its weapons are not all whole numbers';
  const mask = numbers[0];
  // Compared as a number, because bit operations change 2^31 and fractions.
  if (mask === undefined || !(mask >= 0 && mask <= greatestMask)) return `the weapon mask ${mask} is out of range`;
  const weapons = new Int32Array(weaponCount * cells);
  let read = 1;
  for (let weapon = 0; weapon < weaponCount; weapon++) {
    if ((mask & (1 << weapon)) === 0) continue;
    for (let at = weapon * cells; at < (weapon + 1) * cells; at++) {
      const value = numbers[read++];
      if (value === undefined) return `the weapon mask ${mask} promises more groups than there are`;
      weapons[at] = value >= 0 && value <= greatestCell ? value : clamp(value, greatestCell, 'a weapon counter', note);
    }
  }
  if (read !== numbers.length) return `the weapon mask ${mask} promises fewer groups than there are`;
  return weapons;
}

function readFields(values: readonly number[], note: Note): number[] | Bad {
  const layout = layoutOf(values.length);
  if (!layout) return `it has ${values.length} fields after the weapons, no known layout (33, 36, 37, 38 or more)`;
  if (values.length > newestLayout) note('layout', `Fields after the first ${newestLayout} are unknown: ignored.`);
  const fields = new Array<number>(newestLayout).fill(0);
  for (let place = 0; place < layout.length; place++) {
    const field = layout[place] as number;
    if (fieldKinds[field] === 'derived') continue;
    const value = Math.round((values[place] as number) * (fieldScales[field] as number));
    const limit = fieldLimits[field] as number;
    if (value >= 0 && value <= limit) fields[field] = value;
    else if (fieldKinds[field] === 'peak') fields[field] = 0;
    else if (Number.isNaN(value)) return `${fieldNames[field]} is no number`;
    else fields[field] = clamp(value, limit, fieldNames[field] ?? '', note);
  }
  return fields;
}

function clamp(value: number, limit: number, what: string, note: Note): number {
  const clamped = value < 0 ? 0 : limit;
  note('value clamped', `${what} is ${value}: taken as ${clamped}.`);
  return clamped;
}
