import type { Totals } from './formula.ts';
import { evaluate } from './formula.ts';
import type { Mvp } from './mvp.ts';
import { spreadOf } from './spread.ts';
import type { PersonalFigure, Usual } from './usual.ts';
import { leastRoundsOfAnEvening, personalFigures, usualOf } from './usual.ts';

/** From so many maps on, a row of won maps is news. */
export const leastStreak = 5;

/** A rise is news from so many standard deviations of the evening's players on. */
const leastRise = 1;

/** A player of an evening with their usual before it. */
export interface EveningPlayer {
  guid: string;
  totals: Totals;
  usual: Usual | undefined;
}

/** A figure in which a player was above their usual. */
export interface Rise {
  guid: string;
  figure: PersonalFigure;
  value: number;
  usual: number;
}

/** The figures of which more is better. */
const rising = personalFigures.filter(({ key }) => key !== 'deaths');

/**
 * Returns who rose furthest above their own usual, and in what. Figures are compared in standard deviations of all who played enough rounds
 * that evening. Undefined if nobody rose by one. `isLeftOut` are players who are not to be named.
 */
export function greatestRise(
  players: readonly EveningPlayer[],
  isLeftOut: (guid: string) => boolean,
): Rise | undefined {
  const enough = players.filter(({ totals }) => totals.rounds >= leastRoundsOfAnEvening);
  const rises = rising.flatMap((figure) => {
    const values = enough.map(({ totals }) => evaluate(figure.formula, totals));
    const { deviation } = spreadOf(values.filter((value) => value !== null));
    return enough.flatMap(({ guid, usual: before }, index) => {
      const value = values[index] ?? null;
      const usual = before ? usualOf(before, figure) : null;
      if (value === null || usual === null || deviation === 0 || isLeftOut(guid)) return [];
      return [{ guid, figure, value, usual, by: (value - usual) / deviation }];
    });
  });
  const [most] = rises.filter(({ by }) => by >= leastRise).sort((a, b) => b.by - a.by || (a.guid < b.guid ? -1 : 1));
  return most;
}

const figureOf: { readonly [Reason in Mvp['because'][number]['statistic']]?: PersonalFigure['key'] } = {
  kills: 'kills',
  dpm: 'dpm',
  revives: 'revives',
};

/** How many figures of the most valuable player are shown. */
const shownOfMvp = 2;

/** Returns the figures that say why somebody was the most valuable player, the strongest first, as far as people have a usual in them. */
export function figuresOfMvp({ because }: Pick<Mvp, 'because'>): PersonalFigure[] {
  const keys = [...because.map(({ statistic }) => figureOf[statistic]), 'kd', 'dpm'].filter((key) => key !== undefined);
  return [...new Set(keys)].slice(0, shownOfMvp).flatMap((key) => personalFigures.find((one) => one.key === key) ?? []);
}
