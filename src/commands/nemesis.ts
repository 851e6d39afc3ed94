import type { Opponent } from '../db/queries/nemesis.ts';
import { opponentsOf } from '../db/queries/nemesis.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import { nameInText } from '../discord/escape.ts';
import type { Reply } from '../discord/reply.ts';
import { colour, ephemeral } from '../discord/reply.ts';
import { formatCount, formatCounted } from '../views/numbers.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { compactReference, pickOfTwo } from './shared/pick-of-two.ts';
import { nobodyFound, pickPlayer, playerOptions, referenceOf, suggestPlayers } from './shared/player-option.ts';

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
    duel: ({ slot, other = '' }, [guid = ''], context) => {
      const rest = referenceOf({ player: other }, context);
      return slot === '2' ? show(rest, { text: guid }, context) : show({ text: guid }, rest, context);
    },
  },

  run: ({ opponent, ...who }, context) => {
    const against = opponent?.trim() ? referenceOf({ player: opponent }, context) : undefined;
    return show(referenceOf(who, context), against, context);
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
    if (another) return pickPlayer(candidates, { route: 'nemesis.pick' }, context);
    return lists(player.name, met, endstats);
  }
  const [opponent, second] = opponents;
  if (!opponent) return nobodyFound(against, context);
  const route = 'nemesis.duel';
  if (another) return pickOfTwo(candidates, { route, slot: '1', other: compactReference(opponents, against) }, context);
  if (second)
    return pickOfTwo(opponents, { route, slot: '2', other: compactReference(candidates, reference) }, context);
  if (player.playerGuid === opponent.playerGuid) {
    return ephemeral(`That is **${nameInText(player.name)}** twice: name two players.`);
  }
  return duel([player.name, opponent.name], met[0], endstats);
}

const footer = { text: 'Kills : deaths against each other, from endstats files' };

function lists(name: string | null, met: readonly Opponent[], endstats: boolean): Reply {
  const title = `Nemesis of ${nameInText(name)}`;
  if (met.length === 0) return { embeds: [{ title, description: whyEmpty(endstats), color: colour }] };
  const victims = met.toSorted((a, b) => b.kills - a.kills || a.deaths - b.deaths).slice(0, shown);
  const killers = met.toSorted((a, b) => b.deaths - a.deaths || a.kills - b.kills).slice(0, shown);
  return {
    embeds: [
      {
        title,
        fields: [
          { name: 'Killed by most', value: killers.map(line).join('\n') },
          { name: 'Kills most', value: victims.map(line).join('\n') },
        ],
        footer,
        color: colour,
      },
    ],
  };
}

function duel(names: readonly (string | null)[], met: Opponent | undefined, endstats: boolean): Reply {
  const title = names.map((name) => nameInText(name, 24)).join(' – ');
  if (!met) {
    const why = endstats ? 'No counted round has endstats of these two against each other.' : whyEmpty(false);
    return { embeds: [{ title, description: why, color: colour }] };
  }
  const score = `**${formatCount(met.kills)} : ${formatCount(met.deaths)}** in ${formatCounted(met.rounds, 'round')}`;
  return { embeds: [{ title, description: score, footer, color: colour }] };
}

function line({ name, kills, deaths, rounds }: Opponent): string {
  return `**${nameInText(name)}** ${formatCount(kills)} : ${formatCount(deaths)} in ${formatCounted(rounds, 'round')}`;
}

function whyEmpty(endstats: boolean): string {
  if (endstats) return 'No counted round with this player has endstats that name the opponents.';
  return 'No endstats have come in: the game server has to send its `-endstats.txt` files too.';
}
