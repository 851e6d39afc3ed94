import type { Period } from '../../db/queries/period.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import type { PlayerStatistics } from '../../db/queries/player-statistics.ts';
import { playerStatistics } from '../../db/queries/player-statistics.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import type { ActionRow, Reply } from '../../discord/reply.ts';
import { button, row } from '../../discord/reply.ts';
import { pageOfPlayer } from '../../domain/page-paths.ts';
import { statsEmbed } from '../../views/player-profile.ts';
import type { UserCommand } from '../command.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { hiddenOption } from '../shared/hidden-option.ts';
import { namedTwice } from '../shared/named-twice.ts';
import { pageOf } from '../shared/pager.ts';
import { periodOf, periodOption } from '../shared/period-option.ts';
import { nobodyFound, playerOptions, referenceOf, suggestPlayers, unclearPlayer } from '../shared/player-option.ts';
import { cardReply, trendReply } from './pictures.ts';
import { playerSessionsReply } from './sessions.ts';

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
    card: (args, _values, context) => picture(cardReply, args, context),
    trend: (args, _values, context) => picture(trendReply, args, context),
    sessions: (args, _values, context) => playerSessionsReply(args.guid ?? '', pageOf(args), context),
  },

  run: async ({ period, ...who }, context) =>
    namedTwice(who, context) ?? show(referenceOf(who, context), periodOf(period), context),
});

export const statsUserCommand: UserCommand = {
  name: 'Stats',
  run: ({ id }, context) => show({ discordId: id }, 'all', context),
};

async function show(reference: PlayerReference, period: Period, context: Context): Promise<Reply> {
  const answer = await playerStatistics(context.db, reference, { viewer: context.viewer, period, clock: context });
  const unclear = unclearPlayer(answer.candidates, { route: 'stats.pick', args: { period }, reference }, context);
  if (unclear) return unclear;
  if (!answer.player) return nobodyFound(reference, context);
  return {
    page: answer.candidates[0] && pageOfPlayer(answer.candidates[0]),
    embeds: [statsEmbed({ ...answer, player: answer.player }, period, context.locale)],
    rows: [buttons(answer.player, period, context)],
  };
}

/** Shows a picture of a player. Without a round to draw there is none: /stats then says why. */
async function picture(draw: typeof cardReply, args: Record<string, string>, context: Context): Promise<Reply> {
  const { guid = '' } = args;
  const period = periodOf(args.period);
  return (await draw({ guid, period }, context)) ?? show({ text: guid }, period, context);
}

function buttons(
  { playerGuid: guid, allTime, viewerGuid }: PlayerStatistics,
  period: Period,
  { user, locale, hasPictures }: Context,
): ActionRow {
  const { stats } = locale.texts.players;
  const to = (route: string, args: Record<string, string>) =>
    encodeCustomId({ route, owner: user.id, args: { guid, ...args } });
  const isSomebodyElse = viewerGuid !== null && viewerGuid !== guid;
  return row(
    button(to('weapons.show', { period }), { label: stats.weaponsButton, emoji: '🔫' }),
    ...(allTime ? [button(to('stats.sessions', {}), { label: stats.sessionsButton, emoji: '📅' })] : []),
    ...(allTime && hasPictures
      ? [
          button(to('stats.card', { period }), { label: stats.cardButton, emoji: '🪪' }),
          button(to('stats.trend', { period }), { label: stats.trendButton, emoji: '📈' }),
        ]
      : []),
    ...(isSomebodyElse ? [button(to('compare.me', { period }), { label: stats.compareButton, emoji: '⚖️' })] : []),
  );
}
