import { graphemesOf, isSimple } from '../domain/graphemes.ts';

const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;
const invisible = /^[\p{M}\p{Cf}]+$/u;

/** Measures one grapheme. */
type Measure = (grapheme: string) => number;

/** Measures in cells of a monospaced font: emoji and East Asian characters take two. */
export const inCells: Measure = (grapheme) => (invisible.test(grapheme) ? 0 : wide.test(grapheme) ? 2 : 1);

/** Widths in ems of a wide sans-serif font. Other fonts have room to spare. */
const ems: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijlI|'.,:;!\u00a0\u202f ·/[\]]/, 0.32],
  [/[ftrJ()"`*_–-]/, 0.44],
  [/[mwMW@%…+~#]/, 0.95],
  [/\p{Lu}/u, 0.73],
];

function emsOf(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  if (wide.test(grapheme)) return 1.35;
  return ems.find(([characters]) => characters.test(grapheme))?.[1] ?? 0.63;
}

/** The widths of simple characters by code: to measure every character of every line again would cost more than the rest of a reply. */
const simpleEms = Float64Array.from({ length: 0x2070 }, (_, code) => {
  const character = String.fromCharCode(code);
  return isSimple(character) ? emsOf(character) : 0;
});

/** Measures in ems of the text around it. */
export const inEms: Measure = (grapheme) => (isSimple(grapheme) ? emsOfSimple(grapheme) : emsOf(grapheme));

function emsOfSimple(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) width += simpleEms[text.charCodeAt(index)] ?? 0;
  return width;
}

/** How many ems fit on a line of an embed on a phone that is 390 pixels wide. */
export const lineWidth = 20;

/**
 * Returns the width of a text without the marks of markdown. Discord's timestamps and command mentions count as what
 * they become.
 */
export function widthOf(text: string, measure: Measure = inEms): number {
  const resolved = text.includes('<')
    ? text
        .replace(/<\/([^:>]+):\d+>/g, '/$1 ')
        .replace(/<t:\d+:t>/g, '10:11 PM ')
        .replace(/<t:\d+:d>/g, '28.12.2026')
    : text;
  const shown = /[*\\]/.test(resolved) ? resolved.replace(/\*\*|\\(.)/g, '$1') : resolved;
  if (measure === inEms && isSimple(shown)) return emsOfSimple(shown);
  return graphemesOf(shown).reduce((width, grapheme) => width + measure(grapheme), 0);
}

/** How much wider bold text is, in ems. */
export const boldFactor = 1.12;

/** Returns the width in ems of a text that is bold as a whole. */
export const boldWidthOf = (text: string) => boldFactor * widthOf(text);

/** Cuts plain text to a width, with an ellipsis at its end. */
export function cutToWidth(text: string, width: number, measure: Measure = inEms): string {
  if (measure === inEms && isSimple(text) && emsOfSimple(text) <= width) return text;
  const parts = graphemesOf(text);
  const sizes = parts.map(measure);
  if (sizes.reduce((sum, size) => sum + size, 0) <= width) return text;
  let left = width - measure('…');
  const kept = parts.filter((_, index) => {
    left -= sizes[index] ?? 0;
    return left >= 0;
  });
  return `${kept.join('').trimEnd()}…`;
}

/** Fills plain text up with spaces to so many cells, at its end or at its start. */
export function padToWidth(text: string, cells: number, where: 'end' | 'start' = 'end'): string {
  const width = graphemesOf(text).reduce((sum, grapheme) => sum + inCells(grapheme), 0);
  const fill = ' '.repeat(Math.max(0, cells - width));
  return where === 'end' ? text + fill : fill + text;
}
