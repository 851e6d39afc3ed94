import type { rankings as English } from '../en/rankings.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const rankings: typeof English = {
  title: (label, period) => `${label} · ${period}`,
  picture: (title, best) => `Diagramme à barres. ${title}\u00a0: ${best}`,
  rankBy: 'Classer par',
  you: (line) => `Toi\u00a0: ${line}`,
  ranked: (ranked, players, minRounds) =>
    `Classés\u00a0: ${words.count(ranked)} sur ${words.counted(players, 'joueur', 'joueurs')} (dès ${words.counted(minRounds, 'manche', 'manches')})`,
  lowestFirst: 'la plus petite valeur d’abord',
  noRounds: 'Aucune manche de cette période ne compte encore.',
  tryFewer: (ranked, option) => `${ranked}\u00a0: essaie un \`${option}\` plus petit.`,
  unknownStatistic: (typed, keys) => `Il n’y a pas de classement «\u00a0${typed}\u00a0». Il y a\u00a0: ${keys}.`,
  season: {
    name: (quarter, year, from, to) => `T${quarter} ${year} (${from}–${to})`,
    left: (days, until) => `**encore ${words.counted(days, 'jour', 'jours')}**, jusqu’au ${until}`,
    over: (since) => `Terminée depuis le ${since}`,
    champions: 'Champions (manches jouées)',
    allTime: 'Depuis toujours (manches jouées)',
    nobody: 'Personne n’a encore assez de manches.',
    needed: (season, allTime) =>
      `Manches nécessaires, comme dans /classement\u00a0: ${season} · depuis toujours\u00a0: ${allTime}`,
    noRounds: 'Aucune manche de cette saison ne compte.',
    tryAnother: (option, id) => `Essaie \`/season\` avec \`${option}:${id}\`.`,
    unknown: (typed, example) =>
      `«\u00a0${typed}\u00a0» n’est pas une saison\u00a0: tape une année et un trimestre, par exemple \`${example}\`.`,
    begins: (season, when) => `${season} commence ${when}.`,
  },
};
