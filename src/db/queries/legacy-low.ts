import { sql } from '../db.ts';

/**
 * Whether counted rounds are stored only as the old bot's rows with values that are too low: its second rounds. Sums of matches, which the
 * old bot stored as rounds of their own, never count.
 */
export const hasLegacyLow = sql`exists (select from rounds where source = 'legacy' and round_number = 2 and is_valid)`;
