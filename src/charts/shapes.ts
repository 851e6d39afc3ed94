import type { Brush } from './brush.ts';
import { raise, steps } from './brush.ts';

/** A place in an image, in pixels from its left upper corner. */
export type Point = readonly [x: number, y: number];

/** A rectangle. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Parts of a pixel. Whole numbers need no memory while a loop is interpreted, as fractions do. */
const unitBits = 16;
const unit = 1 << unitBits;
const halfUnit = unit >> 1;

/** Draws a straight stroke, pixel by pixel along its longer axis. Its ends are cut along the other one, so that discs round them. */
export function drawStroke(brush: Brush, [from, to]: readonly [Point, Point], widthPx: number): void {
  const { least, base } = brush;
  const { width, height, stride, rows, edgeLevels } = brush.surface;
  const isSteep = Math.abs(to[1] - from[1]) > Math.abs(to[0] - from[0]);
  const [long, short] = isSteep ? ([1, 0] as const) : ([0, 1] as const);
  const [start, end] = from[long] <= to[long] ? [from, to] : [to, from];
  const [a, b, c] = [start[long], start[short], end[long]];
  const [mostAlong, mostAcross] = isSteep ? [height, width] : [width, height];
  const [first, last] = [Math.floor(a), Math.ceil(c) - 1];
  if (c === a) return;
  const slope = (end[short] - b) / (c - a);
  const reach = (widthPx / 2) * Math.hypot(1, slope);
  const [stepAlong, stepAcross] = isSteep ? [stride, 1] : [1, stride];
  const grain = steps / edgeLevels;
  const thickness = Math.round(2 * reach * unit);
  const rise = Math.round(slope * unit);
  let near = Math.round((b + slope * (first + 0.5 - a) - reach) * unit);
  for (let along = first; along <= last && along < mostAlong; along += 1) {
    // The first and the last pixel may be covered in part.
    const length = along > first && along < last ? 1 : Math.min(along + 1, c) - Math.max(along, a);
    const far = near + thickness;
    let across = near >> unitBits;
    let at = 1 + along * stepAlong + across * stepAcross;
    for (let left = across << unitBits; left < far; left += unit) {
      let share = unit;
      if (left < near) share -= near - left;
      if (left + unit > far) share -= left + unit - far;
      if (along >= 0 && across >= 0 && across < mostAcross) {
        if (share === unit && length === 1) rows[at] = base + steps;
        else {
          const level = ((share * length * edgeLevels + halfUnit) >> unitBits) * grain;
          const beneath = rows[at] as number;
          if (level > 0 && level >= (least[beneath] || brush.learn(beneath))) rows[at] = base + level;
        }
      }
      at += stepAcross;
      across += 1;
    }
    near += rise;
  }
}

/** Fills a rectangle, whose edges may lie between pixels. */
export function drawBox(brush: Brush, { x, y, width, height }: Box): void {
  const { surface } = brush;
  const [left, right] = [Math.max(x, 0), Math.min(x + width, surface.width)];
  const [top, bottom] = [Math.max(y, 0), Math.min(y + height, surface.height)];
  if (!(left < right && top < bottom)) return;
  const [firstRow, endRow] = [Math.ceil(top), Math.floor(bottom)];
  if (firstRow > endRow) {
    drawRows(brush, { from: endRow, to: firstRow, share: bottom - top }, left, right);
    return;
  }
  drawRows(brush, { from: firstRow - 1, to: firstRow, share: firstRow - top }, left, right);
  drawRows(brush, { from: firstRow, to: endRow, share: 1 }, left, right);
  drawRows(brush, { from: endRow, to: endRow + 1, share: bottom - endRow }, left, right);
}

/** Covers a share of rows between two places, which may lie between pixels. */
function drawRows(
  brush: Brush,
  { from, to, share }: { from: number; to: number; share: number },
  left: number,
  right: number,
): void {
  if (share <= 0) return;
  const [first, end] = [Math.ceil(left), Math.floor(right)];
  if (first > end) {
    drawPart(brush, { from, to, share: share * (right - left) }, end, first);
    return;
  }
  if (left < first) drawPart(brush, { from, to, share: share * (first - left) }, first - 1, first);
  if (first < end) drawPart(brush, { from, to, share }, first, end);
  if (right > end) drawPart(brush, { from, to, share: share * (right - end) }, end, end + 1);
}

/** Pixels of a row from which on one call fills them faster than a loop. */
const many = 6;

/** Covers an equal share of whole pixels. */
function drawPart(
  brush: Brush,
  { from, to, share }: { from: number; to: number; share: number },
  left: number,
  right: number,
): void {
  const { rows, stride, edgeLevels } = brush.surface;
  const level = Math.round(share * edgeLevels) * (steps / edgeLevels);
  if (level === 0) return;
  const colour = brush.base + level;
  const isWhole = level === steps;
  for (let row = from; row < to; row += 1) {
    const start = row * stride + 1;
    const end = start + right;
    if (isWhole && right - left >= many) rows.fill(colour, start + left, end);
    else
      for (let at = start + left; at < end; at += 1)
        if (isWhole) rows[at] = colour;
        else raise(brush, at, level);
  }
}

/** Fills what lies inside of an outline, which is closed from its last point to its first. Its edges are not smooth: a line hides them. */
export function fillOutline(brush: Brush, outline: readonly Point[]): void {
  const { width, height, stride, rows } = brush.surface;
  const downs = outline.map(([, y]) => y);
  const bottom = Math.min(Math.max(...downs), height);
  for (let row = Math.max(Math.floor(Math.min(...downs)), 0); row < bottom; row += 1) {
    const columns = crossings(outline, row + 0.5);
    for (let index = 1; index < columns.length; index += 2) {
      const [left, right] = [Math.max(columns[index - 1] as number, 0), Math.min(columns[index] as number, width)];
      const at = row * stride + 1;
      if (left < right) rows.fill(brush.base + steps, at + left, at + right);
    }
  }
}

/** Returns the columns at which an outline crosses a height, from the left. */
function crossings(outline: readonly Point[], y: number): number[] {
  const columns: number[] = [];
  let from = outline.at(-1);
  for (const to of outline) {
    if (from && from[1] > y !== to[1] > y) {
      const column = Math.round(from[0] + ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]));
      let place = columns.length;
      for (; place > 0 && (columns[place - 1] as number) > column; place -= 1)
        columns[place] = columns[place - 1] as number;
      columns[place] = column;
    }
    from = to;
  }
  return columns;
}

/** Draws diagonal lines in a rectangle of whole pixels. `gap` is their distance in pixels. */
export function drawHatch(brush: Brush, { x, y, width, height }: Box, gap: number): void {
  const { surface } = brush;
  const [left, right] = [Math.round(x), Math.round(x + width)];
  const grain = steps / surface.edgeLevels;
  const beside = Math.round(0.3 * surface.edgeLevels) * grain;
  const end = Math.min(right, surface.width);
  for (let row = Math.max(Math.round(y), 0); row < Math.min(Math.round(y + height), surface.height); row += 1) {
    for (let middle = left - ((left + row) % gap); middle <= right; middle += gap) {
      for (let column = Math.max(middle - 1, left, 0); column <= middle + 1 && column < end; column += 1)
        raise(brush, row * surface.stride + 1 + column, column === middle ? steps : beside);
    }
  }
}
