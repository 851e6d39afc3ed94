import { weaponInText } from '../../discord/escape.ts';
import { formatShare } from '../numbers.ts';
import type { SessionView } from './view.ts';
import { eachPlayer } from './view.ts';

const perPlayer = 6;

export const weaponsView: SessionView = {
  key: 'weapons',
  label: 'Weapons',
  about: 'Everybody’s weapons with kills',
  parts: ['weapons'],
  blocks: eachPlayer(({ weapons }) =>
    (weapons ?? []).slice(0, perPlayer).map(({ weaponName, kills, headshots, shots, hits }) => {
      const aim = shots > 0 ? ` · ${formatShare(hits, shots)} accuracy` : '';
      const head = headshots > 0 ? ` · ${formatShare(headshots, hits)} HS` : '';
      return `${weaponInText(weaponName)} ${kills}${aim}${head}`;
    }),
  ),
  legend: 'Kills per weapon, at most six weapons a player · accuracy: hits per shot · HS: hits on the head per hit',
  affectedByLegacy: false,
};
