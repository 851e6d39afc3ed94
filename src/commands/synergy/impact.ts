import { pairRecords } from '../../db/queries/pairs.ts';
import { partnersOf } from '../../db/queries/partners.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import { leastApart, leastTogether, rankPairs } from '../../domain/synergy.ts';
import { formatCounted } from '../../views/numbers.ts';
import type { Context } from '../context.ts';
import { nobodyFound, pickPlayer } from '../shared/player-option.ts';
import { signed, synergyLine } from './figures.ts';

const shown = 5;

/** Shows the partners with whom a player does best and worst. */
export async function showImpact(reference: PlayerReference, context: Context): Promise<Reply> {
  const found = await partnersOf(context.db, reference, { most: shown, viewer: context.viewer });
  const { candidates, names, mostFrequent } = found;
  const [player, another] = candidates;
  if (!player) return nobodyFound(reference, context);
  if (another) return pickPlayer(candidates, { route: 'synergy.partners' }, context);
  const title = `Partners of ${nameInText(player.name)}`;
  const frequent = mostFrequent
    ? `Most often with **${nameInText(names[mostFrequent.partner])}**: ${formatCounted(mostFrequent.rounds, 'round')}.`
    : 'No counted round with anybody on the same side.';
  if (found.count === 0) {
    const why = `A partner counts with ${leastTogether} rounds together and ${leastApart} without each other.`;
    return { embeds: [{ title, description: `${frequent}\n${why}`, color: colour }] };
  }
  const half = Math.min(shown, Math.ceil(found.count / 2));
  const lines = rankPairs(pairRecords(found.rows)).map((synergy) => {
    const partner = synergy.a === player.playerGuid ? synergy.b : synergy.a;
    return `**${nameInText(names[partner])}**\n${synergyLine(synergy)}`;
  });
  const best = lines.slice(0, half);
  const worst = lines.slice(half).slice(-shown).reverse();
  return {
    embeds: [
      {
        title,
        description: `${formatCounted(found.count, 'partner')} · mean score **${signed(found.mean ?? 0)}**\n${frequent}`,
        fields: [
          { name: 'Best', value: best.join('\n') },
          { name: 'Worst', value: worst.join('\n') },
        ].filter(({ value }) => value !== ''),
        color: colour,
      },
    ],
  };
}
