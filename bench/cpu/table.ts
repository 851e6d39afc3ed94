import { percentile } from '../percentile.ts';
import type { Line } from './line.ts';
import type { Cost } from './measure.ts';

const warmBarMs = 5;
const startUpBarMs = 150;

/** The start of an isolate: the medians of all fresh processes. */
interface StartUp {
  referenceMs: number;
  measuredMs: number;
  isMissed: boolean;
}

/** Returns the heading of the table. */
export function headingOf(width: number): string {
  const measured = ['first', 'warm', 'p95'].map((name) => name.padStart(7)).join(' ');
  return [
    `${''.padEnd(width)}  reference milliseconds of CPU       | as measured             | times slower`,
    `${''.padEnd(width)}    first    bar     warm      p95  | ${measured} |  first   warm    p95`,
  ].join('\n');
}

/** Returns the row of a line: its figures in reference milliseconds, as measured, and how slow the machine was. */
export function rowOf(
  { firstBarMs, medianBarMs, ...line }: Line,
  { name, reference, measured, slowness }: Cost,
  width: number,
): string {
  const { firstMs, warmMs } = reference;
  const judged = [
    marked(firstMs, firstBarMs),
    String(firstBarMs).padStart(6),
    marked(warmMs.median, medianBarMs),
    marked(warmMs.p95, line.warmBarMs ?? warmBarMs),
  ].join(' ');
  const raw = [measured.firstMs, measured.warmMs.median, measured.warmMs.p95].map(written).join(' ');
  const slower = [slowness.first, slowness.warm, slowness.p95].map((times) => times.toFixed(2).padStart(6)).join(' ');
  return `${name.padEnd(width)} ${judged} | ${raw} | ${slower}`;
}

/** Returns how many bars a line misses. */
export function missedBars(line: Line, { reference: { firstMs, warmMs } }: Cost): number {
  return (
    Number(firstMs > line.firstBarMs) +
    Number(warmMs.p95 > (line.warmBarMs ?? warmBarMs)) +
    Number(warmMs.median > (line.medianBarMs ?? Number.POSITIVE_INFINITY))
  );
}

/** Returns what an isolate takes to start. */
export function startUpMsOf(costs: readonly Cost[]): StartUp {
  const referenceMs = percentile(
    costs.map(({ reference }) => reference.startUpMs),
    0.5,
  );
  const measuredMs = percentile(
    costs.map(({ measured }) => measured.startUpMs),
    0.5,
  );
  return { referenceMs, measuredMs, isMissed: referenceMs > startUpBarMs };
}

/** Returns the row of the start. */
export function startUpRow({ referenceMs, measuredMs }: StartUp, width: number): string {
  const slowness = (measuredMs / (referenceMs || 1)).toFixed(2).padStart(6);
  return `${'start-up'.padEnd(width)} ${marked(referenceMs, startUpBarMs)} ${String(startUpBarMs).padStart(6)} ${''.padStart(17)} | ${written(measuredMs)} ${''.padStart(15)} | ${slowness}`;
}

const written = (ms: number) => ms.toFixed(2).padStart(7);

/** Writes milliseconds, marked if they are above the bar. */
function marked(ms: number, barMs = Number.POSITIVE_INFINITY): string {
  return `${written(ms)}${ms > barMs ? '!' : ' '}`;
}
