import type { NemesisAnswer, Opponent } from '../db/queries/nemesis.ts';
import { opponentsOf } from '../db/queries/nemesis.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import type { Reply } from '../discord/reply.ts';
import { colour, ephemeral } from '../discord/reply.ts';
import { pageOfPlayer, pageOfRivals } from '../domain/page-paths.ts';
import { rivalryOf } from '../domain/rivalry.ts';
import type { Locale } from '../texts/locale.ts';
import { formatCount } from '../views/numbers.ts';
import { shortName } from '../views/player-row.ts';
import { rivalryLine, rivalryMarks } from '../views/rivals.ts';
import { valueRow } from '../views/value-row.ts';
import { wholeName } from '../views/whole-name.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { namedTwice } from './shared/named-twice.ts';
import type { PlayerSlot } from './shared/pick-of-two.ts';
import { nobodyInSlot, pickedReferences, pickSlots } from './shared/pick-of-two.ts';
import {
  excludedReply,
  nobodyFound,
  playerOptions,
  referenceOf,
  suggestPlayers,
  unclearPlayer,
} from './shared/player-option.ts';

const shown = 5;

export const nemesisCommand = defineCommand({
  name: 'nemesis',
  group: 'Players',
  description: 'Whom a player kills most and by whom they are killed most',
  options: {
    ...playerOptions,
    opponent: { type: 'string', description: 'Name or GUID of one opponent: head to head' },
    hidden: hiddenOption,
  },
  examples: ['/nemesis', '/nemesis player:Ada', '/nemesis player:Ada opponent:Bo'],
  autocomplete: { player: suggestPlayers, opponent: suggestPlayers },
  components: {
    pick: (_args, [guid = ''], context) => show({ text: guid }, undefined, context),
    duel: (args, [guid = ''], context) => show(...pickedReferences(args, guid, context), context),
  },

  run: async ({ opponent, ...who }, context) => {
    const against = opponent?.trim() ? referenceOf({ player: opponent }, context) : undefined;
    return namedTwice(who, context) ?? show(referenceOf(who, context), against, context);
  },
});

async function show(
  reference: PlayerReference,
  against: PlayerReference | undefined,
  context: Context,
): Promise<Reply> {
  const answer = await opponentsOf(context.db, {
    player: reference,
    opponent: against,
    most: shown,
    viewer: context.viewer,
  });
  const { candidates, opponents, met, endstats } = answer;
  const [player, another] = candidates;
  if (!player) return nobodyFound(reference, context);
  if (!against) {
    const unclear = unclearPlayer(candidates, { route: 'nemesis.pick', reference }, context);
    return unclear ?? { page: pageOfPlayer(player), ...lists(player.name, { met, endstats }, context.locale) };
  }
  const [opponent, second] = opponents;
  const slots: [PlayerSlot, PlayerSlot] = [
    { option: 'nemesis player', reference, candidates },
    { option: 'nemesis opponent', reference: against, candidates: opponents },
  ];
  if (!opponent) return nobodyInSlot(slots[1], context);
  if (another || second) return pickSlots(slots, { route: 'nemesis.duel' }, context);
  const excluded = excludedReply(player, context) ?? excludedReply(opponent, context);
  if (excluded) return excluded;
  if (player.playerGuid === opponent.playerGuid) {
    const { caller } = context;
    return ephemeral(caller.texts.players.nemesis.twice(wholeName(player.name, caller)));
  }
  const reply = duel([player.name, opponent.name], { met, endstats }, context.locale);
  return { page: pageOfRivals(player, opponent), ...reply };
}

/** Whom the player met, and whether any endstats are stored. */
type Found = Pick<NemesisAnswer, 'met' | 'endstats'>;

function lists(name: string | null, { met, endstats }: Found, locale: Locale): Reply {
  const texts = locale.texts.players.nemesis;
  const title = texts.title(wholeName(name, locale));
  if (met.length === 0) {
    const why = endstats ? texts.noOpponent : texts.noEndstats;
    return { embeds: [{ title, description: why, color: colour }] };
  }
  const victims = met.toSorted((a, b) => b.kills - a.kills || a.deaths - b.deaths).slice(0, shown);
  const killers = met.toSorted((a, b) => b.deaths - a.deaths || a.kills - b.kills).slice(0, shown);
  const isLabelled = [...victims, ...killers].some((opponent) => rivalryOf(opponent));
  const lines = (opponents: readonly Opponent[]) => opponents.map((opponent) => line(opponent, locale)).join('\n');
  return {
    embeds: [
      {
        title,
        fields: [
          { name: texts.killers, value: lines(killers) },
          { name: texts.victims, value: lines(victims) },
        ],
        footer: { text: [texts.legend, ...(isLabelled ? [texts.labelLegend] : [])].join('\n') },
        color: colour,
      },
    ],
  };
}

function duel(names: readonly [string | null, string | null], { met, endstats }: Found, locale: Locale): Reply {
  const { common } = locale.texts;
  const texts = locale.texts.players.nemesis;
  const [, opponent] = names;
  const [one, other] = names.map((name) => shortName(name, locale)) as [string, string];
  const title = texts.duelTitle(one, other);
  const [both] = met;
  if (!both) {
    const why = endstats ? texts.neverMet : texts.noEndstats;
    return { embeds: [{ title, description: why, color: colour }] };
  }
  const label = rivalryOf(both);
  const lines = [
    `**${pair(both, locale)}** · ${common.rounds(both.rounds)}`,
    ...(label ? [rivalryLine(label, opponent, locale)] : []),
  ];
  return { embeds: [{ title, description: lines.join('\n'), footer: { text: texts.legend }, color: colour }] };
}

const pair = ({ kills, deaths }: Opponent, locale: Locale) =>
  `${formatCount(kills, locale)}/${formatCount(deaths, locale)}`;

function line(opponent: Opponent, locale: Locale): string {
  const { name, rounds } = opponent;
  const label = rivalryOf(opponent);
  const after = ` · ${locale.texts.common.rounds(rounds)}${label ? ` ${rivalryMarks[label]}` : ''}`;
  return valueRow({ before: `**${pair(opponent, locale)}** `, name, after }, locale);
}
