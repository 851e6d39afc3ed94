import { eachMatch } from './match-blocks.ts';
import type { SessionView } from './view.ts';

export const mapsFullView: SessionView = {
  key: 'maps-full',
  parts: ['teams', 'player rounds'],
  heading: 'score',
  blocks: eachMatch(({ rounds: [first, second] }, { texts }) => {
    const { round, total } = texts.sessions;
    return [
      ...(first === null ? [] : [{ label: round(1), rounds: [first] }]),
      ...(second === null ? [] : [{ label: round(2), rounds: [second] }]),
      ...(first === null || second === null ? [] : [{ label: total, rounds: [first, second] }]),
    ];
  }),
  affectedByLegacy: false,
};
