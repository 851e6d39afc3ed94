import type { Point } from './area.ts';

/** Returns the dashes of a line, each as a line of its own: so many pixels drawn, then so many left out. */
export function dashesOf(points: readonly Point[], onPx: number, offPx: number): Point[][] {
  const dashes: Point[][] = [];
  let dash: Point[] | undefined;
  let left = 0;
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from) continue;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const at = (along: number): Point => [
      from[0] + ((to[0] - from[0]) * along) / length,
      from[1] + ((to[1] - from[1]) * along) / length,
    ];
    for (let along = 0; along < length; ) {
      if (left <= 0) {
        dash = dash ? undefined : [at(along)];
        if (dash) dashes.push(dash);
        left = dash ? onPx : offPx;
      }
      const step = Math.min(left, length - along);
      along += step;
      left -= step;
      dash?.push(at(along));
    }
  }
  return dashes;
}
