import type { Champions } from '../db/queries/season.ts';
import { championships, playedBetween, seasonChampions } from '../db/queries/season.ts';
import { nameInText } from '../discord/escape.ts';
import { timestamp } from '../discord/markup.ts';
import type { Reply } from '../discord/reply.ts';
import { colour, ephemeral } from '../discord/reply.ts';
import { rankingPath } from '../domain/page-paths.ts';
import type { Season } from '../domain/seasons.ts';
import { daysLeft, findSeason, seasonAt, seasonsBetween } from '../domain/seasons.ts';
import { optionName } from '../texts/command-names/index.ts';
import type { Locale } from '../texts/locale.ts';
import { seasonName } from '../views/season-name.ts';
import { formatValue, statisticText } from '../views/statistic.ts';
import { valueRow } from '../views/value-row.ts';
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
    const { now, timeZone, caller } = context;
    const texts = caller.texts.rankings.season;
    const current = seasonAt(now.getTime(), timeZone);
    const season = id === undefined ? current : findSeason(id, timeZone);
    if (!season) return ephemeral(texts.unknown(nameInText(id), current.id));
    if (season.start > now.getTime())
      return ephemeral(texts.begins(seasonName(season, caller), timestamp(new Date(season.start))));
    return show(season, context);
  },
});

async function show(season: Season, { db, viewer, now, timeZone, locale }: Context): Promise<Reply> {
  const answer = await seasonChampions(db, { ...season, viewer });
  const { season: texts } = locale.texts.rankings;
  const left = daysLeft(season, now.getTime(), timeZone);
  const last = timestamp(new Date(season.end - 1), 'D');
  const runs = left > 0 ? texts.left(left, last) : texts.over(last);
  const isPlayed = answer.players > 0;
  const played = answer.first && answer.last ? { first: answer.first, last: answer.last } : undefined;
  const description = isPlayed
    ? `${runs}\n${locale.texts.common.players(answer.players)}`
    : [runs, [texts.noRounds, ...(played ? otherSeason(played, season, { timeZone, locale }) : [])].join(' ')].join(
        '\n',
      );
  return {
    // The page has the ranking of the season that runs, and no other season's.
    page: left > 0 ? rankingPath('dpm') : undefined,
    embeds: [
      {
        title: seasonName(season, locale),
        description,
        fields: [
          ...(isPlayed ? [{ name: texts.champions, value: lines(answer.champions, locale) }] : []),
          ...(played ? [{ name: texts.allTime, value: lines(answer.allTime, locale) }] : []),
        ],
        footer: { text: texts.needed(minima(answer.champions, locale), minima(answer.allTime, locale)) },
        color: colour,
      },
    ],
  };
}

/** Lists the rounds that champions need, which are those that /leaderboard asks for in the same period. */
function minima(champions: Champions, locale: Locale): string {
  const needed = championships.map(
    ({ key }) => `${statisticText(key, locale).label} ${locale.count(champions[key]?.minimum ?? 0)}`,
  );
  return needed.join(', ');
}

/** `**6,120** Kills · name (541)`: a line for each champion, the value first and the rounds in brackets. */
function lines(champions: Champions, locale: Locale): string {
  const shown = championships.flatMap((one) => {
    const champion = champions[one.key]?.champion;
    if (!champion) return [];
    const { name, value, rounds } = champion;
    const { label } = statisticText(one.key, locale);
    const before = `**${formatValue(one, value, locale)}** ${label} · `;
    return [valueRow({ before, name, after: ` (${locale.count(rounds)})` }, locale)];
  });
  return shown.join('\n') || locale.texts.rankings.season.nobody;
}

/** Returns a sentence that suggests another season with rounds, or nothing if there is none. */
function otherSeason(
  { first, last }: { first: Date; last: Date },
  season: Season,
  { timeZone, locale }: Pick<Context, 'timeZone' | 'locale'>,
): string[] {
  const [other] = seasonsBetween(first.getTime(), last.getTime(), timeZone).filter(({ id }) => id !== season.id);
  return other ? [locale.texts.rankings.season.tryAnother(optionName(locale, 'season id'), other.id)] : [];
}

async function suggestSeasons(typed: string, { db, now, timeZone, caller }: Context): ReturnType<Autocomplete> {
  const range = await playedBetween(db);
  const wanted = typed.trim().toLowerCase();
  return seasonsBetween((range?.first ?? now).getTime(), now.getTime(), timeZone)
    .map((season) => ({ name: seasonName(season, caller), value: season.id }))
    .filter(({ name, value }) => name.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted));
}
