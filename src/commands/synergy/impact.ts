import { pairRecords } from '../../db/queries/pairs.ts';
import { partnersOf } from '../../db/queries/partners.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import { pageOfPlayer } from '../../domain/page-paths.ts';
import { leastApart, leastTogether, rankPairs } from '../../domain/synergy.ts';
import { lineWidth, widthOf } from '../../views/display-width.ts';
import { shortName } from '../../views/player-row.ts';
import { wholePercent } from '../../views/whole-percent.ts';
import type { Context } from '../context.ts';
import { nobodyFound, unclearPlayer } from '../shared/player-option.ts';
import { signed } from './figures.ts';

const shown = 5;

/** Shows the partners with whom a player does best and worst, one line each. */
export async function showImpact(reference: PlayerReference, context: Context): Promise<Reply> {
  const found = await partnersOf(context.db, reference, { most: shown, viewer: context.viewer });
  const { candidates, names, mostFrequent } = found;
  const [player] = candidates;
  if (!player) return nobodyFound(reference, context);
  const unclear = unclearPlayer(candidates, { route: 'synergy.partners', reference }, context);
  if (unclear) return unclear;
  const { locale } = context;
  const page = pageOfPlayer(player);
  const { common, synergy: texts } = locale.texts;
  /** Cuts a name to what the rest of its line leaves. */
  const called = (guid: string, rest: string) => shortName(names[guid], locale, { room: lineWidth - widthOf(rest) });
  const title = texts.partnersOf(shortName(player.name, locale));
  const frequent = mostFrequent ? mostOften(mostFrequent) : texts.nobody;
  function mostOften({ partner, rounds }: { partner: string; rounds: number }): string {
    const often = common.rounds(rounds);
    return texts.mostOften(`**${called(partner, texts.mostOften('', often))}**`, often);
  }
  if (found.count === 0) {
    const needed = texts.pairsNeed(common.rounds(leastTogether), locale.count(leastApart));
    return { page, embeds: [{ title, description: `${frequent}\n${needed}`, color: colour }] };
  }
  const half = Math.min(shown, Math.ceil(found.count / 2));
  const lines = rankPairs(pairRecords(found.rows)).map(({ a, b, score, rounds, winRate }) => {
    const partner = a === player.playerGuid ? b : a;
    const won = winRate.together === null ? common.nothing : wholePercent(winRate.together, locale);
    const before = `**${signed(score, locale)}** `;
    const after = ` · ${locale.count(rounds)} · ${won}`;
    return before + called(partner, before + after) + after;
  });
  const best = lines.slice(0, half);
  const worst = lines.slice(half).slice(-shown).reverse();
  return {
    page,
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
