import { colour } from '../discord/reply.ts';
import type { Totals } from '../domain/formula.ts';
import { evaluate } from '../domain/formula.ts';
import type { Usual } from '../domain/usual.ts';
import { leastEvenings, leastRoundsOfAnEvening, personalFigures, usualOf } from '../domain/usual.ts';
import type { Locale } from '../texts/locale.ts';
import { differenceText } from './difference.ts';
import { formatValue } from './statistic.ts';

interface Personal {
  title: string;
  /** The first line, which names the person. */
  heading: string;
  totals: Totals;
  usual: Usual;
}

/** Shows somebody's own figures, each with its difference to their usual. */
export function personalEmbed({ title, heading, totals, usual }: Personal, locale: Locale) {
  const description = [heading, ...personalLines(totals, usual, locale)].join('\n');
  return { title, description, footer: { text: usualLine(usual, locale) }, color: colour };
}

/** Returns a line a figure: `DPM **412**  ▲ 58`. A figure without a value is left out, a difference that nothing is known of as well. */
export function personalLines(totals: Totals, usual: Usual, locale: Locale): string[] {
  return personalFigures.flatMap((figure) => {
    const value = evaluate(figure.formula, totals);
    if (value === null) return [];
    const text = locale.texts.posts.figures[figure.key](formatValue(figure, value, locale));
    const difference = differenceText({ value, usual: usualOf(usual, figure), unit: figure.unit }, locale);
    return [difference === '' ? text : `${text}  ${difference}`];
  });
}

/** Says what the differences are to, or when there will be some. */
export function usualLine({ evenings }: Usual, { texts }: Locale): string {
  const { usual, noUsual } = texts.posts;
  return evenings < leastEvenings ? noUsual(leastEvenings, leastRoundsOfAnEvening) : usual(evenings);
}
