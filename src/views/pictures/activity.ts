import { mostStretches } from '../../charts/activity.ts';
import type { MetricStretch } from '../../db/queries/read-metrics.ts';
import { dayAt } from '../../domain/dates.ts';
import { offsetAt } from '../../domain/played-at.ts';
import type { Locale } from '../../texts/locale.ts';
import type { Picture } from './picture.ts';

const hourMs = 3_600_000;
const mostCount = 1_000_000;
const mostMs = 10_000_000;
/** Up to so many hours, the picture names hours. Beyond, it names days. */
const mostNamedHours = 48;

/** Stretches of whole hours, all of the same length. */
interface Stretches {
  /** Where the first one begins. */
  from: Date;
  lengthMs: number;
}

/** Returns the stretches of the last hours: an hour each, or longer ones if these were too many for the picture. */
export function stretchesOf(since: Date, hours: number): Stretches {
  const lengthMs = Math.ceil(hours / (mostStretches - 2)) * hourMs;
  return { from: new Date(Math.floor(since.getTime() / lengthMs) * lengthMs), lengthMs };
}

interface ActivityOptions extends Stretches {
  hours: number;
  now: Date;
  timeZone: string;
}

/** Returns the picture of how often the bot was used, how much of it failed, and how long it took. */
export function activityPicture(
  used: readonly MetricStretch[],
  { from, lengthMs, hours, now, timeZone }: ActivityOptions,
  locale: Locale,
): Picture {
  const { texts, count, decimal } = locale;
  const { picture } = texts.admin.metrics;
  const length = Math.floor((now.getTime() - from.getTime()) / lengthMs) + 1;
  const byPlace = new Map(used.map((stretch) => [stretch.place, stretch]));
  const beganOf = (startMs: number) =>
    hours <= mostNamedHours ? hourAt(startMs, timeZone) : dayWithin(startMs, { lengthMs, timeZone, now, locale });
  const title = picture.title(lengthMs / hourMs);
  const all = used.reduce((sum, stretch) => sum + stretch.count, 0);
  const failed = used.reduce((sum, stretch) => sum + stretch.errors, 0);
  const [busiest, longest] = [used.map((one) => one.count), used.map((one) => one.p95)].map((values) =>
    Math.max(...values),
  );
  return {
    chart: {
      kind: 'activity',
      data: {
        title,
        words: [picture.interactions, picture.failed, picture.within],
        decimalSign: decimal(0.5, 1).includes(',') ? ',' : '.',
        stretches: Array.from({ length }, (_, place) => {
          const stretch = byPlace.get(place);
          const [interactions, errors] = [stretch?.count ?? 0, stretch?.errors ?? 0].map((value) =>
            Math.min(value, mostCount),
          );
          const began = beganOf(from.getTime() + place * lengthMs);
          return [began, interactions ?? 0, errors ?? 0, stretch ? Math.min(stretch.p95, mostMs) : null];
        }),
      },
    },
    alt: picture.alt(
      title,
      [all, failed, busiest ?? 0, longest ?? 0].map((value) => count(value)),
    ),
  };
}

/** Returns an hour of the day as `20:00`. */
const hourAt = (instantMs: number, timeZone: string) =>
  new Date(instantMs + offsetAt(instantMs, timeZone)).toISOString().slice(11, 16);

/** Returns the day that begins within a stretch, in words. Empty if none does. */
function dayWithin(
  startMs: number,
  { lengthMs, timeZone, now, locale }: { lengthMs: number; timeZone: string; now: Date; locale: Locale },
): string {
  const [before, last] = [startMs - 1, startMs + lengthMs - 1].map((instant) => dayAt(instant, timeZone));
  return last && before !== last ? locale.texts.sessions.shortDay(last, dayAt(now.getTime(), timeZone)) : '';
}
