import * as v from 'valibot';
import type { Canvas } from './canvas.ts';
import { fitText, widthOf } from './font.ts';
import { frame, framed } from './frame.ts';
import { palette } from './palette.ts';
import { barLength, leastBar, longestBar, text } from './values.ts';

/** What the picture of a ranking carries. All texts are in the language of the answer. */
export const rankingData = v.strictObject({
  title: text,
  rows: v.pipe(
    v.array(
      v.strictTuple([
        /** The rank. */
        v.pipe(v.number(), v.integer(), v.minValue(1)),
        /** The player's name. */
        text,
        /** The value in words. */
        text,
        barLength,
        /** 1 for the reader's own row. */
        v.picklist([0, 1]),
      ]),
    ),
    v.maxLength(25),
  ),
});

export type RankingData = v.InferOutput<typeof rankingData>;

/** Leaves out the last row that is not the reader's own. */
export function fewerRanking({ title, rows }: RankingData): RankingData | undefined {
  const last = rows.findLastIndex(([, , , , isOwn]) => !isOwn);
  return rows.length > 1 ? { title, rows: rows.toSpliced(last, 1) } : undefined;
}

const { width, margin } = frame;
const firstRow = 64;
const rowHeight = 34;
const barHeight = 22;
const rankWidth = 46;
const namesEnd = 300;
const barStart = 312;
const gap = 10;

/** Returns the height of the picture in pixels. */
export const heightOfRanking = ({ rows }: Pick<RankingData, 'rows'>): number =>
  firstRow + Math.max(rows.length, 1) * rowHeight + margin / 2;

/** Draws a ranking: a bar a row, from zero, with the value at its end. The reader's own row has a colour of its own. */
export function drawRanking({ title, rows }: RankingData): Canvas {
  const canvas = framed(title, [], { height: heightOfRanking({ rows }) });
  const strong = canvas.ramp(palette.strong);
  const muted = canvas.ramp(palette.muted);
  const bar = canvas.ramp(palette.bar);
  const own = canvas.ramp(palette.own);
  const values = rows.map(([, , value]) => fitText(value, 200, 'label'));
  const widest = Math.max(0, ...values.map((value) => widthOf(value, 'label')));
  const ranks = rows.map(([rank]) => String(rank));
  const rankEnd = margin + Math.max(rankWidth, ...ranks.map((rank) => widthOf(rank, 'label')));
  const nameStart = rankEnd + gap;
  const room = width - margin - barStart - gap - widest;
  for (const [index, [, name, , length, isOwn]] of rows.entries()) {
    const top = firstRow + index * rowHeight;
    const baseline = top + 24;
    const barWidth = Math.max((room * length) / longestBar, leastBar);
    canvas.write(ranks[index] ?? '', { x: rankEnd, baseline, face: 'label', align: 'end' }, muted);
    canvas.write(
      fitText(name, namesEnd - nameStart, 'label'),
      { x: nameStart, baseline, face: 'label' },
      isOwn ? own : strong,
    );
    canvas.fillBox(
      { x: barStart, y: top + (rowHeight - barHeight) / 2, width: barWidth, height: barHeight },
      isOwn ? own : bar,
    );
    canvas.write(values[index] ?? '', { x: barStart + barWidth + gap, baseline, face: 'label' }, strong);
  }
  return canvas;
}
