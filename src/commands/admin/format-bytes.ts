import type { Locale } from '../../texts/locale.ts';

const largestPower = 4;

/** Formats a number of bytes: `12.3 MB`. */
export function formatBytes(bytes: number, { texts, decimal }: Locale): string {
  const power = Math.min(largestPower, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return texts.admin.size(decimal(bytes / 1000 ** power, power === 0 ? 0 : 1), power);
}
