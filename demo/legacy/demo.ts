import type { OutputOptions, RowCounts } from './generate.ts';
import { generateLegacyDatabase } from './generate.ts';
import { demoCommunity, demoGuests } from './players.ts';

export interface DemoOptions extends OutputOptions {
  /** `YYYY-MM-DD`; the last evening is the day before. */
  readonly endDate: string;
  readonly seed?: number;
  /** Evenings over the last months; default 40, 0 for a community that has not played yet. */
  readonly evenings?: number;
  /** Whether player_aliases has rows (default) or is empty, as most legacy databases have it. */
  readonly aliases?: boolean;
}

/**
 * Writes the demo community: 28 players, 40 evenings over five months, every quirk real databases have.
 * The same seed and end date give the same rows.
 */
export function generateDemo({ seed = 1, evenings = 40, aliases = true, ...rest }: DemoOptions): RowCounts {
  return generateLegacyDatabase({
    ...rest,
    seed,
    evenings,
    aliases,
    community: demoCommunity(seed),
    guests: demoGuests(seed),
    playersPerSide: [3, 6],
    quirks: true,
    links: 12,
  });
}
