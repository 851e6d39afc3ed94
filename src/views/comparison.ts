import type { APIEmbed } from 'discord-api-types/v10';
import type { Period } from '../db/queries/period.ts';
import type { PlayerSums } from '../db/queries/player-totals.ts';
import { colour } from '../discord/reply.ts';
import { evaluate } from '../domain/formula.ts';
import type { Statistic } from '../domain/statistics.ts';
import { statistic, statistics } from '../domain/statistics.ts';
import type { Locale } from '../texts/locale.ts';
import { cutToWidth, inCells, padToWidth, widthOf } from './display-width.ts';
import { isolate, plainName, shortName } from './player-row.ts';
import { formatValue, statisticText } from './statistic.ts';

type Player = NonNullable<PlayerSums['player']>;

interface Category {
  stat: Statistic;
  values: [number | null, number | null];
  /** The index of the better player. Undefined for equal values and for statistics without a winner. */
  winner: 0 | 1 | undefined;
}

interface Shown {
  period: Period;
  /** Whether rounds are stored whose values the old bot kept too low. */
  legacy: boolean;
  /** Whether every statistic is shown, and not only the {@link first}. */
  all: boolean;
}

/** Statistics without a winner: they say how much a player played, not how well. */
const noContest = ['games', 'playtime'];

/** What the first view shows, in its order. */
const first = ['kd', 'dpm', 'kills', 'efficiency', 'accuracy', 'headshots', 'revives', 'games'].map(statistic);

/** How many statistics there are to compare. */
export const comparable = statistics.length;

/** Columns of a code block that a phone shows without breaking its lines. */
const tableWidth = 32;
const longestLabel = 16;

/** Returns the embed of /compare: who is better in how many statistics, and the values side by side. */
export function comparisonEmbed(one: Player, other: Player, { period, legacy, all }: Shown, locale: Locale): APIEmbed {
  const { common, players } = locale.texts;
  const texts = players.compare;
  const [a, b] = [one, other].map(({ name }) => shortName(name, locale)) as [string, string];
  const contests = categories(statistics, one, other).filter(({ stat }) => !noContest.includes(stat.key));
  const won = (side: 0 | 1) => contests.filter(({ winner }) => winner === side).length;
  const absent = [one, other].filter(({ totals }) => !totals).map(({ name }) => `**${shortName(name, locale)}**`);
  const shown = categories(all ? statistics : first, one, other);
  const affectedByLegacy = legacy && shown.some(({ stat }) => stat.trust !== 'sound');
  const lines = [
    texts.won(won(0), won(1), contests.length),
    ...(absent.length > 0 ? [texts.noRounds(absent.join(', '), common.periods[period])] : []),
    ...(shown.length > 0 ? [table([one, other], shown, locale)] : []),
  ];
  return {
    title: texts.title(a, b),
    description: lines.join('\n'),
    footer: {
      text: [`${common.periods[period]} · ${texts.legend}`, ...(affectedByLegacy ? [common.oldBot] : [])].join('\n'),
    },
    color: colour,
  };
}

function categories(which: readonly Statistic[], one: Player, other: Player): Category[] {
  return which.flatMap((stat) => {
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

/** Returns the values in columns, each with room for the mark of the better one. */
function table(players: readonly [Player, Player], shown: readonly Category[], locale: Locale): string {
  const short: Partial<Record<string, string>> = locale.texts.players.compare.short;
  const rows = shown.map(({ stat, values, winner }) => ({
    label: cutToWidth(short[stat.key] ?? statisticText(stat.key, locale).label, longestLabel, inCells),
    cells: values.map((value, side) => `${cell(stat, value, locale)}${side === winner ? '*' : ' '}`),
  }));
  const labels = Math.max(...rows.map(({ label }) => widthOf(label, inCells)));
  const widest = Math.max(...rows.flatMap(({ cells }) => cells.map((text) => widthOf(text, inCells))));
  const column = Math.max(widest + 1, Math.floor((tableWidth - labels) / 2));
  const heads = players.map(({ name }) => `${codeName(cutToWidth(plainName(name, locale), column - 2, inCells))} `);
  const line = (label: string, cells: readonly string[]) =>
    `${padToWidth(label, labels)}${cells.map((text) => padToWidth(text, column, 'start')).join('')}`.trimEnd();
  return ['```', line('', heads), ...rows.map(({ label, cells }) => line(label, cells)), '```'].join('\n');
}

/** Returns a name for a code block, where no backslash escapes: without backticks, which could end the block. */
const codeName = (name: string) => isolate(name.replaceAll('`', 'ʼ'));

/** A value as short as a column of a phone asks for: long times in hours. */
function cell({ unit }: Statistic, value: number | null, locale: Locale): string {
  const text =
    unit === 'duration' && value !== null && value >= 3600
      ? locale.texts.players.compare.hours(locale.decimal(value / 3600, value < 360_000 ? 1 : 0))
      : formatValue({ unit }, value, locale);
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
