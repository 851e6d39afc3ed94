import * as v from 'valibot';
import type { Ramp } from './canvas.ts';
import { Canvas } from './canvas.ts';
import { fitText, widthOf } from './font.ts';
import { frame } from './frame.ts';
import { overlapOf } from './overlap.ts';
import { mixed, palette } from './palette.ts';
import type { Point } from './shapes.ts';
import { text, wholeNumber } from './values.ts';

const mostAxes = 8;
const percentile = v.nullable(wholeNumber(100));

/** What the picture of two players in their community carries. */
export const radarData = v.strictObject({
  /** What the figures of the players are of. */
  period: text,
  /** What the percentiles mean. */
  note: text,
  axes: v.pipe(v.array(text), v.minLength(3), v.maxLength(mostAxes)),
  /** The players, each with a percentile for every axis. Null without a value. */
  players: v.pipe(
    v.array(v.strictTuple([text, v.pipe(v.array(percentile), v.maxLength(mostAxes))])),
    v.minLength(1),
    v.maxLength(2),
  ),
});

export type RadarData = v.InferOutput<typeof radarData>;

const { width, margin, inner, titleBaseline, wordsBaseline } = frame;
const height = 560;

/** Returns the height of the picture in pixels. */
export const heightOfRadar = (): number => height;
const nameGap = 24;
const centre: Point = [width / 2, 320];
const radius = 172;
/** How far from the middle a percentile of 0 is, so that its shape is seen, too. */
const innermost = 22;
const rings = [0, 50, 100];
const labelGap = 18;
const lineHeight = 22;
const translucent = 0.35;
const lineWidth = 3;
/** Wide enough to be seen over the shapes, too. */
const gridWidth = 1.5;
const dotRadius = 5;

/** Draws two players as two shapes over the same axes: the further out, the more of the community they surpass. */
export function drawRadar({ period, note, axes, players }: RadarData): Canvas {
  const canvas = new Canvas({ width, height, background: palette.background });
  const [strong, muted, grid] = [canvas.ramp(palette.strong), canvas.ramp(palette.muted), canvas.ramp(palette.grid)];
  const own = [palette.alpha, palette.bravo].map((colour) => canvas.ramp(colour));
  writeHeading(canvas, { period, players: players.map(([name], index) => [name, own[index] ?? strong]) }, muted);
  canvas.write(fitText(note, inner, 'label'), { x: margin, baseline: wordsBaseline, face: 'label' }, muted);
  const around = (distanceOn: (axis: number) => number) =>
    axes.map((_, axis) => pointAt(distanceOn(axis), axis / axes.length));
  const shapes = players.map(([, percentiles]) => around((axis) => distanceOf(percentiles[axis] ?? 0)));
  fillShapes(canvas, shapes);
  for (const ring of rings) canvas.line(closed(around(() => distanceOf(ring))), gridWidth, grid);
  for (const corner of around(() => radius)) canvas.line([centre, corner], gridWidth, grid);
  for (const [index, shape] of shapes.entries()) {
    const ramp = own[index] ?? strong;
    canvas.line(closed(shape), lineWidth, ramp);
    for (const corner of shape) canvas.dot(corner, dotRadius, ramp);
  }
  for (const [axis, label] of axes.entries()) {
    const values = players.map(
      ([, percentiles], index) => [String(percentiles[axis] ?? '–'), own[index] ?? strong] as const,
    );
    writeAxis(canvas, { label, values, turn: axis / axes.length }, { strong, muted });
  }
  return canvas;
}

/** Writes the players' names in their colours, and at the end of the line what their figures are of. */
function writeHeading(
  canvas: Canvas,
  { period, players }: { period: string; players: readonly (readonly [name: string, ramp: Ramp])[] },
  muted: Ramp,
): void {
  const shown = fitText(period, 240, 'label');
  canvas.write(shown, { x: width - margin, baseline: titleBaseline, face: 'label', align: 'end' }, muted);
  const room = (inner - widthOf(shown, 'label')) / players.length - nameGap;
  let x = margin;
  for (const [name, ramp] of players) {
    const words = fitText(name, room, 'title');
    canvas.write(words, { x, baseline: titleBaseline, face: 'title' }, ramp);
    x += widthOf(words, 'title') + nameGap;
  }
}

/** Fills the shapes, and what they have in common with a colour of its own, because two translucent fills do not mix. */
function fillShapes(canvas: Canvas, shapes: readonly (readonly Point[])[]): void {
  const [one, other] = shapes;
  const alpha = mixed(palette.alpha, palette.background, translucent);
  if (one) canvas.fillPolygon(one, canvas.ramp(alpha));
  if (!one || !other) return;
  canvas.fillPolygon(other, canvas.ramp(mixed(palette.bravo, palette.background, translucent)));
  canvas.fillPolygon(overlapOf(one, other, centre), canvas.ramp(mixed(palette.bravo, alpha, translucent)));
}

interface AxisLabel {
  label: string;
  /** The percentiles, each in the colour of its player. */
  values: readonly (readonly [value: string, ramp: Ramp])[];
  /** The axis's part of a full turn. */
  turn: number;
}

/** Writes what an axis is beyond its end, and the percentiles below. */
function writeAxis(
  canvas: Canvas,
  { label, values, turn }: AxisLabel,
  { strong, muted }: { strong: Ramp; muted: Ramp },
): void {
  const [x, y] = pointAt(radius + labelGap, turn);
  const aside = Math.sin(2 * Math.PI * turn);
  const isAside = Math.abs(aside) > 0.1;
  const room = isAside ? (aside > 0 ? width - margin - x : x - margin) : inner;
  const name = fitText(label, room, 'label');
  const baseline = isAside ? y : y < centre[1] ? y - lineHeight + 8 : y + 12;
  const between = ' · ';
  const widths = [
    widthOf(name, 'label'),
    values.reduce((sum, [value], at) => sum + widthOf(at > 0 ? between + value : value, 'label'), 0),
  ];
  const startOf = (own: number) => (isAside ? (aside > 0 ? x : x - own) : x - own / 2);
  canvas.write(name, { x: startOf(widths[0] ?? 0), baseline, face: 'label' }, strong);
  let pen = startOf(widths[1] ?? 0);
  for (const [at, [value, ramp]] of values.entries()) {
    for (const [words, colour] of at > 0
      ? ([
          [between, muted],
          [value, ramp],
        ] as const)
      : ([[value, ramp]] as const)) {
      canvas.write(words, { x: pen, baseline: baseline + lineHeight, face: 'label' }, colour);
      pen += widthOf(words, 'label');
    }
  }
}

const distanceOf = (percentage: number) => innermost + ((radius - innermost) * percentage) / 100;

/** Returns a point at a distance from the middle. The turn begins at the top and goes clockwise. */
function pointAt(distance: number, turn: number): Point {
  const angle = 2 * Math.PI * turn;
  return [centre[0] + Math.sin(angle) * distance, centre[1] - Math.cos(angle) * distance];
}

const closed = (shape: readonly Point[]): Point[] => [...shape, ...shape.slice(0, 1)];

/** Leaves nothing out: two players always fit. */
export const fewerRadar = (): undefined => undefined;
