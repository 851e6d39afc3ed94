import type { PlayerReference } from '../db/queries/player-matches.ts';
import { playerTotals } from '../db/queries/player-totals.ts';
import { nameInText } from '../discord/escape.ts';
import type { Reply } from '../discord/reply.ts';
import { colour } from '../discord/reply.ts';
import type { Achievement, Progress } from '../domain/achievements.ts';
import { progressOf } from '../domain/achievements.ts';
import { findStatistic } from '../domain/statistics.ts';
import { legacyCaveat } from '../views/legacy-caveat.ts';
import { formatCounted } from '../views/numbers.ts';
import { formatValue } from '../views/statistic.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { nobodyFound, pickPlayer, playerOptions, referenceOf, suggestPlayers } from './shared/player-option.ts';

export const achievementsCommand = defineCommand({
  name: 'achievements',
  group: 'Players',
  description: 'What a player has achieved, and what comes next',
  options: { ...playerOptions, hidden: hiddenOption },
  examples: ['/achievements', '/achievements player:Ada'],
  autocomplete: { player: suggestPlayers },
  components: { pick: (_args, [guid = ''], context) => show({ text: guid }, context) },

  run: (who, context) => show(referenceOf(who, context), context),
});

async function show(reference: PlayerReference, context: Context): Promise<Reply> {
  const { candidates, player, legacy } = await playerTotals(context.db, reference, {
    viewer: context.viewer,
    period: 'all',
    clock: context,
  });
  if (candidates.length > 1) return pickPlayer(candidates, { route: 'achievements.pick' }, context);
  if (!player) return nobodyFound(reference, context);
  const progress = player.totals ? progressOf(player.totals) : [];
  const reached = progress.reduce((sum, { level }) => sum + level, 0);
  const all = progress.reduce((sum, { achievement }) => sum + achievement.tiers.length, 0);
  const affectedByLegacy = legacy && progress.some(({ achievement }) => achievement.trust !== 'sound');
  return {
    embeds: [
      {
        title: `Achievements of ${nameInText(player.name)}`,
        description: player.totals
          ? `**${reached} of ${all}** reached\n\n${progress.map(block).join('\n')}`
          : 'No counted round yet, so nothing has been achieved.',
        footer: {
          text: [`★ reached, ☆ to come · over all time`, ...(affectedByLegacy ? [legacyCaveat] : [])].join('\n'),
        },
        color: colour,
      },
    ],
  };
}

function block({ achievement, value, level, tier, next, missingRounds }: Progress): string {
  const { badge, label, tiers } = achievement;
  const stars = '★'.repeat(level) + '☆'.repeat(tiers.length - level);
  const name = tier ? ` · ${tier.name}` : '';
  const head = `${badge} **${label}** ${write(achievement, value)} ${stars}${name}`;
  if (missingRounds > 0)
    return `${head}\n-# counts from ${achievement.minimumRounds} rounds: ${formatCounted(missingRounds, 'round')} to go`;
  if (!next) return `${head}\n-# the highest there is`;
  return `${head}\n-# next: ${next.name} at ${write(achievement, next.threshold)}, ${write(achievement, roundUp(next.missing))} to go`;
}

function write({ key }: Achievement, value: number): string {
  return formatValue({ unit: findStatistic(key)?.unit ?? 'count' }, value);
}

/** Rounds up to two decimals, so that a missing amount never shows as 0.00. */
const roundUp = (value: number) => Math.ceil(value * 100 - 1e-9) / 100;
