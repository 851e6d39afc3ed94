import type { Period } from '../db/queries/period.ts';
import { periods } from '../db/queries/period.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import type { PlayerSums } from '../db/queries/player-totals.ts';
import { comparedTotals } from '../db/queries/player-totals.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText } from '../discord/escape.ts';
import { userMention } from '../discord/markup.ts';
import type { Reply } from '../discord/reply.ts';
import { button, ephemeral, row } from '../discord/reply.ts';
import { displayName } from '../domain/names.ts';
import { comparisonEmbed } from '../views/comparison.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { periodOf, periodOption } from './shared/period-option.ts';
import { nobodyFound, pickPlayer, referenceOf, suggestPlayers } from './shared/player-option.ts';

export const compareCommand = defineCommand({
  name: 'compare',
  group: 'Players',
  description: 'Two players side by side',
  options: {
    player1: { type: 'string', description: 'Name or GUID of a player', required: true },
    player2: { type: 'string', description: 'Name or GUID of another; yourself when left out' },
    period: periodOption,
    hidden: hiddenOption,
  },
  examples: ['/compare player1:Ada player2:Bert', '/compare player1:Ada period:30d'],
  autocomplete: { player1: suggestPlayers, player2: suggestPlayers },
  components: {
    me: (args, _values, context) =>
      show([{ text: args.guid ?? '' }, { discordId: context.user.id }], periodOf(args.period), context),
    one: (args, [guid = ''], context) =>
      show([{ text: guid }, referenceOf({ player: args.b }, context)], periodOf(args.period), context),
    other: (args, [guid = ''], context) =>
      show([{ text: args.a ?? '' }, { text: guid }], periodOf(args.period), context),
  },

  run: ({ player1, player2, period }, context) =>
    show(
      [referenceOf({ player: player1 }, context), referenceOf({ player: player2 }, context)],
      periodOf(period),
      context,
    ),
});

type Two = readonly [PlayerReference, PlayerReference];

async function show([one, other]: Two, period: Period, context: Context): Promise<Reply> {
  const answer = await comparedTotals(context.db, [one, other], { viewer: context.viewer, period, clock: context });
  if (answer.one.candidates.length > 1)
    return pickPlayer(
      answer.one.candidates,
      { route: 'compare.one', args: { b: shortReference(other, answer.other), period } },
      context,
    );
  const first = answer.one.player;
  if (!first) return nobodyFound(one, context);
  if (answer.other.candidates.length > 1)
    return pickPlayer(
      answer.other.candidates,
      { route: 'compare.other', args: { a: first.playerGuid, period } },
      context,
    );
  const second = answer.other.player;
  if (!second) return nobodyFound(other, context);
  if (first.playerGuid === second.playerGuid)
    return ephemeral(`Both are **${nameInText(first.name)}**: pick somebody else for \`player2\`.`);
  const stats = ({ playerGuid, name }: typeof first) =>
    button(encodeCustomId({ route: 'stats.show', owner: context.user.id, args: { guid: playerGuid, period } }), {
      label: displayName(name),
      emoji: '📊',
    });
  return {
    embeds: [comparisonEmbed(first, second, { period: periods[period], legacy: answer.legacy })],
    rows: [row(stats(first), stats(second))],
  };
}

/**
 * Returns the second player for the custom id of the first player's menu. It is the GUID if the player is known, else as much of the typed
 * text as fits.
 */
function shortReference(reference: PlayerReference, { player }: PlayerSums): string {
  if (player) return player.playerGuid;
  if ('discordId' in reference) return userMention(reference.discordId);
  let kept = '';
  let room = 40;
  for (const character of reference.text) {
    room -= /[%|]/.test(character) ? 3 : character.length;
    if (room < 0) break;
    kept += character;
  }
  return kept;
}
