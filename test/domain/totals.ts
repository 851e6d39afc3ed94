import type { Sum, Totals } from '../../src/domain/formula.ts';
import { sums } from '../../src/domain/formula.ts';

const nothing = Object.fromEntries(sums.map((name) => [name, 0])) as Record<Sum, number>;

/** Totals of which only these matter. */
export const totals = (these: Partial<Totals>): Totals => ({ ...nothing, ...these });
