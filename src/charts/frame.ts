import type { Colour } from './canvas.ts';
import { Canvas } from './canvas.ts';
import { fitText, widthOf } from './font.ts';
import { palette } from './palette.ts';

/** What pictures have in common. Four of this height beside each other in one message are tiles of the same shape. */
export const frame = {
  ...{ width: 800, height: 600, margin: 16 },
  /** The room between the margins. */
  inner: 768,
  ...{ titleBaseline: 42, wordsBaseline: 74 },
  /** Where the part below the words begins. */
  top: 92,
} as const;

const between = 22;
const titleGap = 12;

/** A word in the colour of what it names. */
export type ColouredWord = readonly [text: string, colour: Colour];

/** Returns a canvas with a title, or with words in its place, and below it words in the colours of what they name. */
export function framed(
  title: string | readonly ColouredWord[],
  words: readonly ColouredWord[],
  { height = frame.height, edgeLevels = 15 }: { height?: number; edgeLevels?: 5 | 15 } = {},
): Canvas {
  const canvas = new Canvas({ width: frame.width, height, background: palette.background, edgeLevels });
  const titled = typeof title === 'string' ? [[title, palette.strong] as const] : title;
  const { margin: x, inner: room, titleBaseline, wordsBaseline } = frame;
  writeWords(canvas, titled, { x, room, baseline: titleBaseline, face: 'title', gap: titleGap });
  writeWords(canvas, words, { x, room, baseline: wordsBaseline, face: 'label', gap: between });
  return canvas;
}

interface WordsPlace {
  x: number;
  room: number;
  baseline: number;
  face: 'title' | 'label' | 'small';
  gap: number;
}

/** Writes words beside each other. If there is no room for all of them, the longest ones are cut. */
export function writeWords(canvas: Canvas, words: readonly ColouredWord[], place: WordsPlace): void {
  const { room, baseline, face, gap } = place;
  const widths = sharesOf(
    words.map(([word]) => widthOf(word, face)),
    room - gap * Math.max(words.length - 1, 0),
  );
  let { x } = place;
  for (const [index, [word, colour]] of words.entries()) {
    const shown = fitText(word, Math.ceil(widths[index] ?? 0), face);
    canvas.write(shown, { x, baseline, face }, canvas.ramp(colour));
    x += widthOf(shown, face) + gap;
  }
}

/** Returns what each gets of a room: what it wants, as far as that is no more than an equal share of what the smaller ones leave. */
function sharesOf(wanted: readonly number[], room: number): number[] {
  const shares = [...wanted];
  let left = room;
  const order = [...wanted.keys()].sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  for (const [done, index] of order.entries()) {
    shares[index] = Math.min(wanted[index] ?? 0, left / (order.length - done));
    left -= shares[index] ?? 0;
  }
  return shares;
}
