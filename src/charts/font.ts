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

/** Reads the atlas (see font-format.ts). */
function readAtlas(bytes: Uint8Array): ReadonlyMap<Face, ReadonlyMap<number, Glyph>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const counts = atlasFaces.map((_, index) => view.getInt16(index * 2, true));
  const glyphCount = counts.reduce((sum, count) => sum + count, 0);
  const first = atlasFaces.length * 2;
  let pixels = first + glyphCount * numbersPerGlyph * 2;
  let at = 0;
  const read = (): [number, Glyph] => {
    const number = (column: number) => view.getInt16(first + (column * glyphCount + at) * 2, true);
    const [code, advance, left, top, width, height] = [
      number(0),
      number(1),
      number(2),
      number(3),
      number(4),
      number(5),
    ];
    at += 1;
    const levels = bytes.subarray(pixels, pixels + width * height);
    pixels += levels.length;
    return [code & 0xff_ff, { advance: advance / advanceUnit, left, top, width, height, levels }];
  };
  return new Map(atlasFaces.map((face, index) => [face, new Map(Array.from({ length: counts[index] ?? 0 }, read))]));
}

/** Returns the glyphs of a text. What the face lacks is taken from the labels' font, and what that lacks is the replacement character. */
export function glyphsOf(text: string, face: Face): Glyph[] {
  const [own, label] = [faces.get(face), faces.get('label')];
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return own?.get(code) ?? label?.get(code) ?? label?.get(replacement);
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
