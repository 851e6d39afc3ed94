import * as v from 'valibot';
import type { Canvas, Colour } from './canvas.ts';
import { fitText, halfDigit } from './font.ts';
import type { ColouredWord } from './frame.ts';
import { frame, framed, writeWords } from './frame.ts';
import { gapBeforeBars, pairedBars } from './paired-bars.ts';
import { palette } from './palette.ts';
import { afterOthers, amount, text, wholeNumber } from './values.ts';

/** The most maps and players that the picture has room for. */
export const mostMaps = 20;
export const mostPlayers = 10;
/** The teams that have a colour. */
export const mostTeams = 4;

const attack = v.strictTuple([
  /** The team's position in the title. {@link mostTeams} if it is unknown. */
  wholeNumber(mostTeams),
  /** The attack's time in words. */
  text,
]);

/** What the picture of an evening carries. All texts are in the language of the answer. */
export const eveningData = v.strictObject({
  /** The score in parts, each with its team's position; {@link mostTeams} for what belongs to no team. */
  title: v.pipe(v.array(attack), v.maxLength(12)),
  note: text,
  /** What stands above the two columns of times. */
  columns: v.strictTuple([attack, attack]),
  maps: v.pipe(
    v.array(
      v.strictTuple([
        text,
        attack,
        attack,
        /** The attack that won the map: 0 the first, 1 the second, 2 a draw, 3 nobody knows. */
        v.picklist([0, 1, 2, 3]),
        /** The score after the map. */
        text,
      ]),
    ),
    v.maxLength(mostMaps),
  ),
  /** What kills and deaths are called. */
  words: v.strictTuple([text, text]),
  /** What stands between groups of three digits. */
  separator: text,
  /** Names, kills and deaths. */
  players: v.pipe(v.array(v.strictTuple([text, amount, amount])), v.maxLength(mostPlayers)),
});

export type EveningData = v.InferOutput<typeof eveningData>;

const fewestPlayers = 4;

/** Leaves out the first map of many, then the last player, then the first map. */
export function fewerEvening(data: EveningData): EveningData | undefined {
  const { maps, players } = data;
  if (maps.length > mostMaps / 2 || (maps.length > 0 && players.length <= fewestPlayers))
    return { ...data, maps: withoutFirst(maps) };
  return players.length > 0 ? { ...data, players: players.slice(0, -1) } : undefined;
}

function withoutFirst([, next, ...rest]: EveningData['maps']): EveningData['maps'] {
  if (!next) return [];
  const [name, ...values] = next;
  return [[afterOthers(name), ...values], ...rest];
}

const headBaseline = 112;
const bodyTop = 122;
const bodyHeight = frame.height - bodyTop - 12;
const mapWidth = 142;
const timeWidth = 88;
const timeGap = 4;
const timeStart = frame.margin + mapWidth + 4;
const scoreWidth = 70;
const scoreEnd = timeStart + 2 * (timeWidth + timeGap) + scoreWidth;
const highestMap = 44;
const playersStart = scoreEnd + 22;
const nameWidth = 146;
const highestPlayer = 48;

const teamColours: readonly Colour[] = [palette.alpha, palette.bravo, palette.series[4], palette.series[5]];
const colourOf = (team: number): Colour | undefined => teamColours[team];

/** Draws an evening: on the left every map with the times of both teams, the winner's filled, and the score so far; on the right kills and deaths. */
export function drawEvening({ title, note, columns, maps, words, separator, players }: EveningData): Canvas {
  const titled = title.map(([team, part]): ColouredWord => [part, colourOf(team) ?? palette.strong]);
  const canvas = framed(titled, [[note, palette.muted]]);
  const strong = canvas.ramp(palette.strong);
  const muted = canvas.ramp(palette.muted);
  const columnAt = (place: number) => timeStart + place * (timeWidth + timeGap);
  const writeIn = (words: string, place: number, baseline: number, ramp: number) => {
    const x = columnAt(place) + timeWidth / 2;
    canvas.write(fitText(words, timeWidth - 4, 'small'), { x, baseline, face: 'small', align: 'middle' }, ramp);
  };
  if (maps.length > 0) {
    for (const [place, [team, column]] of columns.entries()) {
      // The first one has room to its left, and the second to its right: names of teams are longer than times.
      const [x, align] = place === 0 ? ([columnAt(0) + timeWidth, 'end'] as const) : ([columnAt(1), 'start'] as const);
      const shown = fitText(column, place === 0 ? x - frame.margin : scoreEnd - x, 'small');
      const ramp = canvas.ramp(colourOf(team) ?? palette.muted);
      canvas.write(shown, { x, baseline: headBaseline, face: 'small', align }, ramp);
    }
  }
  const height = Math.min(highestMap, bodyHeight / Math.max(maps.length, 1));
  for (const [index, [name, first, second, winner, score]] of maps.entries()) {
    const top = Math.round(bodyTop + index * height);
    const box = { y: top + 1, width: timeWidth, height: Math.floor(height) - 3 };
    const baseline = Math.round(top + height / 2 + halfDigit - 1);
    canvas.write(fitText(name, mapWidth, 'small'), { x: frame.margin, baseline, face: 'small' }, strong);
    for (const [place, [team, time]] of [first, second].entries()) {
      const own = colourOf(team);
      const isWon = winner === place;
      const fill = isWon || winner === 2 ? ((isWon ? own : undefined) ?? palette.grid) : undefined;
      if (fill) canvas.fillBox({ x: columnAt(place), ...box }, canvas.ramp(fill));
      const colour = isWon ? (own ? palette.background : palette.strong) : palette.muted;
      writeIn(time, place, baseline, canvas.ramp(colour, fill));
    }
    canvas.write(
      fitText(score, scoreWidth, 'small'),
      { x: scoreEnd, baseline, face: 'small', align: 'end' },
      winner === 3 ? muted : strong,
    );
  }
  if (players.length === 0) return canvas;
  const box = { x: playersStart, y: bodyTop, width: frame.width - frame.margin - playersStart, height: bodyHeight };
  const colours = [palette.good, palette.muted] as const;
  const heads = words.map((word, place): ColouredWord => [word, colours[place] ?? palette.strong]);
  const x = playersStart + nameWidth + gapBeforeBars;
  const room = frame.width - frame.margin - x;
  writeWords(canvas, heads, { x, room, baseline: headBaseline, face: 'small', gap: gapBeforeBars });
  pairedBars(canvas, players, { box, nameWidth, highestRow: highestPlayer, colours, separator });
  return canvas;
}
