import type { ScoredMatch } from '../../domain/score.ts';
import type { Locale } from '../../texts/locale.ts';
import type { MatchPart } from './match-blocks.ts';
import { eachMatch } from './match-blocks.ts';
import type { SessionView } from './view.ts';

export const mapsFullView: SessionView = {
  key: 'maps-full',
  parts: ['teams', 'player rounds'],
  heading: 'score',
  blocks: eachMatch(roundByRound),
  affectedByLegacy: false,
};

/** Returns the parts of a match: round 1, round 2, and both together. */
export function roundByRound(
  { rounds: [first, second] }: Pick<ScoredMatch, 'rounds'>,
  { texts }: Locale,
): (MatchPart & { label: string })[] {
  const { round, total } = texts.sessions;
  return [
    ...(first === null ? [] : [{ label: round(1), rounds: [first] }]),
    ...(second === null ? [] : [{ label: round(2), rounds: [second] }]),
    ...(first === null || second === null ? [] : [{ label: total, rounds: [first, second] }]),
  ];
}
