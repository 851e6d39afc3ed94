import type { Chart } from '../../../src/charts/index.ts';
import { cases as activity } from './activity.ts';
import { cases as attacks } from './attacks.ts';
import { cases as card } from './card.ts';
import { cases as damage } from './damage.ts';
import { cases as dpm } from './dpm.ts';
import { cases as evening } from './evening.ts';
import { cases as pairs } from './pairs.ts';
import { cases as radar } from './radar.ts';
import { cases as ranking } from './ranking.ts';
import { cases as rivals } from './rivals.ts';
import { cases as time } from './time.ts';
import { cases as trend } from './trend.ts';
import { cases as weapons } from './weapons.ts';

/** The cases of every kind of picture, which the tests draw and the gallery shows. */
export const casesOf: { [K in Chart['kind']]: Record<string, Chart> } = {
  card,
  trend,
  ranking,
  rivals,
  evening,
  dpm,
  damage,
  time,
  radar,
  pairs,
  attacks,
  weapons,
  activity,
};
