import type { Point } from './shapes.ts';

/**
 * Returns what two shapes around one middle have in common. Each has a corner on every axis, in the same order. Between two axes, the nearer
 * edge is the border, and where the edges cross there is another corner.
 */
export function overlapOf(one: readonly Point[], other: readonly Point[], middle: Point): Point[] {
  const distanceTo = ([x, y]: Point) => Math.hypot(x - middle[0], y - middle[1]);
  const pairs = one.map((corner, axis): [Point, Point] => [corner, other[axis] ?? corner]);
  return pairs.flatMap(([a, b], axis): Point[] => {
    const [nextA, nextB] = pairs[(axis + 1) % pairs.length] ?? [a, b];
    const lead = distanceTo(a) - distanceTo(b);
    const nextLead = distanceTo(nextA) - distanceTo(nextB);
    const nearer = lead < 0 ? a : b;
    return lead * nextLead < 0 ? [nearer, crossing([a, nextA], [b, nextB]) ?? nearer] : [nearer];
  });
}

/** Returns where two lines cross. Undefined if they are parallel. */
function crossing([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): Point | undefined {
  const [abX, abY, cdX, cdY] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const turn = abX * cdY - abY * cdX;
  if (turn === 0) return undefined;
  const share = ((c[0] - a[0]) * cdY - (c[1] - a[1]) * cdX) / turn;
  return [a[0] + abX * share, a[1] + abY * share];
}
