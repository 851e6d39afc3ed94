import * as v from 'valibot';
import type { Canvas } from './canvas.ts';
import { frame, framed } from './frame.ts';
import { pairedBars } from './paired-bars.ts';
import { palette } from './palette.ts';
import { amount, text } from './values.ts';

/** The most players that the picture has room for. */
export const mostPlayers = 12;

/** What the picture of an evening's damage carries. All texts are in the language of the answer. */
export const damageData = v.strictObject({
  title: text,
  /** What damage given and damage received are called. */
  words: v.strictTuple([text, text]),
  note: text,
  /** What stands between groups of three digits. */
  separator: text,
  /** Names, damage given and damage received. */
  players: v.pipe(v.array(v.strictTuple([text, amount, amount])), v.maxLength(mostPlayers)),
});

export type DamageData = v.InferOutput<typeof damageData>;

/** Leaves out the last player. */
export function fewerDamage(data: DamageData): DamageData | undefined {
  return data.players.length > 0 ? { ...data, players: data.players.slice(0, -1) } : undefined;
}

const box = {
  x: frame.margin,
  y: frame.top,
  width: frame.inner,
  height: frame.height - frame.top - 10,
};

/** Draws what everybody gave and received: two bars a player. */
export function drawDamage({ title, words: [given, received], note, separator, players }: DamageData): Canvas {
  const colours = [palette.good, palette.muted] as const;
  const canvas = framed(title, [
    [given, colours[0]],
    [received, colours[1]],
    [note, palette.muted],
  ]);
  pairedBars(canvas, players, { box, nameWidth: 190, highestRow: 64, colours, separator });
  return canvas;
}
