import type { MatchData } from '../../db/queries/match.ts';
import type { GameAward } from '../../domain/game-awards.ts';
import { awardsOfMatch } from '../../domain/game-awards.ts';
import type { Locale } from '../../texts/locale.ts';
import { boldWidthOf, lineWidth, widthOf } from '../display-width.ts';
import { formatClock } from '../durations.ts';
import { fittingNames, hiddenPlayer } from '../player-row.ts';
import { formatValue } from '../statistic.ts';

const mostAwards = 6;

/** Returns `🏅 Most revives · Vektor  7`, a line an award. An award of somebody who is hidden from the reader is left out. */
export function matchAwards({ awards, players }: Pick<MatchData, 'awards' | 'players'>, locale: Locale): string[] {
  const names = new Map(players.map(({ playerGuid, name }) => [playerGuid, name]));
  const visible = awardsOfMatch(awards).filter(({ winners }) =>
    winners.some((guid) => names.has(guid) && names.get(guid) !== hiddenPlayer),
  );
  return visible.slice(0, mostAwards).map(({ award, amount, winners }) => {
    const lead = `🏅 ${locale.texts.posts.awards[award.key]} · `;
    const value = written(award, amount, locale);
    const room = lineWidth - widthOf(lead) - boldWidthOf(`  ${value}`);
    const who = winners.filter((guid) => names.has(guid)).map((guid) => names.get(guid));
    return `${lead}${fittingNames(who, { room, rest: (count) => `+${locale.count(count)}` }, locale)}  **${value}**`;
  });
}

/** Denied playtime of one round is seldom more than minutes. */
function written(award: GameAward, amount: number, locale: Locale): string {
  return award.unit === 'duration' ? formatClock(amount) : formatValue(award, amount, locale);
}
