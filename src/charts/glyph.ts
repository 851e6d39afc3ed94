import type { Brush } from './brush.ts';

/** A character as an image. */
export interface Glyph {
  /** How far the pen moves, in pixels. */
  advance: number;
  /** The image's place from the pen and the baseline. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** How much of each pixel is covered, from 0 to 15: the lower four bits of each byte. */
  levels: Uint8Array;
  /** The covered pixels alone, as {@link spotsOf} has found them for rows of this length. */
  spots?: { stride: number; list: Int32Array };
}

const levelBits = 4;
export const levelMask = 15;

/** Draws a glyph, with the pen on the baseline at this column and row. What is outside of the image is left out. */
export function drawGlyph(brush: Brush, glyph: Glyph, penColumn: number, baseline: number): void {
  const { least, base } = brush;
  const { width, height, stride, rows } = brush.surface;
  const [column, row] = [penColumn + glyph.left, baseline + glyph.top];
  const isInside = column >= 0 && row >= 0 && column + glyph.width <= width && row + glyph.height <= height;
  const start = row * stride + 1 + column;
  const list = spotsOf(glyph, stride);
  for (let index = 0; index < list.length; index += 1) {
    const spot = list[index] as number;
    const place = spot >> levelBits;
    if (!isInside) {
      const [across, down] = [column + (place % stride), row + Math.floor(place / stride)];
      if (across < 0 || across >= width || down < 0 || down >= height) continue;
    }
    const beneath = rows[start + place] as number;
    const level = spot & levelMask;
    if (level >= (least[beneath] || brush.learn(beneath))) rows[start + place] = base + level;
  }
}

/** Returns the covered pixels of a glyph: the place from its first pixel in rows of this length, and the level. A text has many of each glyph. */
function spotsOf(glyph: Glyph, stride: number): Int32Array {
  if (glyph.spots?.stride === stride) return glyph.spots.list;
  const { width, height, levels } = glyph;
  const list = new Int32Array(levels.length);
  let [count, from] = [0, 0];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const level = (levels[from] as number) & levelMask;
      from += 1;
      if (level === 0) continue;
      list[count] = ((row * stride + column) << levelBits) | level;
      count += 1;
    }
  }
  glyph.spots = { stride, list: list.subarray(0, count) };
  return glyph.spots.list;
}
