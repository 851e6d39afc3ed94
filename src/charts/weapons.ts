import * as v from 'valibot';
import type { Canvas } from './canvas.ts';
import { fitText, widthOf } from './font.ts';
import { frame, framed } from './frame.ts';
import { palette } from './palette.ts';
import { barLength, leastBar, longestBar, text } from './values.ts';

/** The most rows that the picture has room for. */
export const mostWeapons = 12;

/** What the picture of a player's weapons carries. */
export const weaponsData = v.strictObject({
  title: text,
  /** What the two columns of bars show: the share of kills, and the accuracy. */
  headings: v.strictTuple([text, text]),
  rows: v.pipe(
    v.array(
      v.strictTuple([
        /** The weapon. */
        text,
        /** The share of kills in words, and its bar. */
        text,
        barLength,
        /** The accuracy in words, and its bar. Both are empty for weapons that fire no bullets. */
        text,
        barLength,
      ]),
    ),
    v.maxLength(mostWeapons),
  ),
});

export type WeaponsData = v.InferOutput<typeof weaponsData>;

const { width, margin } = frame;
const headingBaseline = 82;
const firstRow = 96;
const rowHeight = 34;
const barHeight = 22;
const namesEnd = 186;
const gap = 10;
const columns = [
  { from: 200, to: 520 },
  { from: 550, to: width - margin },
] as const;

/** Returns the height of the picture in pixels. */
export const heightOfWeapons = ({ rows }: Pick<WeaponsData, 'rows'>): number =>
  firstRow + Math.max(rows.length, 1) * rowHeight + margin / 2;

/** Draws a player's weapons: a row each, with the share of kills and, for bullets, the accuracy. Both bars begin at zero. */
export function drawWeapons({ title, headings, rows }: WeaponsData): Canvas {
  const canvas = framed(title, [], { height: heightOfWeapons({ rows }) });
  const [strong, muted] = [canvas.ramp(palette.strong), canvas.ramp(palette.muted)];
  const bars = [canvas.ramp(palette.bar), canvas.ramp(palette.good)] as const;
  for (const [index, { from, to }] of columns.entries()) {
    const heading = fitText(headings[index] ?? '', to - from, 'label');
    canvas.write(heading, { x: from, baseline: headingBaseline, face: 'label' }, muted);
  }
  const cells = rows.map(([, share, shareLength, accuracy, accuracyLength]) => [
    { value: fitText(share, 120, 'label'), length: shareLength },
    { value: fitText(accuracy, 120, 'label'), length: accuracyLength },
  ]);
  const rooms = columns.map(({ from, to }, column) => {
    const widest = Math.max(0, ...cells.map((row) => widthOf(row[column]?.value ?? '', 'label')));
    return to - from - gap - widest;
  });
  for (const [index, [name]] of rows.entries()) {
    const top = firstRow + index * rowHeight;
    const baseline = top + 24;
    canvas.write(fitText(name, namesEnd - margin, 'label'), { x: margin, baseline, face: 'label' }, strong);
    for (const [column, { from }] of columns.entries()) {
      const { value = '', length = 0 } = cells[index]?.[column] ?? {};
      if (value === '') continue;
      const barWidth = Math.max(((rooms[column] ?? 0) * length) / longestBar, leastBar);
      const box = { x: from, y: top + (rowHeight - barHeight) / 2, width: barWidth, height: barHeight };
      canvas.fillBox(box, bars[column] ?? muted);
      canvas.write(value, { x: from + barWidth + gap, baseline, face: 'label' }, strong);
    }
  }
  return canvas;
}

/** Leaves the last weapon out. */
export function fewerWeapons(data: WeaponsData): WeaponsData | undefined {
  return data.rows.length > 1 ? { ...data, rows: data.rows.slice(0, -1) } : undefined;
}
