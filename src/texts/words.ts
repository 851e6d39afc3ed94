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

/** British English, so that days come before months. */
const tags: Record<Language, string> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' };

/** The space that keeps a number and what it counts together on one line. */
export const nbsp = '\u00a0';

/** Returns the number formats and the plural rule of a language. Negative zero is written as zero. */
export function wordsOf(language: Language): Words {
  const tag = tags[language];
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const share = new Intl.NumberFormat(tag, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'negative',
  });
  const decimals = new Map<number, Intl.NumberFormat>();
  const decimalFormat = (digits: number) => {
    const format =
      decimals.get(digits) ??
      new Intl.NumberFormat(tag, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: 'negative',
      });
    decimals.set(digits, format);
    return format;
  };
  const rules = new Intl.PluralRules(tag);
  const plural = (value: number, one: string, other: string) => (rules.select(value) === 'one' ? one : other);
  // Numbers below a thousand are the same in every language, and Intl is slow.
  const count = (value: number) =>
    Number.isInteger(value) && value >= 0 && value < 1000 ? String(value + 0) : whole.format(value);
  return {
    count,
    decimal: (value, digits) => decimalFormat(digits).format(value),
    percent: (value) => share.format(value),
    plural,
    counted: (value, one, other) => `${count(value)}${nbsp}${plural(value, one, other)}`,
  };
}

/** Joins items that each stay on one line, so that a long line breaks only between them. */
export function itemLine(...items: readonly string[]): string {
  return items
    .filter((item) => item !== '')
    .map((item) => item.replaceAll(' ', nbsp))
    .join(' · ');
}
