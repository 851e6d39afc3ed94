import type * as v from 'valibot';
import { activityData, drawActivity, fewerActivity } from './activity.ts';
import { attacksData, drawAttacks, fewerAttacks } from './attacks.ts';
import type { Canvas } from './canvas.ts';
import { cardData, drawCard, fewerCard } from './card.ts';
import { damageData, drawDamage, fewerDamage } from './damage.ts';
import { dpmData, drawDpm, fewerDpm } from './dpm.ts';
import { drawEvening, eveningData, fewerEvening } from './evening.ts';
import { fits } from './fits.ts';
import type { Kind } from './kind.ts';
import { drawPairs, fewerPairs, pairsData } from './pairs.ts';
import { drawRadar, fewerRadar, radarData } from './radar.ts';
import { drawRanking, fewerRanking, rankingData } from './ranking.ts';
import { drawRivals, fewerRivals, rivalsData } from './rivals.ts';
import { drawTime, fewerTime, timeData } from './time.ts';
import { drawTrend, fewerTrend, trendData } from './trend.ts';
import { drawWeapons, fewerWeapons, weaponsData } from './weapons.ts';

/** Every kind of picture. Links name the kinds, so that a name never changes. */
const listed = {
  card: { schema: cardData, draw: drawCard, fewer: fewerCard },
  ranking: { schema: rankingData, draw: drawRanking, fewer: fewerRanking },
  rivals: { schema: rivalsData, draw: drawRivals, fewer: fewerRivals },
  radar: { schema: radarData, draw: drawRadar, fewer: fewerRadar },
  pairs: { schema: pairsData, draw: drawPairs, fewer: fewerPairs },
  attacks: { schema: attacksData, draw: drawAttacks, fewer: fewerAttacks },
  trend: { schema: trendData, draw: drawTrend, fewer: fewerTrend },
  weapons: { schema: weaponsData, draw: drawWeapons, fewer: fewerWeapons },
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
