import { fromBase64 } from '../domain/base64.ts';
import { atlas } from './atlas.ts';
import type { Face } from './font-format.ts';
import { advanceUnit, atlasFaces } from './font-format.ts';
import { unbrotli } from './png.ts';

/** A character as an image. */
export interface Glyph {
  /** How far the pen moves, in pixels. */
  advance: number;
  /** The image's place from the pen and the baseline. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** How much of each pixel is covered, from 0 to 15. */
  levels: Uint8Array;
}

const numbersPerGlyph = 6;
const faces = readAtlas(unbrotli(fromBase64(atlas)));
const replacement = 0xff_fd;

/** Reads the atlas (see font-format.ts). A character is made when a picture first has it: most never are. */
function readAtlas(unpacked: Uint8Array): ReadonlyMap<Face, (code: number) => Glyph | undefined> {
  const bytes = new Uint8Array(unpacked); // from the beginning of a buffer of its own
  const first = atlasFaces.length;
  const counts = new Int16Array(bytes.buffer, 0, first);
  const glyphs = counts.reduce((sum, count) => sum + count, 0);
  const numbers = new Int16Array(bytes.buffer, 0, first + glyphs * numbersPerGlyph);
  const number = (column: number, glyph: number) => numbers[first + column * glyphs + glyph] ?? 0;
  const area = (glyph: number) => number(4, glyph) * number(5, glyph);
  const starts = new Uint32Array(glyphs);
  let start = numbers.byteLength;
  for (let glyph = 0; glyph < glyphs; glyph += 1) {
    starts[glyph] = start;
    start += area(glyph);
  }
  const glyphOf = (glyph: number): Glyph => {
    const at = starts[glyph] ?? 0;
    return {
      advance: number(1, glyph) / advanceUnit,
      left: number(2, glyph),
      top: number(3, glyph),
      width: number(4, glyph),
      height: number(5, glyph),
      levels: bytes.subarray(at, at + area(glyph)),
    };
  };
  let before = 0;
  const entries = atlasFaces.map((face, place) => {
    const offset = before;
    before += counts[place] ?? 0;
    const codes = new Uint16Array(bytes.buffer, (first + offset) * 2, counts[place]);
    const made = new Map<number, Glyph | undefined>();
    const find = (code: number) => {
      if (made.has(code)) return made.get(code);
      const index = codes.indexOf(code);
      const glyph = index < 0 ? undefined : glyphOf(offset + index);
      made.set(code, glyph);
      return glyph;
    };
    return [face, find] as const;
  });
  return new Map(entries);
}

/** Returns the glyphs of a text. What the face lacks is taken from the labels' font, and what that lacks is the replacement character. */
export function glyphsOf(text: string, face: Face): Glyph[] {
  const [own, label] = [faces.get(face), faces.get('label')];
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return own?.(code) ?? label?.(code) ?? label?.(replacement);
  }).filter((glyph) => glyph !== undefined);
}

/** Half the height (px) of a digit of the face `small`: so far below the middle of a row lies its baseline. */
export const halfDigit = 6.5;

/** Returns the width of a text in pixels. */
export function widthOf(text: string, face: Face): number {
  return glyphsOf(text, face).reduce((sum, { advance }) => sum + advance, 0);
}

const ellipsis = '…';
const notDrawn = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Cf}|\p{Cc}|[\ufe00-\ufe0f]/gu;

/** Returns a text as pictures show it: composed, without emoji and invisible characters, cut to a width in pixels with an ellipsis. */
export function fitText(text: string, widthPx: number, face: Face): string {
  const shown = text.normalize('NFC').replace(notDrawn, '').replace(/\s+/gu, ' ').trim();
  if (widthOf(shown, face) <= widthPx) return shown;
  const characters = Array.from(shown);
  const room = widthPx - widthOf(ellipsis, face);
  let width = 0;
  let end = 0;
  for (const [index, character] of characters.entries()) {
    width += widthOf(character, face);
    if (width > room) break;
    if (character !== ' ') end = index + 1;
  }
  return characters.slice(0, end).join('') + ellipsis;
}
