import type { rankings as English } from '../en/rankings.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const rankings: typeof English = {
  title: (label, period) => `${label} · ${period}`,
  rankBy: 'Classer par',
  you: (line) => `Toi : ${line}`,
  ranked: (ranked, players, minRounds) =>
    `Classés : ${words.count(ranked)} sur ${words.counted(players, 'joueur', 'joueurs')} (dès ${words.counted(minRounds, 'manche', 'manches')})`,
  lowestFirst: 'la plus petite valeur d’abord',
  noRounds: 'Aucune manche de cette période ne compte encore.',
  tryFewer: (ranked, option) => `${ranked} : essaie un \`${option}\` plus petit.`,
  unknownStatistic: (typed, keys) => `Il n’y a pas de classement « ${typed} ». Il y a : ${keys}.`,
};
