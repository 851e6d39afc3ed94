import * as v from 'valibot';
import { placesApart } from './apart.ts';
import { drawScale, scaleOf, tickText } from './axis.ts';
import type { Canvas, Ramp } from './canvas.ts';
import { fitText, halfDigit, widthOf } from './font.ts';
import { frame, framed } from './frame.ts';
import { grouped } from './grouped.ts';
import { palette } from './palette.ts';
import type { Point } from './shapes.ts';
import { afterOthers, text, wholeNumber } from './values.ts';

/** The most that the picture has room for: points of a line, players with a colour, others in grey. */
export const mostPoints = 14;
export const mostBest = 8;
export const mostOthers = 24;
/** Stands for a round or a map that a player did not play. */
export const notPlayed = -1;

const values = v.pipe(v.array(wholeNumber(1_000_000_000, notPlayed)), v.maxLength(mostPoints));

/** What the picture of an evening's DPM carries. All texts are in the language of the answer. */
export const dpmData = v.strictObject({
  title: text,
  note: text,
  /** What stands between groups of three digits. */
  separator: text,
  /** The maps in playing order, with the number of their points: one for each round, or one for all. */
  maps: v.pipe(v.array(v.strictTuple([text, wholeNumber(mostPoints, 1)])), v.maxLength(mostPoints)),
  /** The best players' names, their DPM over the evening, and point by point. */
  best: v.pipe(v.array(v.strictTuple([text, text, values])), v.maxLength(mostBest)),
  /** What all others had, point by point. */
  others: v.pipe(v.array(values), v.maxLength(mostOthers)),
});

export type DpmData = v.InferOutput<typeof dpmData>;

/** Leaves out another line, then the first map, then the last of the best. */
export function fewerDpm(data: DpmData): DpmData | undefined {
  const { maps, best, others } = data;
  const [first, ...later] = maps;
  if (others.length > 0) return { ...data, others: others.slice(0, -1) };
  const [next, ...rest] = later;
  if (first && next)
    return {
      ...data,
      maps: [[afterOthers(next[0]), next[1]], ...rest],
      best: best.map(([name, dpm, all]) => [name, dpm, all.slice(first[1])]),
    };
  return best.length > 0 ? { ...data, best: best.slice(0, -1) } : undefined;
}

const plot = { left: 62, top: frame.top + 32, right: frame.width - 226 };
const labels = { start: plot.right + 14, end: frame.width - frame.margin, height: 25 };
const mapLine = 25;
const belowPlot = 26;
const mostMapLines = 3;
const betweenMaps = 14;
const [shortestName, longestName] = [70, 240];
const dotRadius = 4;

/** Draws the DPM of every round or map: a line a player, the best in colours with their names at the right, all others in grey. */
export function drawDpm({ title, note, separator, maps, best, others }: DpmData): Canvas {
  const canvas = framed(title, [[note, palette.muted]], { edgeLevels: 5 });
  const [strong, muted, grid, faint] = [palette.strong, palette.muted, palette.grid, palette.faint].map((colour) =>
    canvas.ramp(colour),
  ) as [Ramp, Ramp, Ramp, Ramp];
  const points = Math.max(
    1,
    maps.reduce((sum, [, count]) => sum + count, 0),
  );
  const step = (plot.right - plot.left) / points;
  const names = namesBelow(maps, step);
  const lines = Math.max(0, ...names.map(({ line }) => line + 1));
  const bottom = frame.height - frame.margin - lines * mapLine - 8;
  const values = [...best.map(([, , own]) => own), ...others].flat().filter((value) => value !== notPlayed);
  const yOf = drawScale(
    canvas,
    scaleOf(values, { leastStep: 1, isFromZero: Math.min(...values) === Math.max(...values) }),
    { ...plot, bottom },
    (value) => (value < 10_000 ? grouped(value, separator) : tickText(value, separator === ',' ? '.' : ',')),
  );
  for (const { start } of names.slice(1))
    canvas.fillBox({ x: Math.round(start), y: plot.top, width: 1, height: bottom - plot.top }, grid);
  for (const { name, left, line } of names) {
    const place = { x: left, baseline: bottom + belowPlot + line * mapLine, face: 'small' } as const;
    if (line >= 0) canvas.write(name, place, muted);
  }
  for (const own of others) drawLine(own, 1, faint);
  const ramps = best.map((_, index) => canvas.ramp(palette.series[index] ?? palette.strong));
  for (const [index, [, , own]] of [...best.entries()].reverse()) drawLine(own, 2.5, ramps[index] ?? strong);
  const named = best.map(([name, dpm, own], index) => {
    const last = own.slice(0, points).findLast((value) => value !== notPlayed);
    return { name, dpm, last, ramp: ramps[index] ?? strong };
  });
  const shown = named.filter(({ last }) => last !== undefined);
  const places = placesApart(
    shown.map(({ last }) => yOf(last ?? 0)),
    { least: labels.height, from: plot.top + 8, to: bottom },
  );
  for (const [index, { name, dpm, ramp }] of shown.entries()) {
    const baseline = Math.round((places[index] ?? 0) + halfDigit);
    const value = fitText(dpm, 70, 'small');
    const room = labels.end - labels.start - widthOf(value, 'small') - 8;
    canvas.write(fitText(name, room, 'small'), { x: labels.start, baseline, face: 'small' }, ramp);
    canvas.write(value, { x: labels.end, baseline, face: 'small', align: 'end' }, strong);
  }
  return canvas;

  function drawLine(own: readonly number[], width: number, ramp: Ramp): void {
    for (const run of runsOf(own.slice(0, points))) {
      const line = run.map(([place, value]): Point => [plot.left + (place + 0.5) * step, yOf(value)]);
      const [only, ...more] = line;
      if (only && more.length === 0) canvas.dot(only, dotRadius, ramp);
      else canvas.line(line, width, ramp);
    }
  }
}

interface MapName {
  name: string;
  /** Where the map begins, and where its name does. */
  start: number;
  left: number;
  /** The line on which its name has room, from 0. -1 if it has none. */
  line: number;
}

/** Returns where the maps' names have room below their points, on as few lines as that takes. */
function namesBelow(maps: DpmData['maps'], step: number): MapName[] {
  const ends: number[] = [];
  const widest = Math.max(step * mostMapLines - betweenMaps, shortestName);
  const mostWidth = maps.length > 1 ? Math.min(widest, longestName) : frame.inner;
  let before = 0;
  return maps.map(([text, count]) => {
    const [start, middle] = [plot.left + before * step, plot.left + (before + count / 2) * step];
    before += count;
    const name = fitText(text, mostWidth, 'small');
    const width = widthOf(name, 'small');
    const left = Math.min(Math.max(middle - width / 2, frame.margin), frame.width - frame.margin - width);
    const line = Array.from({ length: mostMapLines }).findIndex((_, at) => (ends[at] ?? 0) + betweenMaps <= left);
    if (line >= 0) ends[line] = left + width;
    return { name, start, left, line };
  });
}

/** Returns the points that follow each other without one left out, as positions and values. */
function runsOf(values: readonly number[]): [place: number, value: number][][] {
  const runs: [number, number][][] = [];
  for (const [place, value] of values.entries()) {
    if (value === notPlayed) continue;
    const last = runs.at(-1);
    if (last?.at(-1)?.[0] === place - 1) last.push([place, value]);
    else runs.push([[place, value]]);
  }
  return runs;
}
