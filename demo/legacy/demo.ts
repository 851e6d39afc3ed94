import type { HistoryOptions, OutputOptions, RowCounts } from './generate.ts';
import { generateLegacyDatabase } from './generate.ts';
import { demoCommunity, demoGuests } from './players.ts';

export interface DemoOptions extends OutputOptions {
  /** `YYYY-MM-DD`. The last evening is on the day before. */
  readonly endDate: string;
  readonly seed?: number;
  /** Number of evenings over the last months, 40 by default. 0 gives a community that has not played yet. */
  readonly evenings?: number;
  /** Whether player_aliases has rows (default) or is empty, as in most legacy databases. */
  readonly aliases?: boolean;
}

/**
 * Writes the demo community: 28 players, 40 evenings over five months, and every quirk of real databases. The same seed and end date give
 * the same rows.
 */
export function generateDemo({ seed, evenings, endDate, aliases = true, ...output }: DemoOptions): RowCounts {
  return generateLegacyDatabase({
    ...output,
    ...demoHistory({ seed, evenings, endDate }),
    aliases,
    links: linkedPlayers,
  });
}

/** Number of the demo's players who have linked their Discord account. */
export const linkedPlayers = 12;

/** Returns who plays in the demo and how often. */
export function demoHistory({
  seed = 1,
  evenings = 40,
  endDate,
}: Pick<DemoOptions, 'endDate'> & { seed?: number | undefined; evenings?: number | undefined }): HistoryOptions {
  return {
    seed,
    evenings,
    endDate,
    community: demoCommunity(seed),
    guests: demoGuests(seed),
    playersPerSide: [3, 6],
    quirks: true,
  };
}
