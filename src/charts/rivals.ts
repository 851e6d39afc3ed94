import * as v from 'valibot';
import type { Ramp } from './canvas.ts';
import { Canvas } from './canvas.ts';
import { fitText, widthOf } from './font.ts';
import { frame } from './frame.ts';
import { palette } from './palette.ts';
import { barLength, longestBar, text, wholeNumber } from './values.ts';

/** The most maps that the picture has room for. */
export const mostMeetings = 10;

const kills = wholeNumber(9999);

/** What the picture of two players carries. */
export const rivalsData = v.strictObject({
  names: v.strictTuple([text, text]),
  rows: v.pipe(
    v.array(
      v.strictTuple([
        /** What is divided, and both parts in words. */
        text,
        text,
        text,
        /** Both parts, of the whole bar. What is left between them belongs to neither. */
        barLength,
        barLength,
        /** 1 if the parts are those of the two players. */
        v.picklist([0, 1]),
      ]),
    ),
    v.maxLength(3),
  ),
  /** What the columns show. */
  caption: text,
  /** Kills on each other on the latest maps, the oldest first. */
  meetings: v.pipe(v.array(v.strictTuple([kills, kills])), v.maxLength(mostMeetings)),
});

export type RivalsData = v.InferOutput<typeof rivalsData>;

const { width, margin, inner, titleBaseline } = frame;
const firstRow = 58;
const rowHeight = 60;
const barHeight = 20;
const gap = 4;
const stripHeight = 156;
const columnWidth = 44;
/** The height of the greatest column, above and below the line. */
const highest = 38;

/** Returns the height of the picture in pixels. */
export const heightOfRivals = ({ rows, meetings }: Pick<RivalsData, 'rows' | 'meetings'>): number =>
  firstRow + Math.max(rows.length, 1) * rowHeight + (meetings.length > 0 ? stripHeight : 0) + margin / 2;

/** Draws two players against each other: a divided bar for each thing they share, and their kills on each other map by map. */
export function drawRivals({ names, rows, caption, meetings }: RivalsData): Canvas {
  const canvas = new Canvas({
    width,
    height: heightOfRivals({ rows, meetings }),
    background: palette.background,
  });
  const [strong, muted, rest] = [palette.strong, palette.muted, palette.grid].map((one) => canvas.ramp(one)) as Three;
  const own = [canvas.ramp(palette.alpha), canvas.ramp(palette.bravo)] as const;
  const both = [canvas.ramp(palette.faint), canvas.ramp(palette.good)] as const;
  for (const [side, name] of names.entries()) {
    const place = side === 0 ? ({ x: margin } as const) : ({ x: width - margin, align: 'end' } as const);
    const shown = fitText(name, inner / 2 - 20, 'title');
    canvas.write(shown, { ...place, baseline: titleBaseline, face: 'title' }, own[side] ?? strong);
  }
  for (const [index, [heading, one, other, left, right, isOfPlayers]] of rows.entries()) {
    const top = firstRow + index * rowHeight;
    const baseline = top + 24;
    const [first, second] = isOfPlayers ? own : both;
    const room = inner / (heading === '' ? 2 : 3) - gap;
    const [atLeft, atRight] = [fitText(one, room, 'label'), fitText(other, room, 'label')];
    const widest = Math.max(widthOf(atLeft, 'label'), widthOf(atRight, 'label'));
    const between = fitText(heading, inner - 2 * widest - 4 * gap, 'label');
    canvas.write(atLeft, { x: margin, baseline, face: 'label' }, strong);
    canvas.write(atRight, { x: width - margin, baseline, face: 'label', align: 'end' }, strong);
    canvas.write(between, { x: width / 2, baseline, face: 'label', align: 'middle' }, muted);
    drawDivided(canvas, top + 34, [left, right], { first, second, rest });
  }
  if (meetings.length > 0) {
    const top = firstRow + rows.length * rowHeight;
    canvas.write(
      fitText(caption, inner, 'label'),
      { x: width / 2, baseline: top + 26, face: 'label', align: 'middle' },
      muted,
    );
    drawMeetings(canvas, top + 36, meetings, { own, rest, strong });
  }
  return canvas;
}

type Three = [Ramp, Ramp, Ramp];

/** Draws a bar of two parts with what is left between them. */
function drawDivided(
  canvas: Canvas,
  y: number,
  [left, right]: [number, number],
  { first, second, rest }: { first: Ramp; second: Ramp; rest: Ramp },
): void {
  const end = width - margin;
  const from = margin + (inner * left) / longestBar;
  const to = Math.max(end - (inner * right) / longestBar, from);
  const box = (x: number, until: number) => ({ x, y, width: until - x, height: barHeight });
  // Two parts that meet are set apart, so that they are two for everybody.
  canvas.fillBox(box(margin, end), rest);
  const half = to - from < gap && left > 0 && right > 0 ? gap / 2 : 0;
  if (half > 0) canvas.fillBox(box(from - half, to + half), canvas.ramp(palette.background));
  canvas.fillBox(box(margin, from - half), first);
  canvas.fillBox(box(to + half, end), second);
}

/** Draws a column up and one down for each map, with the kills of both. */
function drawMeetings(
  canvas: Canvas,
  top: number,
  meetings: RivalsData['meetings'],
  { own, rest, strong }: { own: readonly [Ramp, Ramp]; rest: Ramp; strong: Ramp },
): void {
  const middle = top + 20 + highest;
  const greatest = Math.max(1, ...meetings.flat());
  const pitch = inner / mostMeetings;
  const start = width / 2 - (pitch * meetings.length) / 2;
  canvas.fillBox({ x: start, y: middle, width: pitch * meetings.length, height: 2 }, rest);
  for (const [index, [up, down]] of meetings.entries()) {
    const centre = start + pitch * (index + 0.5);
    const [above, below] = [up, down].map((value) => (highest * value) / greatest) as [number, number];
    const column = { x: centre - columnWidth / 2, width: columnWidth };
    canvas.fillBox({ ...column, y: middle - above, height: above }, own[0]);
    canvas.fillBox({ ...column, y: middle + 2, height: below }, own[1]);
    canvas.write(String(up), { x: centre, baseline: middle - above - 5, face: 'label', align: 'middle' }, strong);
    canvas.write(String(down), { x: centre, baseline: middle + below + 20, face: 'label', align: 'middle' }, strong);
  }
}

/** Leaves the oldest map out. */
export function fewerRivals(data: RivalsData): RivalsData | undefined {
  return data.meetings.length > 0 ? { ...data, meetings: data.meetings.slice(1) } : undefined;
}
