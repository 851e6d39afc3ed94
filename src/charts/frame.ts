import type { Colour } from './canvas.ts';
import { Canvas } from './canvas.ts';
import { fitText, widthOf } from './font.ts';
import { palette } from './palette.ts';

/** The size of a picture that stands beside others in one message: four of them make tiles of the same shape. */
export const frame = { width: 800, height: 600, margin: 16, top: 92 } as const;

const titleBaseline = 42;
const wordsBaseline = 74;
const between = 22;
const titleGap = 12;

/** A word in the colour of what it names. */
export type ColouredWord = readonly [text: string, colour: Colour];

/** Returns a canvas with a title, or with words in its place, and below it words in the colours of what they name. */
export function framed(title: string | readonly ColouredWord[], words: readonly ColouredWord[]): Canvas {
  const canvas = new Canvas(frame.width, frame.height, palette.background);
  const titled = typeof title === 'string' ? [[title, palette.strong] as const] : title;
  writeWords(canvas, titled, { baseline: titleBaseline, face: 'title', gap: titleGap });
  writeWords(canvas, words, { baseline: wordsBaseline, face: 'label', gap: between });
  return canvas;
}

interface WordsPlace {
  baseline: number;
  face: 'title' | 'label';
  gap: number;
}

function writeWords(canvas: Canvas, words: readonly ColouredWord[], { baseline, face, gap }: WordsPlace): void {
  let x: number = frame.margin;
  for (const [word, colour] of words) {
    const shown = fitText(word, frame.width - frame.margin - x, face);
    canvas.write(shown, { x, baseline, face }, canvas.ramp(colour));
    x += widthOf(shown, face) + gap;
  }
}
