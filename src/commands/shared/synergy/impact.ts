import { pairRecords } from '../../../db/queries/pairs.ts';
import { partnersOf } from '../../../db/queries/partners.ts';
import type { PlayerReference } from '../../../db/queries/player-matches.ts';
import { nameInText } from '../../../discord/escape.ts';
import type { Reply } from '../../../discord/reply.ts';
import { colour } from '../../../discord/reply.ts';
import { impactOf, leastApart, leastTogether } from '../../../domain/synergy.ts';
import type { Context } from '../../context.ts';
import { formatCounted } from '../format.ts';
import { nobodyFound, pickPlayer } from '../player-option.ts';
import { signed, synergyLine } from './figures.ts';

const shown = 5;

/** With whom somebody does best and worst. */
export async function showImpact(reference: PlayerReference, context: Context): Promise<Reply> {
  const { candidates, rows, names } = await partnersOf(context.db, reference, shown, context.user.id);
  const [player, another] = candidates;
  if (!player) return nobodyFound(reference, context);
  if (another) return pickPlayer(candidates, 'synergy.partners', {}, context);
  const { partners, mean, mostFrequent } = impactOf(player.player_guid, pairRecords(rows));
  const title = `Partners of ${nameInText(player.name)}`;
  const frequent = mostFrequent
    ? `Most often with **${nameInText(names[mostFrequent.partner])}**: ${formatCounted(mostFrequent.rounds, 'round')}.`
    : 'No counted round with anybody on the same side.';
  if (partners.length === 0) {
    const why = `A partner counts with ${leastTogether} rounds together and ${leastApart} without each other.`;
    return { embeds: [{ title, description: `${frequent}\n${why}`, color: colour }] };
  }
  const half = Math.min(shown, Math.ceil(partners.length / 2));
  const line = (partner: (typeof partners)[number]) =>
    `**${nameInText(names[partner.partner])}**\n${synergyLine(partner)}`;
  const best = partners.slice(0, half).map(line);
  const worst = partners.slice(half).slice(-shown).reverse().map(line);
  return {
    embeds: [
      {
        title,
        description: `${formatCounted(partners.length, 'partner')} · mean score **${signed(mean ?? 0)}**\n${frequent}`,
        fields: [
          { name: 'Best', value: best.join('\n') },
          { name: 'Worst', value: worst.join('\n') },
        ],
        color: colour,
      },
    ],
  };
}
