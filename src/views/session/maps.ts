import { eachMatch, playerLines, roundEnd } from './match-blocks.ts';
import type { SessionView } from './view.ts';

export const mapsView: SessionView = {
  key: 'maps',
  label: 'Maps',
  about: 'Every map: score, times, players',
  parts: ['teams', 'player rounds'],
  blocks: eachMatch(({ rounds, result }, session) => [
    [
      result ? `round 1 ${roundEnd(result.round1)}` : 'round 1 missing',
      result?.round2 ? `round 2 ${roundEnd(result.round2)}` : result ? 'round 2 not played' : '',
    ]
      .filter((text) => text !== '')
      .join(' · '),
    ...playerLines(session, rounds),
  ]),
  legend: 'Kills/deaths · acc hits per shot of bullet weapons · dmg given/received · 2 points a map, 1 each for a draw',
  affectedByLegacy: false,
};
