import { graphemesOf } from '../domain/graphemes.ts';

const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;
const invisible = /^[\p{M}\p{Cf}]+$/u;

/** Characters by code that are graphemes by themselves, like those of isSimple. */
const simpleRanges = [
  [0x20, 0x2ff],
  [0x2010, 0x2027],
  [0x202f, 0x206f],
] as const;

/** A way to measure graphemes. */
interface Measure {
  /** The widths of simple characters by code, because to measure each character again would cost more than the rest of a reply. NaN for others. */
  simple: Float64Array;
  of(grapheme: string): number;
}

function measureBy(of: (grapheme: string) => number): Measure {
  const simple = new Float64Array(0x2070).fill(Number.NaN);
  for (const [first, last] of simpleRanges) {
    for (let code = first; code <= last; code += 1) simple[code] = of(String.fromCharCode(code));
  }
  return { simple, of };
}

/** Measures in cells of a monospaced font: emoji and East Asian characters take two. */
export const inCells = measureBy((grapheme) => (invisible.test(grapheme) ? 0 : wide.test(grapheme) ? 2 : 1));

/** Widths in ems of a wide sans-serif font. Other fonts have room to spare. */
const ems: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijlI|'.,:;!\u00a0\u202f \u00b7/[\]]/, 0.32],
  [/[ftrJ()"`*_\u2013-]/, 0.44],
  [/[mwMW@%\u2026+~#]/, 0.95],
  [/\p{Lu}/u, 0.73],
];

/** Measures in ems of the text around it. */
const inEms = measureBy((grapheme) => {
  if (invisible.test(grapheme)) return 0;
  if (wide.test(grapheme)) return 1.35;
  return ems.find(([characters]) => characters.test(grapheme))?.[1] ?? 0.63;
});

/** What of a text is measured: all as it is written, what markdown shows of it, or the bold part of that. */
type Part = 'written' | 'shown' | 'bold';

const [star, backslash, presentation] = [0x2a, 0x5c, 0xfe0f];

/**
 * Adds up the widths of simple characters, and of emoji that stand alone among them. NaN if there are others, which only the slow segmenter
 * can tell apart.
 */
function simpleWidth(text: string, { simple, of }: Measure, part: Part): number {
  let width = 0;
  let isBold = false;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (part !== 'written') {
      if (code === star && text.charCodeAt(at + 1) === star) {
        isBold = !isBold;
        at += 1;
        continue;
      }
      if (code === backslash && at + 1 < text.length) {
        at += 1;
        code = text.charCodeAt(at);
      }
    }
    const one = simple[code] ?? Number.NaN;
    if (!Number.isNaN(one)) {
      if (part !== 'bold' || isBold) width += one;
      continue;
    }
    const length = loneEmoji(text, at, code);
    const next = text.charCodeAt(at + length);
    if (length === 0 || (at + length < text.length && Number.isNaN(simple[next] ?? Number.NaN))) return Number.NaN;
    if (part !== 'bold' || isBold) width += of(text.slice(at, at + length));
    at += length - 1;
  }
  return width;
}

/** Returns the length of an arrow, a symbol or an emoji, which joins no simple character before or after it. 0 for others, such as the colours of skin. */
function loneEmoji(text: string, at: number, code: number): number {
  const low = text.charCodeAt(at + 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff;
  const isLong = isPair && ((code === 0xd83c && low >= 0xdf00 && low < 0xdffb) || code === 0xd83d || code === 0xd83e);
  if (!isLong && (code < 0x2190 || code > 0x2bff)) return 0;
  const length = isLong ? 2 : 1;
  return text.charCodeAt(at + length) === presentation ? length + 1 : length;
}

/** How many ems fit on a line of an embed on a phone that is 390 pixels wide. */
export const lineWidth = 20;

/** Replaces Discord's timestamps and command mentions by what they become. */
function resolved(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<\/([^:>]+):\d+>/g, '/$1 ')
    .replace(/<t:\d+:t>/g, '10:11 PM ')
    .replace(/<t:\d+:d>/g, '28.12.2026');
}

/**
 * Returns the width of a text without the marks of markdown. Discord's timestamps and command mentions count as what
 * they become.
 */
export function widthOf(written: string, measure = inEms): number {
  const text = resolved(written);
  const width = simpleWidth(text, measure, 'shown');
  if (!Number.isNaN(width)) return width;
  return graphemesOf(text.replace(/\*\*|\\(.)/g, '$1')).reduce((sum, grapheme) => sum + measure.of(grapheme), 0);
}

/** How much wider bold text is, in ems. */
export const boldFactor = 1.12;

/** Returns the width in ems of a text that is bold as a whole. */
export const boldWidthOf = (text: string) => boldFactor * widthOf(text);

/** Returns the width in ems of a text of which a part is bold. */
export function mixedWidthOf(written: string): number {
  const text = resolved(written);
  if (!text.includes('**')) return widthOf(text);
  const known = simpleWidth(text, inEms, 'bold');
  const bold = Number.isNaN(known)
    ? widthOf(Array.from(text.matchAll(/\*\*(.+?)\*\*/g), ([, part]) => part).join(''))
    : known;
  return widthOf(text) - bold + boldFactor * bold;
}

/** Cuts plain text to a width, with an ellipsis at its end. */
export function cutToWidth(text: string, width: number, measure = inEms): string {
  if (simpleWidth(text, measure, 'written') <= width) return text;
  const parts = graphemesOf(text);
  const sizes = parts.map(measure.of);
  if (sizes.reduce((sum, size) => sum + size, 0) <= width) return text;
  let left = width - measure.of('…');
  const kept = parts.filter((_, index) => {
    left -= sizes[index] ?? 0;
    return left >= 0;
  });
  return `${kept.join('').trimEnd()}…`;
}

/** Fills plain text up with spaces to so many cells, at its end or at its start. */
export function padToWidth(text: string, cells: number, where: 'end' | 'start' = 'end'): string {
  const known = simpleWidth(text, inCells, 'written');
  const width = Number.isNaN(known) ? graphemesOf(text).reduce((sum, one) => sum + inCells.of(one), 0) : known;
  const fill = ' '.repeat(Math.max(0, cells - width));
  return where === 'end' ? text + fill : fill + text;
}
