import type { Sum, Totals } from '../../src/domain/formula.ts';
import { sums } from '../../src/domain/formula.ts';

const nothing = Object.fromEntries(sums.map((name) => [name, 0])) as Record<Sum, number>;

/** Returns totals with these values. All others are 0. */
export const totals = (these: Partial<Totals>): Totals => ({ ...nothing, ...these });
