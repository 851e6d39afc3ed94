import type { Period } from '../db/queries/period.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import type { PlayerSums } from '../db/queries/player-totals.ts';
import { comparedTotals } from '../db/queries/player-totals.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import type { ActionRow, Reply } from '../discord/reply.ts';
import { button, ephemeral, row } from '../discord/reply.ts';
import { pageOfRivals } from '../domain/page-paths.ts';
import { optionName } from '../texts/command-names/index.ts';
import { comparable, comparisonEmbed } from '../views/comparison.ts';
import { radarPicture } from '../views/pictures/radar.ts';
import { plainName } from '../views/player-row.ts';
import { wholeName } from '../views/whole-name.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { periodOf, periodOption } from './shared/period-option.ts';
import type { PlayerSlot } from './shared/pick-of-two.ts';
import { pickedReferences, twoPlayerOptions, typedReferences, unclearSlots } from './shared/pick-of-two.ts';
import { suggestPlayers } from './shared/player-option.ts';

export const compareCommand = defineCommand({
  name: 'compare',
  group: 'Players',
  description: 'Two players side by side',
  options: {
    ...twoPlayerOptions,
    period: periodOption,
    hidden: hiddenOption,
  },
  examples: ['/compare player1:Ada player2:Bert', '/compare player1:Ada period:30d'],
  autocomplete: { player1: suggestPlayers, player2: suggestPlayers },
  components: {
    show: (args, _values, context) =>
      show([{ text: args.a ?? '' }, { text: args.b ?? '' }], periodOf(args.period), context, args.all === '1'),
    me: (args, _values, context) =>
      show([{ text: args.guid ?? '' }, { discordId: context.user.id }], periodOf(args.period), context),
    pick: (args, [guid = ''], context) => show(pickedReferences(args, guid, context), periodOf(args.period), context),
  },

  run: ({ period, ...players }, context) => show(typedReferences(players, context), periodOf(period), context),
});

type Two = readonly [PlayerReference, PlayerReference];

async function show([one, other]: Two, period: Period, context: Context, all = false): Promise<Reply> {
  const answer = await comparedTotals(context.db, [one, other], { viewer: context.viewer, period, clock: context });
  const slots: [PlayerSlot, PlayerSlot] = [
    { option: 'compare player1', reference: one, candidates: answer.one.candidates },
    { option: 'compare player2', reference: other, candidates: answer.other.candidates },
  ];
  const unclear = unclearSlots(slots, { route: 'compare.pick', args: { period } }, context);
  if (unclear) return unclear;
  const [first, second] = [answer.one.player, answer.other.player];
  if (!first || !second) throw new Error('Each reference has one candidate here.');
  if (first.playerGuid === second.playerGuid) {
    const { caller } = context;
    return ephemeral(
      caller.texts.players.compare.same(wholeName(first.name, caller), optionName(caller, 'compare player2')),
    );
  }
  const picture = radarPicture([answer.one, answer.other], { community: answer.community, period }, context.locale);
  const image = picture && (await context.picture(picture));
  const embed = comparisonEmbed(first, second, { period, legacy: answer.legacy, all }, context.locale);
  const [[left], [right]] = [answer.one.candidates, answer.other.candidates];
  return {
    page: left && right && pageOfRivals(left, right),
    embeds: [{ ...embed, ...(image && { image }) }],
    rows: [buttons([first, second], period, context, all)],
  };
}

type Player = NonNullable<PlayerSums['player']>;

function buttons(two: readonly [Player, Player], period: Period, { user, locale }: Context, all: boolean): ActionRow {
  const { compare } = locale.texts.players;
  const to = (route: string, args: Record<string, string>) =>
    encodeCustomId({ route, owner: user.id, args: { ...args, period } });
  const [a, b] = two.map(({ playerGuid }) => playerGuid) as [string, string];
  return row(
    button(to('compare.show', { a, b, ...(!all && { all: '1' }) }), {
      label: all ? compare.few : compare.all(comparable),
      emoji: '⚖️',
    }),
    ...two.map(({ playerGuid, name }) =>
      button(to('stats.show', { guid: playerGuid }), { label: plainName(name, locale), emoji: '📊' }),
    ),
  );
}
