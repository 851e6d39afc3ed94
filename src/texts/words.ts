/** The languages that every text exists in. */
export type Language = 'en' | 'de' | 'fr';

/** Numbers and plurals as a language writes them. */
export interface Words {
  /** A whole number, grouped from 1,000 on: `12,345`. */
  count(value: number): string;
  /** A number with exactly so many decimals: `2.94`. */
  decimal(value: number, digits: number): string;
  /** A share of 1 with one decimal: `34.6%`. */
  percent(share: number): string;
  /** A count and its noun, which never part at the end of a line: `1 kill`, `2 kills`. */
  counted(value: number, one: string, other: string): string;
  /** The noun alone, for a number that is written elsewhere. */
  plural(value: number, one: string, other: string): string;
}

/** The space that keeps a number and what it counts together on one line. */
export const nbsp = '\u00a0';

/** How a language writes numbers. To make a format of Intl costs a new isolate milliseconds. */
const signs: Record<Language, { thousands: string; point: string; percent: string }> = {
  en: { thousands: ',', point: '.', percent: '%' },
  de: { thousands: '.', point: ',', percent: `${nbsp}%` },
  fr: { thousands: '\u202f', point: ',', percent: `${nbsp}%` },
};

/** Returns the number formats and the plural rule of a language. Negative zero is written as zero. */
export function wordsOf(language: Language): Words {
  const { thousands, point, percent } = signs[language];
  const decimal = (value: number, digits: number, tens = 0) => {
    const shifted = Math.round(shift(Math.abs(value), digits + tens));
    if (!Number.isSafeInteger(shifted)) return rare(value * 10 ** tens, digits);
    const all = String(shifted).padStart(digits + 1, '0');
    const whole = grouped(all.slice(0, all.length - digits));
    const sign = value < 0 && shifted > 0 ? '-' : '';
    return `${sign}${whole}${digits > 0 ? point + all.slice(-digits) : ''}`;
  };
  const grouped = (whole: string) => {
    if (whole.length < 4) return whole;
    if (whole.length < 7) return whole.slice(0, -3) + thousands + whole.slice(-3);
    return whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
  };
  const rare = (value: number, digits: number) =>
    new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    }).format(value);
  // One, and in French everything below two.
  const isOne = language === 'fr' ? (value: number) => Math.abs(value) < 2 : (value: number) => Math.abs(value) === 1;
  const plural = (value: number, one: string, other: string) => (isOne(value) ? one : other);
  const count = (value: number) =>
    Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : decimal(value, 0);
  return {
    count,
    decimal: (value, digits) => decimal(value, digits),
    percent: (value) => decimal(value, 1, 2) + percent,
    plural,
    counted: (value, one, other) => `${count(value)}${nbsp}${plural(value, one, other)}`,
  };
}

/**
 * Moves the decimal point by so many places. Near a half the exponent moves the point of the number as it is written, so that 1.005 is rounded
 * to 1.01. Elsewhere a product is rounded to the same, and costs less.
 */
function shift(value: number, places: number): number {
  const product = value * 10 ** places;
  const isClear = product < 1e9 && Math.abs(product - Math.floor(product) - 0.5) > 1e-6;
  return isClear ? product : Number(`${value}e${places}`);
}

/** Joins items that each stay on one line, so that a long line breaks only between them. */
export function itemLine(...items: readonly string[]): string {
  return items
    .filter((item) => item !== '')
    .map((item) => item.replaceAll(' ', nbsp))
    .join(' · ');
}
