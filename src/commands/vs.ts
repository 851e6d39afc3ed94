import { mostMeetings } from '../charts/rivals.ts';
import type { Period } from '../db/queries/period.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import { rivalsOf } from '../db/queries/rivals.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import type { ActionRow, Reply } from '../discord/reply.ts';
import { button, ephemeral, row } from '../discord/reply.ts';
import { pageOfRivals } from '../domain/page-paths.ts';
import { optionName } from '../texts/command-names/index.ts';
import { rivalsPicture } from '../views/pictures/rivals.ts';
import { rivalsEmbed } from '../views/rivals.ts';
import { wholeName } from '../views/whole-name.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { periodOf, periodOption } from './shared/period-option.ts';
import type { PlayerSlot } from './shared/pick-of-two.ts';
import { pickedReferences, twoPlayerOptions, typedReferences, unclearSlots } from './shared/pick-of-two.ts';
import { suggestPlayers } from './shared/player-option.ts';
import { today } from './shared/session-selector.ts';

const most = { meetings: mostMeetings, weapons: 2 };

export const vsCommand = defineCommand({
  name: 'vs',
  group: 'Players',
  description: 'Two players against each other: kills on each other, maps, the last five',
  options: {
    ...twoPlayerOptions,
    period: periodOption,
    hidden: hiddenOption,
  },
  examples: ['/vs player1:Ada player2:Bert', '/vs player1:Ada period:90d'],
  autocomplete: { player1: suggestPlayers, player2: suggestPlayers },
  components: {
    pick: (args, [guid = ''], context) => show(pickedReferences(args, guid, context), periodOf(args.period), context),
  },

  run: ({ period, ...players }, context) => show(typedReferences(players, context), periodOf(period), context),
});

type Two = readonly [PlayerReference, PlayerReference];

async function show(two: Two, period: Period, context: Context): Promise<Reply> {
  const { db, viewer, locale, caller } = context;
  const { first, second, rivals } = await rivalsOf(db, two, { period, clock: context, viewer, most });
  const slots: [PlayerSlot, PlayerSlot] = [
    { option: 'vs player1', reference: two[0], candidates: first },
    { option: 'vs player2', reference: two[1], candidates: second },
  ];
  const unclear = unclearSlots(slots, { route: 'vs.pick', args: { period } }, context);
  if (unclear) return unclear;
  const [one, other] = [first[0], second[0]];
  if (!one || !other) throw new Error('Each reference has one candidate here.');
  if (one.playerGuid === other.playerGuid) {
    return ephemeral(caller.texts.players.compare.same(wholeName(one.name, caller), optionName(caller, 'vs player2')));
  }
  const shown = { names: [one.name, other.name] as const, period, today: today(context) };
  const picture = rivalsPicture(rivals, shown.names, locale);
  const image = picture && (await context.picture(picture));
  const embed = { ...rivalsEmbed(rivals, shown, locale), ...(image && { image }) };
  return {
    page: pageOfRivals(one, other),
    embeds: [embed],
    rows: [buttons([one.playerGuid, other.playerGuid], period, context)],
  };
}

/** The button to /compare. */
function buttons([a, b]: readonly [string, string], period: Period, { user, locale }: Context): ActionRow {
  const id = encodeCustomId({ route: 'compare.show', owner: user.id, args: { a, b, period } });
  return row(button(id, { label: locale.texts.players.vs.compareButton, emoji: '⚖️' }));
}
