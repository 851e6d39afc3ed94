import { mostMeetings } from '../../charts/rivals.ts';
import { longestBar } from '../../charts/values.ts';
import type { Rivals } from '../../db/queries/rivals.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatCount } from '../numbers.ts';
import { plainName } from '../player-row.ts';
import type { Picture } from './picture.ts';

type Row = [heading: string, one: string, other: string, left: number, right: number, isOfPlayers: 0 | 1];

/**
 * Returns the picture of two players: kills on each other, maps won against each other, rounds against and together, and the latest maps with
 * endstats. Undefined if they never met.
 */
export function rivalsPicture(
  { duel, against, together, latest }: Rivals,
  names: readonly [string | null, string | null],
  locale: Locale,
): Picture | undefined {
  const { common, players } = locale.texts;
  const { picture } = players.vs;
  const count = (value: number) => formatCount(value, locale);
  const [one, other] = names.map((name) => plainName(name, locale)) as [string, string];
  const rows: Row[] = [];
  if (duel.kills + duel.deaths > 0)
    rows.push([picture.kills, count(duel.kills), count(duel.deaths), ...parts([duel.kills, duel.deaths]), 1]);
  if (against.won + against.lost + against.drawn > 0) {
    const shares = parts([against.won, against.lost], against.drawn);
    rows.push([picture.maps, count(against.won), count(against.lost), ...shares, 1]);
  }
  if (against.rounds + together.rounds > 0) {
    const written = [picture.against(common.rounds(against.rounds)), picture.together(common.rounds(together.rounds))];
    rows.push(['', ...(written as [string, string]), ...parts([against.rounds, together.rounds]), 0]);
  }
  if (rows.length === 0) return undefined;
  const meetings = latest.flatMap(({ kills, deaths }): [number, number][] =>
    kills === null || deaths === null ? [] : [[Math.min(kills, 9999), Math.min(deaths, 9999)]],
  );
  const caption = picture.latest;
  const data = {
    names: [one, other] as [string, string],
    rows,
    caption,
    meetings: meetings.slice(0, mostMeetings).reverse(),
  };
  const figures = rows.map(([heading, a, b]) => (heading === '' ? `${a}, ${b}` : `${heading} ${a} : ${b}`));
  return { chart: { kind: 'rivals', data }, alt: picture.alt(one, other, figures.join('; ')) };
}

/** Returns two parts of a whole as lengths that fit into one bar. */
function parts([one, other]: [number, number], neither = 0): [number, number] {
  const all = one + other + neither;
  const left = all > 0 ? Math.round((longestBar * one) / all) : 0;
  const right = all > 0 ? Math.round((longestBar * other) / all) : 0;
  return [left, neither === 0 && all > 0 ? longestBar - left : Math.min(right, longestBar - left)];
}
