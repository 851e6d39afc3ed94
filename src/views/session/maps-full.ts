import { eachMatch, playerLines, roundEnd } from './match-blocks.ts';
import type { SessionView } from './view.ts';

export const mapsFullView: SessionView = {
  key: 'maps-full',
  label: 'Maps, round by round',
  about: 'Every map: round 1, round 2, total',
  parts: ['teams', 'player rounds'],
  blocks: eachMatch(({ rounds, result }, session) => {
    const [first, second] = rounds;
    const part = (heading: string, numbers: readonly (number | null)[]) => [heading, ...playerLines(session, numbers)];
    const ended = [result?.round1, result?.round2].map((round) => (round ? `: ${roundEnd(round)}` : ''));
    return [
      ...(first === null ? [] : part(`__Round 1__${ended[0]}`, [first])),
      ...(second === null ? [] : part(`__Round 2__${ended[1]}`, [second])),
      ...(first === null || second === null ? [] : part('__Total__', rounds)),
    ];
  }),
  legend: 'Kills/deaths · acc hits per shot of bullet weapons · dmg given/received',
  affectedByLegacy: false,
};
