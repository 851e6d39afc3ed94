import type { MatchData } from '../../db/queries/match.ts';
import type { Locale } from '../../texts/locale.ts';
import type { Block } from '../in-pages.ts';
import { roundByRound } from '../session/maps-full.ts';
import { figuresOf, tableOf } from '../session/match-blocks.ts';
import { matchResult } from './result.ts';

/** Returns everybody's figures in a match: in round 1, in round 2, and in both together. */
export function matchDetails(data: MatchData, locale: Locale): Block[] {
  const result = matchResult(data);
  if (!result) return [];
  const figures = figuresOf(data);
  return roundByRound(result.match, locale).map(({ label, rounds }) => ({
    title: `**${label}**`,
    lines: tableOf(figures(rounds), locale),
  }));
}
