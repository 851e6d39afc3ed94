import * as v from 'valibot';
import { Canvas } from './canvas.ts';
import { drawDashes } from './dashes.ts';
import { fitText, widthOf } from './font.ts';
import { frame } from './frame.ts';
import { palette } from './palette.ts';
import { barLength, longestBar, text, wholeNumber } from './values.ts';

/** How many rounds and weapons the picture has room for. */
export const mostRounds = 20;
export const mostCardWeapons = 3;

const dpm = wholeNumber(1_000_000);

/** What a player's card carries. */
export const cardData = v.strictObject({
  name: text,
  /** What the card is about: the time and the number of rounds. */
  about: text,
  role: text,
  /** The great figures: their names, their values, and the ranks in words, which are empty without one. */
  figures: v.pipe(v.array(v.strictTuple([text, text, text])), v.maxLength(3)),
  form: v.strictObject({
    title: text,
    /** The average in words, and as a number; null if there is none. */
    average: v.strictTuple([text, v.nullable(dpm)]),
    /** The DPM of the latest rounds, oldest first. */
    values: v.pipe(v.array(dpm), v.maxLength(mostRounds)),
  }),
  weapons: v.strictObject({
    title: text,
    /** The weapon, its kills in words and as a bar, and its accuracy in words. */
    rows: v.pipe(v.array(v.strictTuple([text, text, barLength, text])), v.maxLength(mostCardWeapons)),
  }),
});

export type CardData = v.InferOutput<typeof cardData>;

const { width, margin, inner, titleBaseline } = frame;
const height = 450;

/** Returns the height of the picture in pixels. */
export const heightOfCard = (): number => height;
const columns = [margin, 280, 544] as const;
const form = { left: margin, right: 496, heading: 234, top: 252, bottom: 430 } as const;
const weaponsLeft = 544;

interface Ramps {
  strong: number;
  muted: number;
  own: number;
  faint: number;
  good: number;
  bar: number;
}

/** Draws a player's card: name and role, three figures, the form of the latest rounds, the weapons. */
export function drawCard(data: CardData): Canvas {
  const canvas = new Canvas({ width, height, background: palette.background });
  const { strong, muted, own, faint, good, bar } = palette;
  const ramps: Ramps = {
    strong: canvas.ramp(strong),
    muted: canvas.ramp(muted),
    own: canvas.ramp(own),
    faint: canvas.ramp(faint),
    good: canvas.ramp(good),
    bar: canvas.ramp(bar),
  };
  writeHead(canvas, data, ramps);
  const grid = canvas.ramp(palette.grid);
  canvas.fillBox({ x: margin, y: 196, width: inner, height: 1 }, grid);
  drawForm(canvas, data.form, ramps);
  drawWeapons(canvas, data.weapons, ramps);
  return canvas;
}

function writeHead(canvas: Canvas, { name, about, role, figures }: CardData, { strong, muted, own }: Ramps): void {
  const roleText = fitText(role, 240, 'title');
  const room = inner - (roleText === '' ? 0 : widthOf(roleText, 'title') + 24);
  canvas.write(fitText(name, room, 'title'), { x: margin, baseline: titleBaseline, face: 'title' }, strong);
  canvas.write(roleText, { x: width - margin, baseline: titleBaseline, face: 'title', align: 'end' }, own);
  canvas.write(fitText(about, inner, 'label'), { x: margin, baseline: 76, face: 'label' }, muted);
  for (const [index, [label, value, rank]] of figures.entries()) {
    const x = columns[index] ?? margin;
    const shown = fitText(value, rank === '' ? 240 : 150, 'title');
    canvas.write(fitText(label, 240, 'label'), { x, baseline: 130, face: 'label' }, muted);
    canvas.write(shown, { x, baseline: 168, face: 'title' }, strong);
    const after = widthOf(shown, 'title') + 12;
    canvas.write(fitText(rank, 240 - after, 'label'), { x: x + after, baseline: 168, face: 'label' }, own);
  }
}

/** Draws a bar a round, from zero. Rounds above the average have a colour of their own, and stand above its line. */
function drawForm(canvas: Canvas, { title, average, values }: CardData['form'], ramps: Ramps): void {
  const { left, right, heading, top, bottom } = form;
  const [averageText, mean] = average;
  const shown = mean === null ? '' : fitText(averageText, 200, 'label');
  const room = right - left - widthOf(shown, 'label') - 16;
  canvas.write(fitText(title, room, 'label'), { x: left, baseline: heading, face: 'label' }, ramps.strong);
  canvas.write(shown, { x: right, baseline: heading, face: 'label', align: 'end' }, ramps.own);
  const greatest = Math.max(1, mean ?? 0, ...values);
  const heightOf = (value: number) => Math.max(((bottom - top) * value) / greatest, 2);
  const step = (right - left) / mostRounds;
  for (const [index, value] of values.entries()) {
    const x = right - (values.length - index) * step;
    const ramp = mean !== null && value >= mean ? ramps.good : ramps.faint;
    canvas.fillBox({ x: x + 2, y: bottom - heightOf(value), width: step - 4, height: heightOf(value) }, ramp);
  }
  canvas.fillBox({ x: left, y: bottom, width: right - left, height: 1 }, ramps.faint);
  if (values.length === 0) writeNothing(canvas, (left + right) / 2, ramps.muted);
  if (mean === null) return;
  drawDashes(canvas, { left, right, y: bottom - heightOf(mean) }, ramps.own);
}

function drawWeapons(canvas: Canvas, { title, rows }: CardData['weapons'], { strong, muted, bar }: Ramps): void {
  const [x, end] = [weaponsLeft, width - margin];
  canvas.write(fitText(title, end - x, 'label'), { x, baseline: form.heading, face: 'label' }, strong);
  if (rows.length === 0) writeNothing(canvas, (x + end) / 2, muted);
  for (const [index, [name, kills, length, accuracy]] of rows.entries()) {
    const baseline = 272 + index * 62;
    const shown = fitText(accuracy, 76, 'small');
    const killsShown = fitText(kills, 110, 'label');
    canvas.write(killsShown, { x: end, baseline, face: 'label', align: 'end' }, strong);
    const room = end - x - widthOf(killsShown, 'label') - 12;
    canvas.write(fitText(name, room, 'label'), { x, baseline, face: 'label' }, muted);
    canvas.fillBox(
      { x, y: baseline + 10, width: Math.max(((end - x - 84) * length) / longestBar, 2), height: 14 },
      bar,
    );
    canvas.write(shown, { x: end, baseline: baseline + 24, face: 'small', align: 'end' }, muted);
  }
}

function writeNothing(canvas: Canvas, x: number, ramp: number): void {
  canvas.write('–', { x, baseline: (form.top + form.bottom) / 2, face: 'title', align: 'middle' }, ramp);
}

/** Leaves the last weapon out, or the oldest round. */
export function fewerCard(data: CardData): CardData | undefined {
  const { form: shown, weapons } = data;
  if (weapons.rows.length > 0) return { ...data, weapons: { ...weapons, rows: weapons.rows.slice(0, -1) } };
  return shown.values.length > 0 ? { ...data, form: { ...shown, values: shown.values.slice(1) } } : undefined;
}
