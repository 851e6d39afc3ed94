import type { StandingRecord } from '../db/queries/records.ts';
import type { RecordKind } from '../domain/records.ts';
import { isClock } from '../domain/records.ts';
import type { Locale } from '../texts/locale.ts';
import { boldWidthOf, lineWidth, widthOf } from './display-width.ts';
import { formatClock } from './durations.ts';
import { formatCount } from './numbers.ts';
import { fittingNames } from './player-row.ts';
import { small } from './session/view.ts';
import { valueRow } from './value-row.ts';

/** How many small letters fit on a line of a phone, in ems of the others. */
const smallLineWidth = 1.2 * lineWidth;

/** What a line need not say, because the heading says it. */
export interface KnownBoard {
  map: boolean;
  side: boolean;
  size: boolean;
}

/** Formats the value of a record: seconds as a clock. */
export function recordValue(kind: RecordKind, value: number, locale: Locale): string {
  return isClock(kind) ? formatClock(value) : formatCount(value, locale);
}

/**
 * Returns the two lines of a record: `Kills **28** Larkspur`, and in small letters where and when it was set, and whose it was before:
 * `attack 3v3 · Nov 27 · was 26, quill, Mar 12`.
 */
export function recordLines(
  record: StandingRecord,
  { known, today }: { known: KnownBoard; today: string },
  locale: Locale,
): string[] {
  const { records, sessions } = locale.texts;
  const lead = `${records.kinds[record.kind]} **${recordValue(record.kind, record.value, locale)}** `;
  const room = lineWidth - boldWidthOf(lead);
  const parts = [...placeOf(record, known, locale), sessions.shortDay(record.day, today)];
  return [
    `${lead}${fittingNames(record.holders, { room }, locale)}`,
    small([...parts, ...beatenPart(record, { parts, today }, locale)].join(' · ')),
  ];
}

/** Returns `Kills **31** · supply · Nov 27`, an own best. */
export function ownBestLine({ kind, value, mapName, day }: StandingRecord, today: string, locale: Locale): string {
  const { records, sessions } = locale.texts;
  const before = `${records.kinds[kind]} **${recordValue(kind, value, locale)}** · `;
  return valueRow({ before, name: mapName, after: ` · ${sessions.shortDay(day, today)}` }, locale);
}

/** Returns `Kills **28** supply · attack 3v3`, a record in the list of its holder. */
export function heldLine(record: StandingRecord, known: KnownBoard, locale: Locale): string {
  const before = `${locale.texts.records.kinds[record.kind]} **${recordValue(record.kind, record.value, locale)}** `;
  const board = placeOf(record, { ...known, map: true }, locale);
  return valueRow({ before, name: record.mapName, after: board.map((part) => ` · ${part}`).join('') }, locale);
}

/** Returns the map, and the side and size such as `attack 3v3`, as far as they are not known. */
function placeOf({ mapName, side, size }: StandingRecord, known: KnownBoard, locale: Locale): string[] {
  const { records } = locale.texts;
  const map = known.map ? [] : [valueRow({ name: mapName, after: '' }, locale)];
  const sides = known.side || side === 'both' || side === 'any' ? [] : [records.sides[side]];
  const sizes = known.size || size === 'any' ? [] : [records.sizes[size]];
  const board = [...sides, ...sizes].join(' ');
  return [...map, ...(board === '' ? [] : [board])];
}

/** Returns whose record it was before, in the room that the other parts of the line leave. */
function beatenPart(
  { kind, beaten }: StandingRecord,
  { parts, today }: { parts: readonly string[]; today: string },
  locale: Locale,
): string[] {
  if (!beaten) return [];
  const { records, sessions } = locale.texts;
  const written = (holder: string) =>
    records.was(recordValue(kind, beaten.value, locale), holder, sessions.shortDay(beaten.day, today));
  const room = smallLineWidth - widthOf([...parts, written('')].join(' · '));
  return [written(fittingNames(beaten.holders, { room }, locale))];
}
