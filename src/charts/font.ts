import { fromBase64 } from '../domain/base64.ts';
import { atlas } from './atlas.ts';
import type { Face } from './font-format.ts';
import { advanceUnit, atlasFaces, frameColumns } from './font-format.ts';
import type { Glyph } from './glyph.ts';
import { unbrotli } from './png.ts';
import { scaledGlyph } from './scaled-glyph.ts';

const replacement = 0xff_fd;

/** The glyphs of a face. A character is read when a picture first has it: most never are. */
class Glyphs {
  readonly #codes: Uint16Array;
  readonly #glyphAt: (index: number) => Glyph;
  readonly #known = new Map<number, Glyph>();

  constructor(codes: Uint16Array, glyphAt: (index: number) => Glyph) {
    this.#codes = codes;
    this.#glyphAt = glyphAt;
  }

  get(code: number): Glyph | undefined {
    const known = this.#known.get(code);
    if (known) return known;
    const index = this.#codes.indexOf(code);
    return index < 0 ? undefined : this.keep(code, this.#glyphAt(index));
  }

  /** Keeps what stands for a character from now on. */
  keep(code: number, glyph: Glyph): Glyph {
    this.#known.set(code, glyph);
    return glyph;
  }
}

const faces = readAtlas(unbrotli(fromBase64(atlas)));

/** Reads the atlas (see font-format.ts). */
function readAtlas(unpacked: Uint8Array): Record<Face, Glyphs> {
  const bytes = new Uint8Array(unpacked); // from the beginning of a buffer of its own
  const counts = new Int16Array(bytes.buffer, 0, atlasFaces.length);
  const count = counts.reduce((sum, one) => sum + one, 0);
  const steps = new Int16Array(bytes.buffer, counts.byteLength, count);
  const advances = new Int16Array(bytes.buffer, steps.byteOffset + steps.byteLength, count);
  const frames = new Int8Array(bytes.buffer, advances.byteOffset + advances.byteLength, frameColumns.length * count);
  const frame = (column: number, glyph: number) => frames[column * count + glyph] as number;
  const codes = new Uint16Array(count);
  const starts = new Uint32Array(count + 1);
  starts[0] = frames.byteOffset + frames.byteLength;
  for (let glyph = 0; glyph < count; glyph += 1) {
    codes[glyph] = (codes[glyph - 1] ?? 0) + (steps[glyph] as number);
    starts[glyph + 1] = (starts[glyph] as number) + frame(2, glyph) * frame(3, glyph);
  }
  const glyphAt = (glyph: number): Glyph => ({
    advance: (advances[glyph] as number) / advanceUnit,
    left: frame(0, glyph),
    top: frame(1, glyph),
    width: frame(2, glyph),
    height: frame(3, glyph),
    levels: bytes.subarray(starts[glyph], starts[glyph + 1]),
  });
  let before = 0;
  const entries = atlasFaces.map((face, place) => {
    const offset = before;
    before += counts[place] ?? 0;
    return [face, new Glyphs(codes.subarray(offset, before), (index) => glyphAt(offset + index))] as const;
  });
  return Object.fromEntries(entries) as Record<Face, Glyphs>;
}

/** How much larger than the labels' a face is, and whether it is bold. */
const besideLabels = { small: { scale: 18 / 22, isBold: false }, title: { scale: 28 / 22, isBold: true } } as const;

/** Returns the glyph of a character. What the face lacks is made of the labels' font, and what that lacks is the replacement character. */
export function glyphOf(code: number, face: Face): Glyph {
  const glyphs = faces[face];
  const own = glyphs.get(code);
  if (own) return own;
  const label = faces.label.get(code) ?? (faces.label.get(replacement) as Glyph);
  return glyphs.keep(code, face === 'label' ? label : scaledGlyph(label, besideLabels[face]));
}

/** Half the height (px) of a digit of the face `small`: so far below the middle of a row lies its baseline. */
export const halfDigit = 6.5;

/** Returns the width of a text in pixels. */
export function widthOf(text: string, face: Face): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) as number;
    if (code > 0xff_ff) index += 1;
    width += glyphOf(code, face).advance;
  }
  return width;
}

const ellipsis = '…';
const notDrawn = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Cf}|\p{Cc}|[\ufe00-\ufe0f]/gu;

/** Returns a text as pictures show it: composed, without emoji and invisible characters, cut to a width in pixels with an ellipsis. */
export function fitText(text: string, widthPx: number, face: Face): string {
  const shown = isPlain(text) ? text : text.normalize('NFC').replace(notDrawn, '').replace(/\s+/gu, ' ').trim();
  if (widthOf(shown, face) <= widthPx) return shown;
  const room = widthPx - widthOf(ellipsis, face);
  let width = 0;
  let end = 0;
  for (let index = 0; index < shown.length; index += 1) {
    const code = shown.codePointAt(index) as number;
    if (code > 0xff_ff) index += 1;
    width += glyphOf(code, face).advance;
    if (width > room) break;
    if (code !== space) end = index + 1;
  }
  return shown.slice(0, end) + ellipsis;
}

const space = 0x20;
const plain = { from: 0x21, to: 0x7e, middleDot: 0xb7, latinFrom: 0xc0, latinTo: 0x1_7f } as const;

/** Tells whether a text is Latin letters and such with single spaces between them, so that nothing must be left out of it: most are. */
function isPlain(text: string): boolean {
  let before = space;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isLetter =
      (code >= plain.from && code <= plain.to) ||
      (code >= plain.latinFrom && code <= plain.latinTo) ||
      code === plain.middleDot;
    if (!isLetter && (code !== space || before === space)) return false;
    before = code;
  }
  return before !== space || text === '';
}
