import type { PlayerReference } from '../db/queries/player-matches.ts';
import { playerTotals } from '../db/queries/player-totals.ts';
import type { Reply } from '../discord/reply.ts';
import { colour } from '../discord/reply.ts';
import type { Progress } from '../domain/achievements.ts';
import { progressOf } from '../domain/achievements.ts';
import { pageOfPlayer } from '../domain/page-paths.ts';
import { findStatistic } from '../domain/statistics.ts';
import type { Locale } from '../texts/locale.ts';
import { formatValue } from '../views/statistic.ts';
import { wholeName } from '../views/whole-name.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { namedTwice } from './shared/named-twice.ts';
import { nobodyFound, playerOptions, referenceOf, suggestPlayers, unclearPlayer } from './shared/player-option.ts';

export const achievementsCommand = defineCommand({
  name: 'achievements',
  group: 'Players',
  description: 'What a player has achieved, and what comes next',
  options: { ...playerOptions, hidden: hiddenOption },
  examples: ['/achievements', '/achievements player:Ada'],
  autocomplete: { player: suggestPlayers },
  components: { pick: (_args, [guid = ''], context) => show({ text: guid }, context) },

  run: async (who, context) => namedTwice(who, context) ?? show(referenceOf(who, context), context),
});

async function show(reference: PlayerReference, context: Context): Promise<Reply> {
  const { candidates, player, legacy } = await playerTotals(context.db, reference, {
    viewer: context.viewer,
    period: 'all',
    clock: context,
  });
  const unclear = unclearPlayer(candidates, { route: 'achievements.pick', reference }, context);
  if (unclear) return unclear;
  if (!player) return nobodyFound(reference, context);
  const { locale } = context;
  const { common, players } = locale.texts;
  const texts = players.achievements;
  const progress = player.totals ? progressOf(player.totals) : [];
  const reached = progress.reduce((sum, { level }) => sum + level, 0);
  const all = progress.reduce((sum, { achievement }) => sum + achievement.tiers.length, 0);
  const affectedByLegacy = legacy && progress.some(({ achievement }) => achievement.trust !== 'sound');
  return {
    page: candidates[0] && pageOfPlayer(candidates[0]),
    embeds: [
      {
        title: texts.title(wholeName(player.name, locale)),
        description: player.totals
          ? [texts.reached(reached, all), ...progress.map((one) => block(one, locale))].join('\n')
          : texts.none,
        footer: { text: [texts.legend, ...(affectedByLegacy ? [common.oldBot] : [])].join('\n') },
        color: colour,
      },
    ],
  };
}

/** Returns a line with the value and its stars, and a small one with the tier that is reached and what comes next. */
function block({ achievement, value, level, next, missingRounds }: Progress, locale: Locale): string {
  const texts = locale.texts.players.achievements;
  const { key, badge, tiers, minimumRounds } = achievement;
  const { label, tiers: names } = texts.badges[key];
  const write = (amount: number) => formatValue({ unit: findStatistic(key)?.unit ?? 'count' }, amount, locale);
  const stars = '★'.repeat(level) + '☆'.repeat(tiers.length - level);
  const small = [
    ...(level > 0 ? [names[level - 1]] : []),
    missingRounds > 0
      ? texts.from(minimumRounds, missingRounds)
      : next
        ? texts.next(write(roundUp(next.missing)), names[level] ?? '', write(next.threshold))
        : texts.highest,
  ];
  return `${badge} **${write(value)}** ${label} ${stars}\n-# ${small.join(' · ')}`;
}

/** Rounds up to two decimals, so that a missing amount never shows as 0.00. */
const roundUp = (value: number) => Math.ceil(value * 100 - 1e-9) / 100;
