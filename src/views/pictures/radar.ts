import type { Period } from '../../db/queries/period.ts';
import type { ComparedPlayer } from '../../db/queries/player-totals.ts';
import { minimumRounds } from '../../domain/minima.ts';
import { axes, fewestInCommunity, percentileOf } from '../../domain/percentile.ts';
import type { Locale } from '../../texts/locale.ts';
import { plainName } from '../player-row.ts';
import type { Picture } from './picture.ts';

const inAlt = 3;

/**
 * Returns the picture of two players: where each stands in the community, by six rates. Undefined if neither has a round in the period, or if
 * the community is too small for percentiles.
 */
export function radarPicture(
  players: readonly Pick<ComparedPlayer, 'player' | 'standings'>[],
  { community, period }: { community: number; period: Period },
  locale: Locale,
): Picture | undefined {
  const shown = players.flatMap(({ player, standings }) =>
    player && standings
      ? [
          {
            name: plainName(player.name, locale),
            percentiles: standings.map((one) => (one === null ? null : percentileOf(one))),
          },
        ]
      : [],
  );
  if (shown.length === 0 || community < fewestInCommunity) return undefined;
  const { common, players: texts } = locale.texts;
  const { axes: labels, among, alt } = texts.compare.radar;
  const note = among(community, minimumRounds({ kind: 'rate' }));
  const apart = (axis: number) => {
    const [one = 0, other = 0] = shown.map(({ percentiles }) => percentiles[axis] ?? 0);
    return shown.length > 1 ? Math.abs(one - other) : one;
  };
  const figures = [...axes.keys()]
    .toSorted((x, y) => apart(y) - apart(x))
    .slice(0, inAlt)
    .map(
      (axis) =>
        `${labels[axes[axis]?.key ?? 'kd']} ${shown.map(({ percentiles }) => percentiles[axis] ?? common.nothing).join(' : ')}`,
    );
  return {
    chart: {
      kind: 'radar',
      data: {
        period: common.periods[period],
        note,
        players: shown.map(({ name, percentiles }) => [name, percentiles]),
        axes: axes.map(({ key }) => labels[key]),
      },
    },
    alt: alt(shown.map(({ name }) => name).join(', '), note, figures.join('; ')),
  };
}
