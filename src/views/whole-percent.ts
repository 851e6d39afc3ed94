import type { Locale } from '../texts/locale.ts';

/** Formats a share of 1 as a percentage without decimals: `83%`. */
export function wholePercent(share: number, { percent }: Pick<Locale, 'percent'>): string {
  return percent(Math.round(100 * share) / 100).replace(/[.,]0(?=\D*$)/, '');
}
