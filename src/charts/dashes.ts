import type { Canvas, Ramp } from './canvas.ts';

const dash = { onPx: 10, offPx: 8, height: 2 } as const;

/** Draws a level line of dashes. */
export function drawDashes(
  canvas: Canvas,
  { left, right, y }: { left: number; right: number; y: number },
  ramp: Ramp,
): void {
  const top = Math.round(y) - dash.height / 2;
  for (let x = left; x < right; x += dash.onPx + dash.offPx)
    canvas.fillBox({ x, y: top, width: Math.min(dash.onPx, right - x), height: dash.height }, ramp);
}
