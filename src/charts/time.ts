import * as v from 'valibot';
import type { Canvas } from './canvas.ts';
import { fitText, halfDigit } from './font.ts';
import { frame, framed } from './frame.ts';
import { grouped } from './grouped.ts';
import { labelledBar } from './labelled-bar.ts';
import { palette } from './palette.ts';
import { amount, text } from './values.ts';

/** The most players that the picture has room for. */
export const mostPlayers = 12;

/** What the picture of an evening's time carries. All texts are in the language of the answer. */
export const timeData = v.strictObject({
  title: text,
  /** What time alive, time dead and denied time are called. */
  words: v.strictTuple([text, text, text]),
  /** The unit of what stands in the bars, which is minutes. */
  note: text,
  /** What stands between groups of three digits. */
  separator: text,
  /** Names, seconds alive, seconds dead, and the seconds that enemies had to wait. */
  players: v.pipe(v.array(v.strictTuple([text, amount, amount, amount])), v.maxLength(mostPlayers)),
});

export type TimeData = v.InferOutput<typeof timeData>;

/** Leaves out the last player. */
export function fewerTime(data: TimeData): TimeData | undefined {
  return data.players.length > 0 ? { ...data, players: data.players.slice(0, -1) } : undefined;
}

const colours = [palette.good, palette.muted, palette.own] as const;
const nameWidth = 190;
const start = frame.margin + nameWidth + 10;
const bodyHeight = frame.height - frame.top - 10;
const highestRow = 56;
/** Denied time is the enemies', and stands off from the player's own. */
const gapBeforeDenied = 6;
const room = frame.width - frame.margin - start - gapBeforeDenied;

/** Draws a bar a player: the time alive and the time dead, and set off from it the time that enemies had to wait. */
export function drawTime({ title, words, note, separator, players }: TimeData): Canvas {
  const canvas = framed(title, [
    ...colours.map((colour, index) => [words[index] ?? '', colour] as const),
    [note, palette.muted],
  ]);
  const strong = canvas.ramp(palette.strong);
  const height = Math.min(highestRow, bodyHeight / Math.max(players.length, 1));
  const barHeight = Math.floor(height * 0.7);
  const longest = Math.max(1, ...players.map(([, ...parts]) => parts.reduce((sum, part) => sum + part, 0)));
  for (const [index, [name, ...parts]] of players.entries()) {
    const middle = Math.round(frame.top + (index + 0.5) * height);
    const baseline = Math.round(middle + halfDigit);
    canvas.write(fitText(name, nameWidth, 'small'), { x: frame.margin, baseline, face: 'small' }, strong);
    let x = start;
    for (const [place, part] of parts.entries()) {
      const width = (room * part) / longest;
      if (place === 2) x += gapBeforeDenied;
      const bar = { x, y: middle - Math.floor(barHeight / 2), width, height: barHeight };
      const [colour, text] = [colours[place] ?? palette.strong, grouped(Math.round(part / 60), separator)];
      labelledBar(canvas, bar, { colour, text, place: 'middle or nowhere' });
      x += width;
    }
  }
  return canvas;
}
