import type { Glyph } from './glyph.ts';
import { levelMask } from './glyph.ts';

/** Returns a glyph in another size. A bold one is drawn twice, a pixel apart. */
export function scaledGlyph(glyph: Glyph, { scale, isBold }: { scale: number; isBold: boolean }): Glyph {
  const [left, top] = [Math.floor(glyph.left * scale), Math.floor(glyph.top * scale)];
  const bolder = isBold ? 1 : 0;
  const width = Math.ceil((glyph.left + glyph.width) * scale) - left + bolder;
  const height = Math.ceil((glyph.top + glyph.height) * scale) - top;
  const levels = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    let before = 0;
    for (let column = 0; column < width; column += 1) {
      const level = Math.round(meanLevel(glyph, (left + column) / scale, (top + row) / scale, 1 / scale));
      levels[row * width + column] = Math.max(level, before * bolder);
      before = level;
    }
  }
  return { advance: glyph.advance * scale + bolder, left, top, width, height, levels };
}

/** Returns the mean level of a square of a glyph's image, whose place counts from the pen. */
function meanLevel({ left, top, width, height, levels }: Glyph, x: number, y: number, side: number): number {
  const fromX = x - left;
  const fromY = y - top;
  const toX = fromX + side;
  const toY = fromY + side;
  let sum = 0;
  for (let row = Math.max(Math.floor(fromY), 0); row < Math.min(toY, height); row += 1) {
    const tall = Math.min(row + 1, toY) - Math.max(row, fromY);
    for (let column = Math.max(Math.floor(fromX), 0); column < Math.min(toX, width); column += 1) {
      const wide = Math.min(column + 1, toX) - Math.max(column, fromX);
      sum += tall * wide * ((levels[row * width + column] ?? 0) & levelMask);
    }
  }
  return sum / (side * side);
}
