import type { sessionPictures as English } from '../en/session-pictures.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const sessionPictures: typeof English = {
  held: 'bloquée',
  attack: (number) => `attaque\u00a0${number}`,
  kills: 'frags',
  deaths: 'morts',
  given: 'infligés',
  received: 'subis',
  alive: 'en vie',
  dead: 'mort',
  denied: 'volé aux adversaires',
  minutes: 'en minutes',
  latestMaps: (shown, of) => `les ${words.count(shown)} dernières cartes sur ${words.count(of)}`,
  firstPlayers: (shown, of) => `${words.count(shown)} joueurs sur ${words.count(of)}`,
  dpmByRound: (day) => `DPM par manche · ${day}`,
  dpmByMap: (day) => `DPM par carte · ${day}`,
  dpmUnit: 'dégâts par minute',
  dpmValues: 'à droite\u00a0: sur la session',
  damage: (day) => `Dégâts · ${day}`,
  time: (day) => `Temps · ${day}`,
  eveningAlt: (score, size, players) => `${score}. ${size}. Frags/morts\u00a0: ${players}`,
  dpmAlt: (title, players) => `Courbes. ${title}. Les plus hauts de la session\u00a0: ${players}`,
  damageAlt: (title, players) => `Diagramme à barres. ${title}, infligés/subis\u00a0: ${players}`,
  timeAlt: (title, players) => `Diagramme à barres. ${title}, en vie/mort/volé aux adversaires\u00a0: ${players}`,
};
