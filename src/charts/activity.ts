import * as v from 'valibot';
import { drawScale, scaleOf, tickText } from './axis.ts';
import { writeBelow } from './below.ts';
import type { Canvas } from './canvas.ts';
import { frame, framed } from './frame.ts';
import { palette } from './palette.ts';
import { runsOf } from './runs.ts';
import { text, wholeNumber } from './values.ts';

/** The most stretches of time that the picture has room for. */
export const mostStretches = 50;

/** What the picture of the bot's activity carries. All texts are in the language of the answer. */
export const activityData = v.strictObject({
  title: text,
  /** What interactions, failures and the time for 95 of 100 are called. */
  words: v.strictTuple([text, text, text]),
  decimalSign: v.picklist(['.', ',']),
  /** The stretches, oldest first: when it began in words, interactions, those that failed, and the milliseconds within which 95 of 100 were done. */
  stretches: v.pipe(
    v.array(v.strictTuple([text, wholeNumber(1_000_000), wholeNumber(1_000_000), v.nullable(wholeNumber(10_000_000))])),
    v.maxLength(mostStretches),
  ),
});

export type ActivityData = v.InferOutput<typeof activityData>;

/** Leaves the oldest stretch out. */
export function fewerActivity(data: ActivityData): ActivityData | undefined {
  return data.stretches.length > 1 ? { ...data, stretches: data.stretches.slice(1) } : undefined;
}

const colours = [palette.bar, palette.bad, palette.own] as const;
const sides = { left: 84, right: frame.width - frame.margin };
const panels = {
  interactions: { ...sides, top: frame.top + 14, bottom: 318 },
  time: { ...sides, top: 356, bottom: 540 },
} as const;
const timesBaseline = 574;
/** The share of a stretch that its bar takes. */
const barShare = 0.7;
const widestBar = 60;

/** Draws the interactions of each stretch of time as bars, those that failed in a colour of their own, and below them how long they took. */
export function drawActivity({ title, words, decimalSign, stretches }: ActivityData): Canvas {
  const canvas = framed(
    title,
    colours.map((colour, index) => [words[index] ?? '', colour] as const),
  );
  const [bar, bad, line] = colours.map((colour) => canvas.ramp(colour)) as [number, number, number];
  const step = (sides.right - sides.left) / Math.max(stretches.length, 1);
  const xOf = (index: number) => sides.left + (index + 0.5) * step;
  const width = Math.min(step * barShare, widestBar);

  const counts = stretches.map(([, count]) => count);
  const yOf = drawScale(canvas, scaleOf(counts, { leastStep: 1 }), panels.interactions, (value) =>
    tickText(value, decimalSign),
  );
  for (const [index, [, count, errors]] of stretches.entries()) {
    const failed = Math.min(errors, count);
    const column = (from: number, to: number, ramp: number) => {
      if (to > from)
        canvas.fillBox({ x: xOf(index) - width / 2, y: yOf(to), width, height: yOf(from) - yOf(to) }, ramp);
    };
    column(0, failed, bad);
    column(failed, count, bar);
  }

  const times = stretches.map(([, , , ms]) => ms);
  const known = times.filter((ms) => ms !== null);
  const timeOf = drawScale(canvas, scaleOf(known, { intervals: 3, leastStep: 1 }), panels.time, (ms) =>
    ms >= 1000 ? tickText(ms / 1000, decimalSign, ' s') : tickText(ms, decimalSign, ' ms'),
  );
  for (const run of runsOf(times.map((ms, index) => (ms === null ? null : [xOf(index), timeOf(ms)])))) {
    canvas.line(run, 2, line);
    for (const point of run) canvas.dot(point, 4, line);
  }
  const began = stretches.map(([text], index) => [text, xOf(index)] as const);
  writeBelow(canvas, began, { baseline: timesBaseline, ramp: canvas.ramp(palette.muted) });
  return canvas;
}
