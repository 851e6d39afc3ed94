import type { Canvas, Ramp } from './canvas.ts';
import type { Box } from './shapes.ts';

/** Draws the border of a rectangle, inside of it. */
export function outline(
  canvas: Canvas,
  { x, y, width, height }: Box,
  { border, ramp }: { border: number; ramp: Ramp },
): void {
  const across = Math.min(border, width);
  canvas.fillBox({ x, y, width, height: border }, ramp);
  canvas.fillBox({ x, y: y + height - border, width, height: border }, ramp);
  canvas.fillBox({ x, y, width: across, height }, ramp);
  canvas.fillBox({ x: x + width - across, y, width: across, height }, ramp);
}
