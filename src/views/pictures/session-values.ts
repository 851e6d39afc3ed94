import type { Locale } from '../../texts/locale.ts';

const greatest = 1_000_000_000;

/** Returns a value as pictures carry it: a whole number from 0. */
export const amountOf = (value: number): number => Math.min(Math.max(Math.round(value) || 0, 0), greatest);

/** Returns what stands between groups of three digits. */
export const separatorOf = ({ count }: Locale): string => count(1000).replace(/\d/g, '');
