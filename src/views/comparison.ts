import type { APIEmbed } from 'discord-api-types/v10';
import type { PlayerSums } from '../db/queries/player-totals.ts';
import { nameInText } from '../discord/escape.ts';
import { colour } from '../discord/reply.ts';
import { evaluate } from '../domain/formula.ts';
import type { Statistic } from '../domain/statistics.ts';
import { statistics } from '../domain/statistics.ts';
import { legacyCaveat } from './legacy-caveat.ts';
import { formatValue } from './statistic.ts';

type Player = NonNullable<PlayerSums['player']>;

interface Category {
  stat: Statistic;
  values: [number | null, number | null];
  /** The index of the better player. Undefined for equal values and for statistics without a winner. */
  winner: 0 | 1 | undefined;
}

/** Statistics without a winner: they say how much a player played, not how well. */
const noContest = ['games', 'playtime'];

/** Returns the embed of /compare, which shows two players side by side in every statistic of the catalogue. */
export function comparisonEmbed(
  one: Player,
  other: Player,
  { period, legacy }: { period: string; legacy: boolean },
): APIEmbed {
  const [a, b] = [nameInText(one.name), nameInText(other.name)];
  const shown = categories(one, other);
  const contests = shown.filter(({ stat }) => !noContest.includes(stat.key));
  const won = (side: 0 | 1) => contests.filter(({ winner }) => winner === side).length;
  const absent = [one, other].filter(({ totals }) => !totals).map(({ name }) => `**${nameInText(name)}**`);
  const missing = absent.length > 0 ? `\nNo counted round (${period.toLowerCase()}): ${absent.join(', ')}.` : '';
  const fields = (['rate', 'total'] as const).map((kind) => ({
    name: kind === 'rate' ? 'Rates' : 'Totals',
    value: shown
      .filter(({ stat }) => stat.kind === kind)
      .map(line)
      .join('\n'),
  }));
  return {
    title: `${a} and ${b}`,
    description: `**${a}** wins ${won(0)} of ${contests.length} categories, **${b}** ${won(1)}.${missing}`,
    fields,
    footer: {
      text: [
        `${period} · the first player’s value comes first, the better one is bold`,
        ...(legacy ? [legacyCaveat] : []),
      ].join('\n'),
    },
    color: colour,
  };
}

function categories(one: Player, other: Player): Category[] {
  return statistics.flatMap((stat) => {
    const [x, y] = [one, other].map(({ totals }) => (totals ? evaluate(stat.formula, totals) : null)) as [
      number | null,
      number | null,
    ];
    if (x === null && y === null) return [];
    return [{ stat, values: [x, y], winner: winnerOf(stat, x, y) }];
  });
}

function winnerOf({ best, key }: Statistic, one: number | null, other: number | null): 0 | 1 | undefined {
  if (one === null || other === null || one === other || noContest.includes(key)) return undefined;
  return one > other === (best === 'most') ? 0 : 1;
}

function line({ stat, values, winner }: Category): string {
  const [one, other] = values.map((value, side) => {
    const text = formatValue(stat, value);
    return side === winner ? `**${text}**` : text;
  });
  return `${stat.label}: ${one} · ${other}`;
}
