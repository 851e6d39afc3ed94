import * as v from 'valibot';
import type { Canvas, Colour, Ramp } from './canvas.ts';
import { fitText, widthOf } from './font.ts';
import type { ColouredWord } from './frame.ts';
import { frame, framed } from './frame.ts';
import { outline } from './outline.ts';
import { palette } from './palette.ts';
import { barLength, leastBar, longestBar, text } from './values.ts';

/** The most maps that the picture has room for. */
export const mostMaps = 10;

/** The position of the colour without a team. The colours before it are the teams', in the order of the heading. */
export const noTeam = 4;
const colour = v.picklist([0, 1, 2, 3, noTeam]);

const attack = v.nullable(
  v.strictTuple([
    colour,
    /** The time in words. */
    text,
    /** How long the attack took, or how long the attackers were held. */
    v.nullable(barLength),
    /** 1 if the attackers were held. */
    v.picklist([0, 1]),
    /** 1 for the attack that won the map. */
    v.picklist([0, 1]),
  ]),
);

/** What the picture of a session's attacks carries. */
export const attacksData = v.strictObject({
  /** Parts of the heading, each in the colour of its team. */
  heading: v.pipe(v.array(v.strictTuple([text, colour])), v.maxLength(16)),
  note: text,
  maps: v.pipe(
    v.array(
      v.strictTuple([
        text,
        /** The points, or what is missing. */
        text,
        /** The time limit. Null if it is unknown. */
        v.nullable(barLength),
        attack,
        attack,
      ]),
    ),
    v.maxLength(mostMaps),
  ),
});

export type AttacksData = v.InferOutput<typeof attacksData>;

type Attack = NonNullable<v.InferOutput<typeof attack>>;

const { width, margin } = frame;
const firstMap = 88;
const mapHeight = 50;
const lineHeight = 22;
const barHeight = 15;
const namesEnd = 200;
const barStart = 212;
const gap = 10;
const limitWidth = 2;
const border = 2;
const hatchGap = 7;
const teamColours: readonly Colour[] = [palette.alpha, palette.bravo, palette.series[2], palette.series[3]];

/** Returns the height of the picture in pixels. */
export const heightOfAttacks = ({ maps }: Pick<AttacksData, 'maps'>): number =>
  firstMap + Math.max(maps.length, 1) * mapHeight + margin / 4;

/**
 * Draws the attacks on each map: a bar for each team, as long as its attack took, against the time limit. The bar of attackers who were held is
 * only outlined.
 */
export function drawAttacks({ heading, note, maps }: AttacksData): Canvas {
  const titled = heading.map(([part, team]): ColouredWord => [part, teamColours[team] ?? palette.strong]);
  const canvas = framed(titled, [[note, palette.muted]], { height: heightOfAttacks({ maps }) });
  const [strong, muted] = [canvas.ramp(palette.strong), canvas.ramp(palette.muted)];
  const teams = teamColours.map((team) => canvas.ramp(team));
  const widest = maps.flatMap(([, , , ...attacks]) => attacks.map((one) => widthOf(timeOf(one), 'label')));
  const room = width - margin - barStart - gap - Math.max(0, ...widest);
  const at = (length: number) => barStart + (room * length) / longestBar;
  for (const [index, [map, points, limit, ...attacks]] of maps.entries()) {
    const top = firstMap + index * mapHeight;
    const limitAt = limit === null ? undefined : at(limit);
    const named = (words: string, baseline: number, ramp: Ramp) =>
      canvas.write(fitText(words, namesEnd - margin, 'label'), { x: margin, baseline, face: 'label' }, ramp);
    named(map, top + lineHeight - 2, strong);
    named(points, top + 2 * lineHeight - 2, muted);
    for (const [line, attack] of attacks.entries()) {
      if (!attack) continue;
      const [team, , length, isHeld, isBest] = attack;
      const baseline = top + (line + 1) * lineHeight - 2;
      const box = {
        x: barStart,
        y: baseline - barHeight,
        width: Math.max(at(length ?? 0) - barStart, leastBar),
        height: barHeight,
      };
      const ramp = teams[team] ?? muted;
      if (length !== null && isHeld) {
        canvas.hatch(box, hatchGap, ramp);
        outline(canvas, box, { border, ramp });
      } else if (length !== null) canvas.fillBox(box, ramp);
      const time = timeOf(attack);
      const x = length === null ? barStart : barStart + box.width + gap;
      const isInTheWay = limitAt !== undefined && x < limitAt + gap && x + widthOf(time, 'label') > limitAt - gap;
      const place = { x: isInTheWay ? limitAt + gap : x, baseline, face: 'label' } as const;
      canvas.write(time, place, isBest ? strong : muted);
    }
    if (limitAt !== undefined)
      canvas.fillBox({ x: limitAt, y: top + 2, width: limitWidth, height: 2 * lineHeight - 2 }, strong);
  }
  return canvas;
}

const timeOf = (attack: Attack | null): string => fitText(attack?.[1] ?? '', 200, 'label');

/** Leaves the first map out. */
export function fewerAttacks(data: AttacksData): AttacksData | undefined {
  return data.maps.length > 1 ? { ...data, maps: data.maps.slice(1) } : undefined;
}
