const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Latin letters, punctuation and marks of direction: each is a character by itself, so the slow segmenter is not needed. */
const simple = /^[\u0020-\u02ff\u2010-\u2027\u202f-\u206f]*$/;

/** Returns the characters as people count them. */
function graphemesOf(text: string): string[] {
  return simple.test(text) ? text.split('') : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

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

/** The widths of simple characters: to measure every character of every line again would cost more than the rest of a reply. */
const simpleEms = new Map(
  Array.from({ length: 0x2070 }, (_, code) => String.fromCharCode(code))
    .filter((character) => simple.test(character))
    .map((character) => [character, emsOf(character)]),
);

/** Measures in ems of the text around it. */
export const inEms: Measure = (grapheme) => simpleEms.get(grapheme) ?? emsOf(grapheme);

/** How many ems fit on a line of an embed on a phone that is 390 pixels wide. */
export const lineWidth = 20;

/** Returns how wide a text is, without the marks of markdown and with Discord's time stamps as the times they become. */
export function widthOf(text: string, measure: Measure = inEms): number {
  const shown = text.replace(/<t:\d+:t>/g, '10:11 PM ').replace(/\*\*|\\(.)/g, '$1');
  return graphemesOf(shown).reduce((width, grapheme) => width + measure(grapheme), 0);
}

/** Cuts plain text to a width, with an ellipsis at its end. */
export function cutToWidth(text: string, width: number, measure: Measure = inEms): string {
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
