import type { Period } from '../../db/queries/period.ts';
import { isPeriod, periods } from '../../db/queries/period.ts';

/** Over which rounds sums run; all time when left out. */
export const periodOption = {
  type: 'string',
  description: 'Which rounds count; all of them when left out',
  choices: (Object.keys(periods) as Period[]).map((value) => ({ name: periods[value], value })),
} as const;

/** The period of an option or custom id: all time when there is none or it is not one. */
export function periodOf(value: string | undefined): Period {
  return value !== undefined && isPeriod(value) ? value : 'all';
}
