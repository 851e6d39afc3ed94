import { eachMatch } from './match-blocks.ts';
import type { SessionView } from './view.ts';

export const mapsView: SessionView = {
  key: 'maps',
  parts: ['teams', 'player rounds'],
  heading: 'score',
  blocks: eachMatch(({ rounds }) => [{ rounds }]),
  affectedByLegacy: false,
};
