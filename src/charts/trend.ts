import * as v from 'valibot';
import { drawScale, scaleOf, tickText } from './axis.ts';
import { writeBelow } from './below.ts';
import type { Canvas } from './canvas.ts';
import { drawDashes } from './dashes.ts';
import { fitText } from './font.ts';
import { frame, framed } from './frame.ts';
import { palette } from './palette.ts';
import { runsOf } from './runs.ts';
import { text, wholeNumber } from './values.ts';

/** The most gaming sessions that the picture has room for. */
export const mostSessions = 30;

const figure = wholeNumber(10_000_000);

/** What the picture of a player's trend carries: a figure's hundredths are whole numbers. */
export const trendData = v.strictObject({
  title: text,
  decimalSign: v.picklist(['.', ',']),
  /** The two figures: their names, the own average in words and in hundredths, which is null if there is none. */
  figures: v.strictTuple([
    v.strictTuple([text, text, v.nullable(figure)]),
    v.strictTuple([text, text, v.nullable(figure)]),
  ]),
  /** The sessions, oldest first: the day in words, and the hundredths of both figures. */
  sessions: v.pipe(v.array(v.strictTuple([text, v.nullable(figure), v.nullable(figure)])), v.maxLength(mostSessions)),
});

export type TrendData = v.InferOutput<typeof trendData>;

const { margin } = frame;
const height = 500;

/** Returns the height of the picture in pixels. */
export const heightOfTrend = (): number => height;
const left = 84;
const right = 716;
const panels = [
  { heading: 86, top: 104, bottom: 244 },
  { heading: 294, top: 312, bottom: 452 },
] as const;
const colours = [palette.alpha, palette.good] as const;
/** A step of an axis is never finer, so that a small change does not look like a great one. */
const leastSteps = [10, 0.1] as const;
const daysBaseline = 482;

/** Draws a player's trend: two lines over the sessions, one above the other, each with the own average as dashes. */
export function drawTrend({ title, decimalSign, figures, sessions }: TrendData): Canvas {
  const canvas = framed(title, [], { height });
  const [strong, muted, own] = [palette.strong, palette.muted, palette.own].map((one) => canvas.ramp(one)) as Triple;
  const gap = sessions.length > 1 ? (right - left - 24) / (sessions.length - 1) : 0;
  const xOf = (index: number) => (sessions.length > 1 ? left + 12 + gap * index : (left + right) / 2);
  for (const [which, panel] of panels.entries()) {
    const [label, averageText, average] = figures[which === 0 ? 0 : 1];
    const values = sessions.map(([, dpm, kd]) => (which === 0 ? dpm : kd)).map((value) => value && value / 100);
    const known = values.filter((value) => value !== null);
    const ramp = canvas.ramp(colours[which === 0 ? 0 : 1]);
    const inside = { left, right, top: panel.top, bottom: panel.bottom };
    const shown = average === null ? known : [...known, average / 100];
    const isFromZero = Math.min(...shown) === Math.max(...shown);
    const scale = scaleOf(shown, { intervals: 3, isFromZero, leastStep: leastSteps[which === 0 ? 0 : 1] });
    const yOf = drawScale(canvas, scale, inside, (value) => tickText(value, decimalSign));
    canvas.write(fitText(label, 300, 'label'), { x: margin, baseline: panel.heading, face: 'label' }, ramp);
    if (average !== null) {
      const place = { x: right, baseline: panel.heading, face: 'label', align: 'end' } as const;
      canvas.write(fitText(averageText, 360, 'label'), place, own);
      drawDashes(canvas, { left, right, y: yOf(average / 100) }, own);
    }
    for (const run of runsOf(values.map((value, index) => (value === null ? null : [xOf(index), yOf(value)])))) {
      canvas.line(run, 3, ramp);
      for (const point of run) canvas.dot(point, sessions.length > 1 ? 4 : 6, ramp);
    }
    const latest = values.at(-1);
    if (latest === null || latest === undefined) continue;
    const place = { x: xOf(sessions.length - 1) + 12, baseline: yOf(latest) + 8, face: 'label' } as const;
    canvas.write(tickText(Number(latest.toFixed(which === 0 ? 0 : 2)), decimalSign), place, strong);
  }
  const days = sessions.map(([day], index) => [day, xOf(index)] as const);
  writeBelow(canvas, days, { baseline: daysBaseline, ramp: muted });
  return canvas;
}

type Triple = [number, number, number];

/** Leaves the oldest session out. */
export function fewerTrend(data: TrendData): TrendData | undefined {
  return data.sessions.length > 1 ? { ...data, sessions: data.sessions.slice(1) } : undefined;
}
