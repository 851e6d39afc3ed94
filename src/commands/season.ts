import type { Champions } from '../db/queries/season.ts';
import { championships, playedBetween, seasonChampions } from '../db/queries/season.ts';
import { nameInText } from '../discord/escape.ts';
import { timestamp } from '../discord/markup.ts';
import type { Reply } from '../discord/reply.ts';
import { colour, ephemeral } from '../discord/reply.ts';
import type { Season } from '../domain/seasons.ts';
import { daysLeft, findSeason, seasonAt, seasonsBetween } from '../domain/seasons.ts';
import { formatCounted } from '../views/numbers.ts';
import { formatValue } from '../views/statistic.ts';
import type { Autocomplete } from './command.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';

export const seasonCommand = defineCommand({
  name: 'season',
  group: 'Rankings',
  description: 'A season’s champions, and how long it still runs',
  options: {
    id: { type: 'string', description: 'Such as 2026-Q1; the current season when left out' },
    hidden: hiddenOption,
  },
  examples: ['/season', '/season id:2026-Q1'],
  autocomplete: { id: suggestSeasons },

  async run({ id }, context) {
    const { now, timeZone } = context;
    const season = id === undefined ? seasonAt(now.getTime(), timeZone) : findSeason(id, timeZone);
    if (!season)
      return ephemeral(
        `“${nameInText(id)}” is no season: a year and a quarter, such as \`${seasonAt(now.getTime(), timeZone).id}\`.`,
      );
    if (season.start > now.getTime()) return ephemeral(`${season.name} begins ${timestamp(new Date(season.start))}.`);
    return show(season, context);
  },
});

async function show(season: Season, { db, viewer, now, timeZone }: Context): Promise<Reply> {
  const answer = await seasonChampions(db, { ...season, viewer });
  const left = daysLeft(season, now.getTime(), timeZone);
  const last = timestamp(new Date(season.end - 1), 'D');
  const runs = left > 0 ? `**${formatCounted(left, 'day')} left**, until ${last}` : `Over since ${last}`;
  const crowd = answer.players > 0 ? ` · ${formatCounted(answer.players, 'player')}` : '';
  const others =
    answer.first && answer.last ? otherSeason({ first: answer.first, last: answer.last }, season, timeZone) : '';
  return {
    embeds: [
      {
        title: `${season.name} · ${season.id}`,
        description: `${runs}${crowd}${answer.players > 0 ? '' : `\nNo round of this season counts.${others}`}`,
        fields: [
          ...(answer.players > 0 ? [{ name: 'Champions', value: lines(answer.champions) }] : []),
          ...(answer.first ? [{ name: 'All time', value: lines(answer.allTime) }] : []),
        ],
        footer: { text: needed(answer.champions, answer.allTime) },
        color: colour,
      },
    ],
  };
}

/** Champions need what /leaderboard asks for in the same period. */
function needed(season: Champions, allTime: Champions): string {
  const rounds = (champions: Champions) =>
    championships.map(({ key, label }) => `${label} ${champions[key]?.minimum ?? 0}`).join(', ');
  return `Rounds needed, as in /leaderboard: ${rounds(season)} · of all time ${rounds(allTime)}`;
}

function lines(champions: Champions): string {
  const shown = championships.flatMap((one) => {
    const champion = champions[one.key]?.champion;
    if (!champion) return [];
    const { name, value, rounds } = champion;
    return [
      `🏆 ${one.label}: **${nameInText(name)}** — **${formatValue(one, value)}** in ${formatCounted(rounds, 'round')}`,
    ];
  });
  return shown.join('\n') || 'Nobody has the rounds yet.';
}

/** Returns a sentence that suggests another season with rounds, or an empty text if there is none. */
function otherSeason({ first, last }: { first: Date; last: Date }, season: Season, timeZone: string): string {
  const ids = seasonsBetween(first.getTime(), last.getTime(), timeZone).filter(({ id }) => id !== season.id);
  return ids[0] ? ` Try \`/season id:${ids[0].id}\`.` : '';
}

async function suggestSeasons(typed: string, { db, now, timeZone }: Context): ReturnType<Autocomplete> {
  const range = await playedBetween(db);
  const wanted = typed.trim().toLowerCase();
  return seasonsBetween((range?.first ?? now).getTime(), now.getTime(), timeZone)
    .map(({ id, name }) => ({ name: `${name} (${id})`, value: id }))
    .filter(({ name }) => name.toLowerCase().includes(wanted));
}
