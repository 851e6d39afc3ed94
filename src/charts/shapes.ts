import type { CoverRun, Point } from './area.ts';
import { coverArea } from './area.ts';

/** A rectangle. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Covers a share of a pixel, from 0 to 1. */
export type Cover = (column: number, row: number, share: number) => void;

/** Covers a straight stroke, pixel by pixel along its longer axis. Its ends are cut along the other one, so that discs round them. */
export function coverStroke([from, to]: readonly [Point, Point], widthPx: number, cover: Cover): void {
  const isSteep = Math.abs(to[1] - from[1]) > Math.abs(to[0] - from[0]);
  const turned = ([x, y]: Point): Point => (isSteep ? [y, x] : [x, y]);
  const [[a, b], [c, d]] = [turned(from), turned(to)].sort((one, other) => one[0] - other[0]) as [Point, Point];
  if (c === a) return;
  const slope = (d - b) / (c - a);
  const half = (widthPx / 2) * Math.hypot(1, slope);
  for (let along = Math.floor(a); along < c; along += 1) {
    const length = Math.min(along + 1, c) - Math.max(along, a);
    const middle = b + slope * ((Math.min(along + 1, c) + Math.max(along, a)) / 2 - a);
    for (let across = Math.floor(middle - half); across < middle + half; across += 1) {
      const share = length * (Math.min(across + 1, middle + half) - Math.max(across, middle - half));
      if (isSteep) cover(across, along, share);
      else cover(along, across, share);
    }
  }
}

/** Covers a disc. */
export function coverDisc([x, y]: Point, radius: number, cover: Cover): void {
  for (let row = Math.floor(y - radius - 0.5); row <= y + radius; row += 1) {
    for (let column = Math.floor(x - radius - 0.5); column <= x + radius; column += 1) {
      const inside = radius + 0.5 - Math.sqrt((column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2);
      if (inside > 0) cover(column, row, Math.min(inside, 1, radius * 2));
    }
  }
}

/** Covers what lies inside of an outline, which is closed from its last point to its first. */
export function coverPolygon(
  outline: readonly Point[],
  image: { width: number; height: number },
  cover: CoverRun,
): void {
  coverArea(
    outline.map((from, index): [Point, Point] => [from, outline[(index + 1) % outline.length] ?? from]),
    image,
    cover,
  );
}

/** Covers diagonal lines in a rectangle of whole pixels. `gap` is their distance in pixels. */
export function coverHatch({ x, y, width, height }: Box, gap: number, cover: Cover): void {
  const [left, right] = [Math.round(x), Math.round(x + width)];
  for (let row = Math.round(y); row < Math.round(y + height); row += 1) {
    for (let middle = left + gap - ((left + row) % gap) - gap; middle <= right; middle += gap) {
      for (let column = Math.max(middle - 1, left); column <= Math.min(middle + 1, right - 1); column += 1) {
        cover(column, row, column === middle ? 1 : 0.3);
      }
    }
  }
}
