import type { teams as English } from '../en/teams.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const teams: typeof English = {
  team: (letter) => `Équipe ${letter}`,
  anotherTeam: 'une autre équipe',
  views: { show: 'Équipes', score: 'Score', lineup: 'Compositions' },
  sessionOfDay: (number, of) => `session ${number}\u00a0sur\u00a0${of} de ce jour`,
  noSessionOn: (date) => `Aucune session n’a commencé le ${date}. Les plus proches\u00a0:`,
  futureDate: (date) => `Le ${date} est à venir. La dernière session\u00a0:`,
  fewerSessions: (date, count, option) =>
    `${words.counted(count, 'session a commencé', 'sessions ont commencé')} le ${date}. Laisse ${option} vide, ou prends\u00a0:`,

  noTwoTeams: 'Il n’y a pas deux équipes à départager.',
  noScore: 'Les équipes ont été mélangées entre les cartes\u00a0: pas de score par équipe.',
  undecided: 'Aucune carte n’est encore décidée.',
  tie: 'égalité',
  notInTimeOf: (limit) => `hors délai (${limit})`,
  notInTime: 'hors délai',
  inTime: 'à temps',
  round1Only: 'manche 1 seulement',
  round2Only: 'manche 2 seulement',
  order: 'Points et temps dans l’ordre du titre',
  orderOfAttack: '† équipes inconnues\u00a0: 1ers attaquants devant',
  rule: 'Carte\u00a0: 2 points, égalité\u00a0: 1 chacun',
  attacks: {
    title: 'Temps d’attaque',
    againstLimit: 'Temps d’attaque · trait\u00a0: limite de temps',
    latest: 'Temps d’attaque des dernières cartes · trait\u00a0: limite de temps',
    unknownTeams: 'gris\u00a0: équipes inconnues',
    map: (map, points, times) => `${map} ${points}, ${times}`,
    alt: (title, maps) => `Diagramme à barres des temps d’attaque. ${title}\u00a0: ${maps}`,
  },

  detected: (confidence) => `Détectées · fiabilité ${confidence}`,
  detectedOnly: 'Détectées',
  setByHand: 'Fixées à la main',
  shuffled: 'Joueurs mélangés entre les cartes\u00a0: pas d’équipes fixes',
  nobodyTogether: 'Personne n’a joué ensemble dans une manche comptée.',
  toldBy: (rounds) => `D’après qui était avec qui\u00a0: ${rounds}`,
  changed: (name, from, to, round) => `↪ ${name} ${from} → ${to} (manche ${round})`,
  absent: (count) =>
    `${words.counted(count, 'joueur', 'joueurs')} de la liste ${words.plural(count, 'n’a', 'n’ont')} pas joué`,

  comparedWith: (when) => `comparé à ${when}`,
  noneBefore: 'Il n’y a pas de session avant celle-ci pour comparer.',
  comparedNotFound:
    'La session à comparer est introuvable\u00a0: choisis une date dans la liste qui s’ouvre pendant la saisie.',
  teamAbsent: (team) => `${team} n’a pas joué`,
  teamNew: (team) => `${team} est nouvelle`,
  teamWas: (team, before) => `${team}, avant\u00a0: ${before}`,
  stayed: (count) => `${words.counted(count, 'joueur inchangé', 'joueurs inchangés')}`,

  historyTitle: (days) => `Compositions · ${days}`,
  days: (count) => words.counted(count, 'jour', 'jours'),
  noSession: (days, example) => `Aucune session sur ${days}. Plus loin\u00a0: ${example}`,
  noSessionAtAll: (days) => `Aucune session sur ${days}.`,
  noneTwice: (sessions) => `Aucune composition n’est revenue (${sessions}).`,
  latestOf: (sessions, all) => `${sessions} (les dernières sur ${all})`,
  record: 'victoires – défaites – égalités',
  lineUp: 'Composition\u00a0: moitié des manches ou plus',

  taken: (name) => `Il y a déjà une équipe ${name}\u00a0: prends un autre nom.`,
  sameMoment: 'Quelqu’un d’autre a changé ces équipes au même moment. Regarde-les et réessaie.',
  give: (first, second, reset) =>
    `Donne des noms à ${first} et ${second}, ou leurs joueurs, ou ${reset} pour que les équipes soient de nouveau détectées.`,
  invisible: 'Un nom d’équipe doit avoir au moins un caractère visible.',
  set: (names) => `C’est fixé\u00a0: ${names}.`,
  and: 'et',
  resetDone: 'Ce qui était fixé est effacé\u00a0: les équipes sont de nouveau détectées.',
  nothingSet: 'Rien n’est fixé pour cette session\u00a0: ses équipes sont celles détectées.',
  quoted: (word) => `«\u00a0${word}\u00a0»`,
  unclear: (typed) =>
    `${typed}\u00a0: cela ne correspond à personne dans cette session, ou à plusieurs. Tape une plus grande partie du nom, ou le GUID.`,
  didNotPlay: (name) => `${name} n’a pas joué dans cette session.`,
  severalFit: (players) => `Plusieurs joueurs correspondent\u00a0: ${players}. Tape le GUID.`,
  isIn: (name, team) => `${name} est maintenant dans ${team}.`,
  nowCalled: (before, name) => `${before} s’appelle maintenant ${name}.`,
  noTeam: (typed, teams) => `«\u00a0${typed}\u00a0» n’est aucune des équipes, ou plusieurs. Il y a\u00a0: ${teams}.`,
  noTeams: 'aucune',
};
