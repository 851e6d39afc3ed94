import type { Canvas, Colour } from './canvas.ts';
import { halfDigit, widthOf } from './font.ts';
import { palette } from './palette.ts';
import type { Box } from './shapes.ts';

interface Label {
  colour: Colour;
  text: string;
  /** Where in the bar its text stands, and what becomes of a text that is too wide: it stands behind the bar, or is left out. */
  place: 'end or behind' | 'middle or nowhere';
}

const padding = 6;

/** Draws a bar with its value, which is dark on the bar and light behind it. */
export function labelledBar(canvas: Canvas, box: Box, { colour, text, place }: Label): void {
  canvas.fillBox(box, canvas.ramp(colour));
  const { x, width } = box;
  const baseline = Math.round(box.y + box.height / 2 + halfDigit);
  const isInside = widthOf(text, 'small') + 2 * padding <= width;
  if (!isInside && place === 'middle or nowhere') return;
  const ramp = isInside ? canvas.ramp(palette.background, colour) : canvas.ramp(palette.strong);
  if (place === 'middle or nowhere')
    canvas.write(text, { x: x + width / 2, baseline, face: 'small', align: 'middle' }, ramp);
  else if (isInside) canvas.write(text, { x: x + width - padding, baseline, face: 'small', align: 'end' }, ramp);
  else canvas.write(text, { x: x + width + padding, baseline, face: 'small' }, ramp);
}
