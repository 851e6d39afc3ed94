import { playerAliases } from '../db/queries/aliases.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import { fitLines } from '../discord/fit.ts';
import { limits } from '../discord/limits.ts';
import { timestamp } from '../discord/markup.ts';
import type { Reply } from '../discord/reply.ts';
import { colour } from '../discord/reply.ts';
import { pageOfPlayer } from '../domain/page-paths.ts';
import { formatCount } from '../views/numbers.ts';
import { valueRow } from '../views/value-row.ts';
import { wholeName } from '../views/whole-name.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { namedTwice } from './shared/named-twice.ts';
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

  run: async (who, context) => namedTwice(who, context) ?? show(referenceOf(who, context), context),
});

async function show(reference: PlayerReference, context: Context): Promise<Reply> {
  const { candidates, aliases, count } = await playerAliases(context.db, reference, { viewer: context.viewer, most });
  const [player, another] = candidates;
  if (!player) return nobodyFound(reference, context);
  if (another) return pickPlayer(candidates, { route: 'aliases.pick', reference }, context);
  const { locale } = context;
  const texts = locale.texts.players.aliases;
  const lines = aliases.map(({ alias, timesSeen, lastSeen }) => {
    const seen = lastSeen ? ` · ${timestamp(lastSeen, 'd')}` : '';
    return valueRow({ name: alias, bold: true, after: ` ${formatCount(timesSeen, locale)}×${seen}` }, locale);
  });
  const about = [texts.legend, ...(count > most ? [texts.newest(most, count)] : []), player.playerGuid];
  return {
    page: pageOfPlayer(player),
    embeds: [
      {
        title: texts.title(wholeName(player.name, locale)),
        description: fitLines(lines, limits.description - 100, locale.texts.common.more) || texts.none,
        footer: { text: about.join(' · ') },
        color: colour,
      },
    ],
  };
}
