import type { Point } from '../../src/charts/shapes.ts';

/** A step of an outline, as TrueType fonts have them. */
export type OutlineStep =
  | { type: 'M' | 'L'; x: number; y: number }
  | { type: 'Q'; x1: number; y1: number; x: number; y: number }
  | { type: 'Z' };

const curvePieces = 12;

/** Returns an outline as straight lines: a curve is many short ones. */
export function* linesOf(outline: readonly OutlineStep[]): Generator<[Point, Point]> {
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
