import type { PlayerReference } from '../db/queries/find-player.ts';
import type { Period } from '../db/queries/period.ts';
import { periods } from '../db/queries/period.ts';
import { playerStatistics } from '../db/queries/player-statistics.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import type { Reply } from '../discord/reply.ts';
import { button, row } from '../discord/reply.ts';
import type { UserCommand } from './command.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { periodOf, periodOption } from './shared/period-option.ts';
import { nobodyFound, pickPlayer, playerOptions, referenceOf, suggestPlayers } from './shared/player-option.ts';
import { statsEmbed } from './shared/stats-embed.ts';

export const statsCommand = defineCommand({
  name: 'stats',
  group: 'Players',
  description: 'A player at a glance: K/D, DPM, accuracy, weapons, latest rounds, ranks',
  options: { ...playerOptions, period: periodOption, hidden: hiddenOption },
  examples: ['/stats', '/stats player:Ada', '/stats player:Ada period:30d'],
  autocomplete: { player: suggestPlayers },
  components: {
    show: (args, _values, context) => show({ text: args.guid ?? '' }, periodOf(args.period), context),
    pick: (args, [guid = ''], context) => show({ text: guid }, periodOf(args.period), context),
  },

  run: ({ period, ...who }, context) => show(referenceOf(who, context), periodOf(period), context),
});

export const statsUserCommand: UserCommand = {
  name: 'Stats',
  run: ({ id }, context) => show({ discordId: id }, 'all', context),
};

async function show(reference: PlayerReference, period: Period, context: Context): Promise<Reply> {
  const answer = await playerStatistics(context.db, reference, context.user.id, period, context.now);
  if (answer.candidates.length > 1) return pickPlayer(answer.candidates, 'stats.pick', { period }, context);
  if (!answer.player) return nobodyFound(reference, context);
  const guid = answer.player.player_guid;
  const weapons = encodeCustomId({ route: 'weapons.show', owner: context.user.id, args: { guid, period } });
  return {
    embeds: [statsEmbed({ ...answer, player: answer.player }, periods[period])],
    rows: [row(button(weapons, { label: 'Weapons', emoji: '🔫' }))],
  };
}
