import type { Period } from '../../db/queries/period.ts';
import { isPeriod, periodKeys, periods } from '../../db/queries/period.ts';

/** The option for the period over which rounds are summed, by default all time. */
export const periodOption = {
  type: 'string',
  description: 'Which rounds count; all of them when left out',
  choices: periodKeys.map((value) => ({ name: periods[value], value })),
} as const;

/** Returns the period of an option or custom id. Returns all time if it is missing or invalid. */
export function periodOf(value: string | undefined): Period {
  return value !== undefined && isPeriod(value) ? value : 'all';
}
