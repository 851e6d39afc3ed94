/** A step of an outline, as TrueType fonts have them. */
export type OutlineStep =
  | { type: 'M' | 'L'; x: number; y: number }
  | { type: 'Q'; x1: number; y1: number; x: number; y: number }
  | { type: 'Z' };

type Point = readonly [x: number, y: number];

const curvePieces = 12;

/** Returns how much of each pixel lies inside of an outline, from 0 to 1. The outline lies within the image. */
export function coverageOf(outline: readonly OutlineStep[], width: number, height: number): Float64Array {
  const areas = new Float64Array(width * height + 2);
  for (const [from, to] of linesOf(outline)) addLine(areas, width, from, to);
  let sum = 0;
  return areas.subarray(0, width * height).map((area) => {
    sum += area;
    return Math.min(Math.abs(sum), 1);
  });
}

function* linesOf(outline: readonly OutlineStep[]): Generator<[Point, Point]> {
  let start: Point = [0, 0];
  let pen: Point = start;
  for (const step of outline) {
    const points = pointsOf(step, pen, start);
    if (step.type === 'M') start = [step.x, step.y];
    for (const point of points) {
      if (step.type !== 'M') yield [pen, point];
      pen = point;
    }
  }
}

function pointsOf(step: OutlineStep, [x0, y0]: Point, start: Point): Point[] {
  if (step.type === 'Z') return [start];
  if (step.type !== 'Q') return [[step.x, step.y]];
  const { x1, y1, x, y } = step;
  return Array.from({ length: curvePieces }, (_, piece): Point => {
    const t = (piece + 1) / curvePieces;
    const u = 1 - t;
    const on = (from: number, by: number, to: number) => u * u * from + 2 * u * t * by + t * t * to;
    return [on(x0, x1, x), on(y0, y1, y)];
  });
}

/** Adds the signed area to the right of a line, row by row: the sum of a row up to a pixel is what the pixel is covered by. */
function addLine(areas: Float64Array, width: number, from: Point, to: Point): void {
  if (from[1] === to[1]) return;
  const direction = from[1] < to[1] ? 1 : -1;
  const [[topX, topY], [bottomX, bottomY]] = direction === 1 ? [from, to] : [to, from];
  const slope = (bottomX - topX) / (bottomY - topY);
  for (let row = Math.floor(topY); row < bottomY; row += 1) {
    const [y0, y1] = [Math.max(row, topY), Math.min(row + 1, bottomY)];
    const [xa, xb] = [topX + (y0 - topY) * slope, topX + (y1 - topY) * slope];
    addPiece(areas, row * width, [Math.min(xa, xb), Math.max(xa, xb)], direction * (y1 - y0));
  }
}

function addPiece(areas: Float64Array, at: number, [left, right]: Point, height: number): void {
  const first = Math.floor(left);
  const last = Math.floor(right);
  for (let column = first; column <= last; column += 1) {
    const [x0, x1] = [Math.max(column, left), Math.min(column + 1, right)];
    const share = right > left ? (x1 - x0) / (right - left) : 1;
    const inPixel = column + 1 - (x0 + x1) / 2;
    areas[at + column] = (areas[at + column] ?? 0) + height * share * inPixel;
    areas[at + column + 1] = (areas[at + column + 1] ?? 0) + height * share * (1 - inPixel);
  }
}
