import type { Chart } from '../../charts/index.ts';

/** A picture, and what it shows in words for people who do not see it. */
export interface Picture {
  chart: Chart;
  alt: string;
}
