import { mostSessions } from '../../charts/trend.ts';
import type { PlayerTrend } from '../../db/queries/player-trend.ts';
import { dayAt } from '../../domain/dates.ts';
import type { Totals } from '../../domain/formula.ts';
import { evaluate } from '../../domain/formula.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Locale } from '../../texts/locale.ts';
import { plainName } from '../player-row.ts';
import { statisticText, valueIn } from '../statistic.ts';
import type { Picture } from './picture.ts';

const keys = ['dpm', 'kd'] as const;
const greatest = 10_000_000;

/** Returns the picture of a player's trend: DPM and K/D of the latest gaming sessions, with the average over all time. */
export function trendPicture(
  { name, totals, sessions: newestFirst }: PlayerTrend,
  { now, timeZone }: { now: Date; timeZone: string },
  locale: Locale,
): Picture {
  const { players, sessions: sessionTexts, common } = locale.texts;
  const texts = players.trend;
  const sessions = newestFirst.slice(0, mostSessions).toReversed();
  const today = dayAt(now.getTime(), timeZone);
  const dayOf = (start: Date) => sessionTexts.shortDay(dayAt(start.getTime(), timeZone), today);
  const title = texts.title(plainName(name, locale), sessions.length);
  const figureOf = (key: string): [string, string, number | null] => [
    statisticText(key, locale).label,
    texts.average(totals ? valueIn(totals, key, locale) : common.nothing),
    totals && hundredths(totals, key),
  ];
  const latest = sessions.at(-1);
  const figures = keys.map((key) =>
    texts.figure(
      statisticText(key, locale).label,
      latest ? valueIn(latest, key, locale) : common.nothing,
      figureOf(key)[1],
    ),
  );
  return {
    chart: {
      kind: 'trend',
      data: {
        title,
        decimalSign: locale.decimal(0.5, 1).includes(',') ? ',' : '.',
        figures: [figureOf('dpm'), figureOf('kd')],
        sessions: sessions.map((one) => [dayOf(one.sessionStart), hundredths(one, 'dpm'), hundredths(one, 'kd')]),
      },
    },
    alt: texts.alt(title, figures.join('; ')),
  };
}

function hundredths(totals: Totals, key: string): number | null {
  const value = evaluate(statistic(key).formula, totals);
  return value === null || value === undefined ? null : Math.min(Math.max(Math.round(value * 100), 0), greatest);
}
