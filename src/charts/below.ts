import type { Canvas, Ramp } from './canvas.ts';
import { fitText, widthOf } from './font.ts';
import { frame } from './frame.ts';

/** A text and the middle of its place, in pixels. */
export type Below = readonly [text: string, x: number];

interface BelowPlace {
  baseline: number;
  ramp: Ramp;
}

const longest = 160;
const between = 24;

/** Writes the texts below a chart for which there is room, from the last one, so that no two of them touch. */
export function writeBelow(canvas: Canvas, texts: readonly Below[], { baseline, ramp }: BelowPlace): void {
  let free = frame.width - frame.margin;
  for (const [text, x] of texts.toReversed()) {
    const shown = fitText(text, longest, 'small');
    const half = widthOf(shown, 'small') / 2;
    if (shown === '' || x + half > free || x - half < frame.margin) continue;
    canvas.write(shown, { x, baseline, face: 'small', align: 'middle' }, ramp);
    free = x - half - between;
  }
}
