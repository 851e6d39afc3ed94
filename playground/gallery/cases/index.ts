import type { Chart } from '../../../src/charts/index.ts';
import { cases as ranking } from './ranking.ts';

/** The cases of every kind of picture, which the tests draw and the gallery shows. */
export const casesOf: { [K in Chart['kind']]: Record<string, Chart> } = { ranking };
