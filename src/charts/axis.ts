import type { Canvas } from './canvas.ts';
import { palette } from './palette.ts';

/** The values between which an axis runs, and those that it names. */
export interface Scale {
  from: number;
  to: number;
  ticks: number[];
}

const steps = [1, 2, 2.5, 5, 10];

/**
 * Returns a scale that holds all values, with round ticks. It holds zero, unless the values are said not to begin there. Values that are all
 * equal, or missing, have a scale as well.
 */
export function scaleOf(
  values: readonly number[],
  {
    intervals = 4,
    isFromZero = true,
    leastStep = 0,
  }: { intervals?: number; isFromZero?: boolean; leastStep?: number } = {},
): Scale {
  const given = values.filter(Number.isFinite);
  const shown = isFromZero || given.length === 0 ? [0, ...given] : given;
  const [least, greatest] = [Math.min(...shown), Math.max(...shown)];
  const [range, size] = [greatest - least, Math.max(Math.abs(least), Math.abs(greatest))];
  const wanted = Math.max(range / intervals || 1, leastStep, size * 1e-6);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = (steps.find((one) => one * power >= wanted * (1 - 1e-9)) ?? 10) * power;
  const round = (value: number) => Number(value.toPrecision(12));
  const first = Math.floor(round(least / step));
  const last = Math.max(Math.ceil(round(greatest / step)), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step));
  return { from: ticks[0] ?? 0, to: ticks.at(-1) ?? 1, ticks };
}

/** Where a chart's own part lies within the picture. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Draws the lines of a vertical scale with their values to the left. Returns where a value lies. */
export function drawScale(
  canvas: Canvas,
  { from, to, ticks }: Scale,
  { left, right, top, bottom }: Frame,
  textOf: (value: number) => string,
): (value: number) => number {
  const [grid, muted] = [canvas.ramp(palette.grid), canvas.ramp(palette.muted)];
  const yOf = (value: number) => bottom - ((bottom - top) * (value - from)) / (to - from);
  for (const tick of ticks) {
    const y = Math.round(yOf(tick));
    canvas.fillBox({ x: left, y, width: right - left, height: 1 }, grid);
    canvas.write(textOf(tick), { x: left - 8, baseline: y + 6, face: 'small', align: 'end' }, muted);
  }
  return yOf;
}

/** Returns a value as an axis names it: short, and with the language's own decimal sign. */
export function tickText(value: number, decimalSign: string, unit = ''): string {
  const size = Math.abs(value);
  const [divisor, letter] = size >= 1e9 ? [1e9, 'G'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  const digits = String(Number((value / divisor).toPrecision(4)));
  return `${digits.replace('.', decimalSign).replace('-', '−')}${letter}${unit}`;
}
