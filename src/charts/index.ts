import type * as v from 'valibot';
import { activityData, drawActivity, fewerActivity } from './activity.ts';
import { attacksData, drawAttacks, fewerAttacks, heightOfAttacks } from './attacks.ts';
import type { Canvas } from './canvas.ts';
import { cardData, drawCard, fewerCard, heightOfCard } from './card.ts';
import { damageData, drawDamage, fewerDamage } from './damage.ts';
import { dpmData, drawDpm, fewerDpm } from './dpm.ts';
import { drawEvening, eveningData, fewerEvening } from './evening.ts';
import { fits } from './fits.ts';
import { frame } from './frame.ts';
import type { Kind } from './kind.ts';
import { drawPairs, fewerPairs, heightOfPairs, pairsData } from './pairs.ts';
import { drawRadar, fewerRadar, heightOfRadar, radarData } from './radar.ts';
import { drawRanking, fewerRanking, heightOfRanking, rankingData } from './ranking.ts';
import { drawRivals, fewerRivals, heightOfRivals, rivalsData } from './rivals.ts';
import { drawTime, fewerTime, timeData } from './time.ts';
import { drawTrend, fewerTrend, heightOfTrend, trendData } from './trend.ts';
import { drawWeapons, fewerWeapons, heightOfWeapons, weaponsData } from './weapons.ts';

/** Every kind of picture. Links name the kinds, so that a name never changes. */
const listed = {
  card: { schema: cardData, draw: drawCard, fewer: fewerCard, height: heightOfCard },
  ranking: { schema: rankingData, draw: drawRanking, fewer: fewerRanking, height: heightOfRanking },
  rivals: { schema: rivalsData, draw: drawRivals, fewer: fewerRivals, height: heightOfRivals },
  radar: { schema: radarData, draw: drawRadar, fewer: fewerRadar, height: heightOfRadar },
  pairs: { schema: pairsData, draw: drawPairs, fewer: fewerPairs, height: heightOfPairs },
  attacks: { schema: attacksData, draw: drawAttacks, fewer: fewerAttacks, height: heightOfAttacks },
  trend: { schema: trendData, draw: drawTrend, fewer: fewerTrend, height: heightOfTrend },
  weapons: { schema: weaponsData, draw: drawWeapons, fewer: fewerWeapons, height: heightOfWeapons },
  evening: { schema: eveningData, draw: drawEvening, fewer: fewerEvening },
  dpm: { schema: dpmData, draw: drawDpm, fewer: fewerDpm },
  damage: { schema: damageData, draw: drawDamage, fewer: fewerDamage },
  time: { schema: timeData, draw: drawTime, fewer: fewerTime },
  activity: { schema: activityData, draw: drawActivity, fewer: fewerActivity },
};

type Name = keyof typeof listed;
type DataOf = { [K in Name]: v.InferOutput<(typeof listed)[K]['schema']> };

/** What a picture shows, with everything that is written on it. */
export type Chart<K extends Name = Name> = { [One in K]: { kind: One; data: DataOf[One] } }[K];

export const kinds: { [K in Name]: Kind<DataOf[K]> } = listed;

/** Returns the picture of these data. Undefined if nobody draws such a kind, or if the data have another shape. */
export function chartOf(kind: string, data: unknown): Chart | undefined {
  if (!Object.hasOwn(kinds, kind)) return undefined;
  return fits(kinds[kind as Name].schema as never, data) ? ({ kind, data } as Chart) : undefined;
}

/** Draws a picture. */
export function draw<K extends Name>({ kind, data }: Chart<K>): Canvas {
  return kinds[kind].draw(data);
}

/** Returns the same picture without its least relevant row or point. Undefined if nothing can be left out. */
export function fewer<K extends Name>({ kind, data }: Chart<K>): Chart<K> | undefined {
  const less = kinds[kind].fewer(data);
  return less && { kind, data: less };
}

/** Returns the size of a picture in pixels, without drawing it. */
export function sizeOf<K extends Name>({ kind, data }: Chart<K>): { width: number; height: number } {
  return { width: frame.width, height: kinds[kind].height?.(data) ?? frame.height };
}
