import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import opentype from 'opentype.js';
import type { Face, Frame } from '../../src/charts/font-format.ts';
import { advanceUnit, atlasFaces, frameColumns, levelUnit } from '../../src/charts/font-format.ts';
import { coverageOf } from './coverage.ts';
import type { OutlineStep } from './outline.ts';
import { linesOf } from './outline.ts';

const files: Record<Face, { file: string; sizePx: number }> = {
  label: { file: 'DejaVuSans.ttf', sizePx: 22 },
  title: { file: 'DejaVuSans-Bold.ttf', sizePx: 28 },
  small: { file: 'DejaVuSans.ttf', sizePx: 18 },
};

/** The characters of pictures: Latin with its extensions, Romanian, Greek, Cyrillic, punctuation and symbols. */
const ranges: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x1_7f],
  [0x2_18, 0x2_1b],
  [0x3_86, 0x3_ce],
  [0x4_00, 0x4_5f],
];
const symbols = '–—‘’“”„•…‹›€™−≈≠≤≥×→←↑↓▲▼●○■□★✓✗\u202f\ufffd';
/** What the other faces have of their own. The rest is in the labels' font, because each character is 40 bytes of the Worker. */
const latinLetters = { from: 0xc0, to: 0xff };
const plain = 0x7e;
const inTitles = '\u00a0·«»';
const besideAxes = 'ÄÖÜäöüßÀÉàâçèéêîïôùû·×–−…\u00a0';
const isIn: Record<Face, (character: string) => boolean> = {
  label: () => true,
  title: (character) =>
    character <= String.fromCodePoint(plain) ||
    inTitles.includes(character) ||
    (character >= String.fromCodePoint(latinLetters.from) && character <= String.fromCodePoint(latinLetters.to)),
  small: (character) => character <= String.fromCodePoint(plain) || besideAxes.includes(character),
};
const characters = [
  ...ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  ),
  ...symbols,
];

interface DrawnGlyph {
  code: number;
  advance: number;
  frame: Frame;
  levels: number[];
}

/** Returns src/charts/atlas.ts: every character of every face as an image. */
export function atlasText(): string {
  const faces = atlasFaces.map(glyphsOf);
  const glyphs = faces.flat();
  const [codes, advances] = [glyphs.map(({ code }) => code), glyphs.map(({ advance }) => advance)];
  const steps = codes.map((code, index) => code - (codes[index - 1] ?? 0));
  const numbers = Int16Array.from([...faces.map(({ length }) => length), ...steps, ...advances]);
  const frames = Int8Array.from(frameColumns.flatMap((column) => glyphs.map(({ frame }) => frame[column])));
  const levels = Uint8Array.from(
    glyphs.flatMap((one) => one.levels),
    (level) => level * levelUnit,
  );
  const bytes = Buffer.concat([Buffer.from(numbers.buffer), Buffer.from(frames.buffer), levels]);
  const compressed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
  return `// Written by \`npm run generate\`: the characters of pictures, from DejaVu Sans and DejaVu Sans Bold (Brotli, base64).\n\nexport const atlas =\n  '${compressed.toString('base64')}';\n`;
}

function glyphsOf(face: Face): DrawnGlyph[] {
  const { file, sizePx } = files[face];
  const bytes = readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}`));
  const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const own = characters.filter(isIn[face]);
  return own.flatMap((character) => {
    const glyph = font.charToGlyph(character);
    if (glyph.index === 0 && character !== '\ufffd') return [];
    const advance = Math.round(((glyph.advanceWidth ?? 0) * sizePx * advanceUnit) / font.unitsPerEm);
    const [side, baseline] = [sizePx * 3, sizePx * 2];
    const pen = sizePx;
    const coverage = coverageOf(linesOf(glyph.getPath(pen, baseline, sizePx).commands as OutlineStep[]), {
      width: side,
      height: side,
    });
    return [drawn({ code: character.codePointAt(0) ?? 0, advance, coverage, side, pen, baseline })];
  });
}

interface Rendered {
  code: number;
  advance: number;
  coverage: Float64Array;
  side: number;
  pen: number;
  baseline: number;
}

/** Cuts a glyph's image to what is covered. */
function drawn({ code, advance, coverage, side, pen, baseline }: Rendered): DrawnGlyph {
  // Five steps look like fifteen, and take two thirds of the bytes.
  const levels = Array.from(coverage, (share) => Math.round(share * 5) * 3);
  const covered = levels.flatMap((level, at) => (level > 0 ? [at] : []));
  if (covered.length === 0) return { code, advance, frame: { left: 0, top: 0, width: 0, height: 0 }, levels: [] };
  const columns = covered.map((at) => at % side);
  const rows = covered.map((at) => Math.floor(at / side));
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  const [width, height] = [Math.max(...columns) - left + 1, Math.max(...rows) - top + 1];
  const cut = Array.from({ length: height }, (_, row) =>
    levels.slice((top + row) * side + left, (top + row) * side + left + width),
  ).flat();
  return { code, advance, frame: { left: left - pen, top: top - baseline, width, height }, levels: cut };
}
