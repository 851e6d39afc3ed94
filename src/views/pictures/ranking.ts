import { lengthOf } from '../../charts/values.ts';
import type { Statistic } from '../../domain/statistics.ts';
import type { Locale } from '../../texts/locale.ts';
import { plainName } from '../player-row.ts';
import { formatValue } from '../statistic.ts';
import type { Picture } from './picture.ts';

interface RankedPlayer {
  rank: number;
  name: string | null;
  value: number;
  isCaller: boolean;
}

const inAlt = 3;

/** Returns the picture of a ranking: a bar a player, as long as their share of the greatest value. */
export function rankingPicture(
  players: readonly RankedPlayer[],
  { title, stat }: { title: string; stat: Statistic },
  locale: Locale,
): Picture {
  const greatest = Math.max(...players.map(({ value }) => value));
  const rows = players.map(({ rank, name, value, isCaller }) => ({
    rank,
    name: plainName(name, locale),
    value: formatValue(stat, value, locale),
    length: lengthOf(value, greatest),
    isCaller,
  }));
  const best = rows.slice(0, inAlt).map(({ rank, name, value }) => `${rank} ${name} ${value}`);
  return {
    chart: {
      kind: 'ranking',
      data: {
        title,
        rows: rows.map(({ rank, name, value, length, isCaller }) => [rank, name, value, length, isCaller ? 1 : 0]),
      },
    },
    alt: locale.texts.rankings.picture(title, best.join('; ')),
  };
}
