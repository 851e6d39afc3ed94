import type { Season } from '../domain/seasons.ts';
import type { Locale } from '../texts/locale.ts';

/** Names a season by its quarter, year and months, as the reader's language does: `Q4 2026 (Oct–Dec)`. */
export function seasonName({ quarter, year }: Pick<Season, 'quarter' | 'year'>, { language, texts }: Locale): string {
  const short = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const month = (number: number) => short.format(new Date(Date.UTC(year, number - 1)));
  return texts.rankings.season.name(quarter, year, month(quarter * 3 - 2), month(quarter * 3));
}
