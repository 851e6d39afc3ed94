import { playerAliases } from '../db/queries/aliases.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import { nameInText } from '../discord/escape.ts';
import { fitLines } from '../discord/fit.ts';
import { limits } from '../discord/limits.ts';
import { timestamp } from '../discord/markup.ts';
import type { Reply } from '../discord/reply.ts';
import { colour } from '../discord/reply.ts';
import { formatCount } from '../views/numbers.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { nobodyFound, pickPlayer, playerOptions, referenceOf, suggestPlayers } from './shared/player-option.ts';

const most = 20;

export const aliasesCommand = defineCommand({
  name: 'aliases',
  group: 'Players',
  description: 'The names a player has been seen with',
  options: { ...playerOptions, hidden: hiddenOption },
  examples: ['/aliases', '/aliases player:Ada'],
  autocomplete: { player: suggestPlayers },
  components: { pick: (_args, [guid = ''], context) => show({ text: guid }, context) },

  run: (who, context) => show(referenceOf(who, context), context),
});

async function show(reference: PlayerReference, context: Context): Promise<Reply> {
  const { candidates, aliases, count } = await playerAliases(context.db, reference, { viewer: context.viewer, most });
  const [player, another] = candidates;
  if (!player) return nobodyFound(reference, context);
  if (another) return pickPlayer(candidates, { route: 'aliases.pick' }, context);
  const lines = aliases.map(
    ({ alias, timesSeen, lastSeen }) =>
      `**${nameInText(alias)}** ${formatCount(timesSeen)}×${lastSeen ? ` · ${timestamp(lastSeen)}` : ''}`,
  );
  return {
    embeds: [
      {
        title: `Names of ${nameInText(player.name)}`,
        description:
          fitLines(lines, limits.description - 100) ||
          'No name is stored: none has been seen, or they were deleted on request.',
        footer: {
          text: `${count > most ? `The newest ${most} of ${count} · ` : ''}times seen · last seen · ${player.playerGuid}`,
        },
        color: colour,
      },
    ],
  };
}
