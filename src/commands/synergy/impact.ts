import { pairRecords } from '../../db/queries/pairs.ts';
import { partnersOf } from '../../db/queries/partners.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import { leastApart, leastTogether, rankPairs } from '../../domain/synergy.ts';
import { shortName } from '../../views/player-row.ts';
import { wholePercent } from '../../views/whole-percent.ts';
import type { Context } from '../context.ts';
import { nobodyFound, pickPlayer } from '../shared/player-option.ts';
import { signed } from './figures.ts';

const shown = 5;

/** Shows the partners with whom a player does best and worst, one line each. */
export async function showImpact(reference: PlayerReference, context: Context): Promise<Reply> {
  const found = await partnersOf(context.db, reference, { most: shown, viewer: context.viewer });
  const { candidates, names, mostFrequent } = found;
  const [player, another] = candidates;
  if (!player) return nobodyFound(reference, context);
  if (another) return pickPlayer(candidates, { route: 'synergy.partners', reference }, context);
  const { locale } = context;
  const { common, synergy: texts } = locale.texts;
  const called = (guid: string) => shortName(names[guid], locale);
  const title = texts.partnersOf(shortName(player.name, locale));
  const frequent = mostFrequent
    ? texts.mostOften(`**${called(mostFrequent.partner)}**`, common.rounds(mostFrequent.rounds))
    : texts.nobody;
  if (found.count === 0) {
    const needed = texts.pairsNeed(common.rounds(leastTogether), locale.count(leastApart));
    return { embeds: [{ title, description: `${frequent}\n${needed}`, color: colour }] };
  }
  const half = Math.min(shown, Math.ceil(found.count / 2));
  const lines = rankPairs(pairRecords(found.rows)).map(({ a, b, score, rounds, winRate }) => {
    const partner = called(a === player.playerGuid ? b : a);
    const won = winRate.together === null ? common.nothing : wholePercent(winRate.together, locale);
    const figures = [partner, locale.count(rounds), won];
    return `**${signed(score, locale)}** ${figures.join(' · ')}`;
  });
  const best = lines.slice(0, half);
  const worst = lines.slice(half).slice(-shown).reverse();
  return {
    embeds: [
      {
        title,
        description: `${texts.partners(found.count, `**${signed(found.mean ?? 0, locale)}**`)}\n${frequent}`,
        fields: [
          { name: texts.bestPartners, value: best.join('\n') },
          { name: texts.worstPartners, value: worst.join('\n') },
        ].filter(({ value }) => value !== ''),
        footer: { text: texts.impactLegend },
        color: colour,
      },
    ],
  };
}
