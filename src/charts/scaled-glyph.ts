import type { Glyph } from './glyph.ts';

/** Returns a glyph in another size. A bold one is drawn twice, a pixel apart. */
export function scaledGlyph(glyph: Glyph, { scale, isBold }: { scale: number; isBold: boolean }): Glyph {
  const [left, top] = [Math.floor(glyph.left * scale), Math.floor(glyph.top * scale)];
  const bolder = isBold ? 1 : 0;
  const width = Math.ceil((glyph.left + glyph.width) * scale) - left + bolder;
  const height = Math.ceil((glyph.top + glyph.height) * scale) - top;
  const levels = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      let level = 0;
      for (let shift = 0; shift <= bolder; shift += 1)
        level = Math.max(level, meanLevel(glyph, (left + column - shift) / scale, (top + row) / scale, 1 / scale));
      levels[row * width + column] = Math.round(level);
    }
  }
  return { advance: glyph.advance * scale + bolder, left, top, width, height, levels };
}

/** Returns the mean level of a square of a glyph's image, whose place counts from the pen. */
function meanLevel({ left, top, width, height, levels }: Glyph, x: number, y: number, side: number): number {
  let sum = 0;
  for (let row = Math.max(Math.floor(y - top), 0); row < Math.min(y - top + side, height); row += 1) {
    const tall = Math.min(row + 1, y - top + side) - Math.max(row, y - top);
    for (let column = Math.max(Math.floor(x - left), 0); column < Math.min(x - left + side, width); column += 1) {
      const wide = Math.min(column + 1, x - left + side) - Math.max(column, x - left);
      sum += tall * wide * (levels[row * width + column] ?? 0);
    }
  }
  return sum / (side * side);
}
