import type { Canvas, Colour } from './canvas.ts';
import { fitText, halfDigit } from './font.ts';
import { grouped } from './grouped.ts';
import { labelledBar } from './labelled-bar.ts';
import { palette } from './palette.ts';
import type { Box } from './shapes.ts';
import { leastBar } from './values.ts';

/** A player's name and two values. */
export type Pair = readonly [name: string, first: number, second: number];

interface Look {
  /** Where the rows have room. */
  box: Box;
  nameWidth: number;
  highestRow: number;
  colours: readonly [Colour, Colour];
  /** What stands between groups of three digits. */
  separator: string;
}

export const gapBeforeBars = 10;

/** Draws a row a player: the name, and two bars from zero and to one scale, one below the other. */
export function pairedBars(canvas: Canvas, rows: readonly Pair[], look: Look): void {
  const { box, nameWidth, colours, separator } = look;
  const strong = canvas.ramp(palette.strong);
  const height = Math.min(look.highestRow, box.height / Math.max(rows.length, 1));
  const barHeight = Math.floor(height * 0.42);
  const start = box.x + nameWidth + gapBeforeBars;
  const room = box.x + box.width - start;
  const greatest = Math.max(1, ...rows.flatMap(([, first, second]) => [first, second]));
  for (const [index, [name, ...values]] of rows.entries()) {
    const middle = Math.round(box.y + (index + 0.5) * height);
    const baseline = Math.round(middle + halfDigit);
    canvas.write(fitText(name, nameWidth, 'small'), { x: box.x, baseline, face: 'small' }, strong);
    for (const [place, value] of values.entries()) {
      const y = middle + (place === 0 ? -barHeight - 1 : 1);
      const bar = { x: start, y, width: Math.max((room * value) / greatest, leastBar), height: barHeight };
      const colour = colours[place] ?? palette.strong;
      labelledBar(canvas, bar, { colour, text: grouped(value, separator), place: 'end or behind' });
    }
  }
}
