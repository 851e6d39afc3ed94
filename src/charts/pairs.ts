import * as v from 'valibot';
import type { Canvas, Colour } from './canvas.ts';
import { fitText } from './font.ts';
import { frame, framed } from './frame.ts';
import { outline } from './outline.ts';
import { mixed, palette } from './palette.ts';
import { text, wholeNumber } from './values.ts';

/** The most players that the picture has room for. */
export const mostInPairs = 10;

const cell = v.strictTuple([
  /** The percentage of rounds won together. Null if no round has a result. */
  v.nullable(wholeNumber(100)),
  /** 1 if the rounds are too few to tell. */
  v.picklist([0, 1]),
]);

/** What the picture of pairs carries. */
export const pairsData = v.strictObject({
  title: text,
  note: text,
  players: v.pipe(v.array(text), v.maxLength(mostInPairs)),
  /** What every player has with each of those before them: 2–1, 3–1, 3–2, 4–1 and so on. */
  cells: v.pipe(v.array(cell), v.maxLength((mostInPairs * (mostInPairs - 1)) / 2)),
});

export type PairsData = v.InferOutput<typeof pairsData>;

/** Returns the place of a pair in the list of cells. */
export const cellOf = (one: number, other: number): number => {
  const [less, greater] = one < other ? [one, other] : [other, one];
  return (greater * (greater - 1)) / 2 + less;
};

const { width, margin } = frame;
const headBaseline = 108;
const firstRow = 116;
const rowHeight = 42;
const between = 4;
const columnWidth = 50;
const border = 2;
const placeWidth = 26;
const firstColumn = width - margin - mostInPairs * columnWidth;

/** How a square looks: its fill, the writing on it, and the border by which it is only outlined. */
interface Shade {
  /** The percentage from which on squares look like this. */
  from: number;
  fill: Colour;
  ink: Colour;
  border: Colour;
}

const shadeOf = (from: number, fill: Colour, other: Partial<Shade> = {}): Shade => ({
  ...{ from, fill, ink: palette.strong, border: fill },
  ...other,
});

/** From winning together to losing together, with what is about even between them. */
const shades: readonly Shade[] = [
  shadeOf(65, palette.good, { ink: palette.background }),
  shadeOf(55, mixed(palette.good, palette.background, 0.5)),
  shadeOf(45, palette.grid, { border: palette.faint }),
  shadeOf(35, mixed(palette.bad, palette.background, 0.45)),
  shadeOf(0, mixed(palette.bad, palette.background, 0.85)),
];

/** Returns the height of the picture in pixels. */
export const heightOfPairs = ({ players }: Pick<PairsData, 'players'>): number =>
  firstRow + Math.max(players.length, 1) * rowHeight + margin / 2;

/** Draws win rates of pairs: a square for every two players, with the percentage of rounds that they won together. */
export function drawPairs({ title, note, players, cells }: PairsData): Canvas {
  const canvas = framed(title, [[note, palette.muted]], { height: heightOfPairs({ players }) });
  const [strong, muted] = [canvas.ramp(palette.strong), canvas.ramp(palette.muted)];
  const nameStart = margin + placeWidth + between * 2;
  const middleOf = (column: number) => firstColumn + column * columnWidth + (columnWidth - between) / 2;
  for (const [row, player] of players.entries()) {
    const top = firstRow + row * rowHeight;
    const baseline = top + 26;
    const name = fitText(player, firstColumn - between * 2 - nameStart, 'label');
    canvas.write(String(row + 1), { x: margin + placeWidth, baseline, face: 'label', align: 'end' }, muted);
    canvas.write(name, { x: nameStart, baseline, face: 'label' }, strong);
    canvas.write(String(row + 1), { x: middleOf(row), baseline: headBaseline, face: 'label', align: 'middle' }, muted);
    for (const column of players.keys()) {
      if (column === row) continue;
      const [percent, isFew] = cells[cellOf(row, column)] ?? [null, 1];
      const place = { x: middleOf(column), baseline, face: 'label', align: 'middle' } as const;
      if (percent === null) {
        canvas.write('–', place, muted);
        continue;
      }
      const shade = shades.find(({ from }) => percent >= from);
      if (!shade) continue;
      const box = {
        x: firstColumn + column * columnWidth,
        y: top,
        width: columnWidth - between,
        height: rowHeight - between,
      };
      if (isFew) outline(canvas, box, { border, ramp: canvas.ramp(shade.border) });
      else canvas.fillBox(box, canvas.ramp(shade.fill));
      canvas.write(String(percent), place, isFew ? strong : canvas.ramp(shade.ink, shade.fill));
    }
  }
  return canvas;
}

/** Leaves the last player out. */
export function fewerPairs(data: PairsData): PairsData | undefined {
  const left = data.players.length - 1;
  if (left < 2) return undefined;
  return { ...data, players: data.players.slice(0, left), cells: data.cells.slice(0, (left * (left - 1)) / 2) };
}
