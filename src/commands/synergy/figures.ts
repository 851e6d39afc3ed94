import type { Synergy } from '../../domain/synergy.ts';
import { formatShare } from '../../views/numbers.ts';

/** Formats a score with its sign: +0.12, and never −0.00. */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return `${value < 0 && digits !== '0.00' ? '−' : '+'}${digits}`;
}

/** Formats a share from 0 to 1 as a percentage. Returns a dash if there is none. */
export function percent(share: number | null): string {
  return share === null ? '–' : formatShare(share, 1);
}

/** Returns `+0.32 excellent · 61 rounds · won 80.3 %, apart 52.1 % · confidence 100 %`. */
export function synergyLine({ score, rating, rounds, winRate, confidence }: Synergy): string {
  const won = `won ${percent(winRate.together)}, apart ${percent(winRate.apart)}`;
  return `**${signed(score)}** ${rating} · ${rounds} rounds · ${won} · confidence ${(100 * confidence).toFixed(0)} %`;
}
