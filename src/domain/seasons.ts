import { offsetAt, playedAt } from './played-at.ts';

/** A calendar quarter in the community's time zone. Instants are in milliseconds since 1970. */
export interface Season {
  /** The id, `YYYY-Qn`. */
  id: string;
  year: number;
  /** 1 to 4 */
  quarter: number;
  start: number;
  /** Start of the next season. */
  end: number;
}

const dayMs = 86_400_000;

/**
 * Returns the season of an id such as `2026-Q1`, or of a name as it is shown, such as `Q1 2026 (Jan–Mar)`, in upper or lower case. Undefined
 * for any other text. A quarter may be a French T. `timeZone` is an IANA name.
 */
export function findSeason(id: string, timeZone: string): Season | undefined {
  const { year, quarter } =
    /^(?<year>2\d{3})-[qt](?<quarter>[1-4])$/i.exec(id.trim())?.groups ??
    /^[qt](?<quarter>[1-4])\s+(?<year>2\d{3})(?:\s*\([^()]*\))?$/i.exec(id.trim())?.groups ??
    {};
  return year && quarter ? season(Number(year), Number(quarter), timeZone) : undefined;
}

/** Returns the season that contains an instant. */
export function seasonAt(instant: number, timeZone: string): Season {
  const local = new Date(instant + offsetAt(instant, timeZone));
  return season(local.getUTCFullYear(), Math.floor(local.getUTCMonth() / 3) + 1, timeZone);
}

/** Returns all seasons from one instant to another, newest first. */
export function seasonsBetween(first: number, last: number, timeZone: string): Season[] {
  const seasons: Season[] = [];
  for (let at = last; at >= first; at = (seasons.at(-1)?.start ?? first) - 1) seasons.push(seasonAt(at, timeZone));
  return seasons;
}

/** Returns the days until the season is over, including today: 1 on its last day, 0 when it is over. */
export function daysLeft({ end }: Season, now: number, timeZone: string): number {
  const dayOf = (instant: number) => Math.floor((instant + offsetAt(instant, timeZone)) / dayMs);
  return Math.max(0, dayOf(end) - dayOf(now));
}

function season(year: number, quarter: number, timeZone: string): Season {
  const startOf = (quarters: number) => {
    const month = String((quarters % 4) * 3 + 1).padStart(2, '0');
    return playedAt(`${Math.floor(quarters / 4)}-${month}-01`, '000000', timeZone);
  };
  const quarters = year * 4 + quarter - 1;
  return {
    id: `${year}-Q${quarter}`,
    year,
    quarter,
    start: startOf(quarters),
    end: startOf(quarters + 1),
  };
}
