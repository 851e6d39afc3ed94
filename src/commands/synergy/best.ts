import { bestPairs } from '../../db/queries/best-pairs.ts';
import { pairRecords } from '../../db/queries/pairs.ts';
import { fitLines } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import { leastApart, leastTogether, rankPairs } from '../../domain/synergy.ts';
import type { Locale } from '../../texts/locale.ts';
import { lineWidth, widthOf } from '../../views/display-width.ts';
import { pairsPicture } from '../../views/pictures/pairs.ts';
import { shortName } from '../../views/player-row.ts';
import { wholePercent } from '../../views/whole-percent.ts';
import type { Context } from '../context.ts';
import { signed } from './figures.ts';

const medals = ['🥇', '🥈', '🥉'];
/** Two names share a line of a phone, some of them with a percentage. */
const nameLength = { alone: 12, withPercent: 9 };

/** Shows the pairs with the highest synergy, one line each. */
export async function showBest(limit: number, { db, viewer, locale, picture }: Context): Promise<Reply> {
  const { rows, names, most, circle, among } = await bestPairs(db, limit, viewer);
  const { texts } = locale;
  const title = texts.synergy.best;
  const needed = texts.synergy.pairsNeed(texts.common.rounds(leastTogether), locale.count(leastApart));
  const ranked = rankPairs(pairRecords(rows));
  if (ranked.length === 0) {
    return { embeds: [{ title, description: whyEmpty(most, needed, locale), color: colour }] };
  }
  const lines = ranked.map(({ a, b, score, confidence }, index) => {
    const isFull = confidence === 1;
    const length = isFull ? nameLength.alone : nameLength.withPercent;
    const before = `${medals[index] ?? index + 1} **${signed(score, locale)}** `;
    const after = isFull ? '' : ` · ${wholePercent(confidence, locale)}`;
    const room = (lineWidth - widthOf(`${before} + ${after}`)) / 2;
    return before + [a, b].map((guid) => shortName(names[guid], locale, { length, room })).join(' + ') + after;
  });
  const matrix = pairsPicture({ circle, among }, names, locale);
  const image = matrix && (await picture(matrix));
  return {
    embeds: [
      {
        title,
        description: fitLines(lines, limits.description, texts.common.more),
        footer: { text: `${texts.synergy.bestLegend}\n${needed}` },
        color: colour,
        ...(image && { image }),
      },
    ],
  };
}

function whyEmpty(most: number | null, needed: string, { texts }: Locale): string {
  if (most === null) return texts.synergy.noPairs;
  return `${needed}.\n${texts.synergy.mostTogether(texts.common.rounds(most))}`;
}
