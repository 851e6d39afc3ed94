import type { Locale } from '../../texts/locale.ts';

/** Formats a score with its sign: +0.12. A score that rounds to nothing has no sign. */
export function signed(value: number, { decimal }: Locale): string {
  const hundredths = Math.round(100 * value);
  const sign = hundredths === 0 ? '' : hundredths < 0 ? '−' : '+';
  return `${sign}${decimal(Math.abs(hundredths) / 100, 2)}`;
}

/** Formats a share from 0 to 1 as a percentage. Returns a dash if there is none. */
export function percent(share: number | null, locale: Locale): string {
  return share === null ? locale.texts.common.nothing : locale.percent(share);
}
