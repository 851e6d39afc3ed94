import { dayWords } from '../days.ts';
import type { sessions as English } from '../en/sessions.ts';
import { wordsOf } from '../words.ts';
import { sessionPictures } from './session-pictures.ts';
import { sessionViews } from './session-views.ts';

const words = wordsOf('fr');

export const sessions: typeof English = {
  ...dayWords('fr'),
  team: (letter) => `Équipe\u00a0${letter}`,

  ...sessionViews,
  pictures: sessionPictures,

  beganAndLasted: (began, duration) => `${began}, ${duration}`,
  changedTeams: 'Les joueurs ont changé d’équipe entre les cartes\u00a0: pas de score',
  noTeams: 'Pas deux équipes, pas de score',
  tie: 'Égalité',
  noMapDecided: 'aucune carte décidée',
  notCounted: (count, of) =>
    `${words.count(count)}\u00a0manche${count < 2 ? '' : 's'} sur\u00a0${words.count(of)} ne ${words.plural(count, 'compte', 'comptent')} pas.`,
  mvp: 'MVP',
  because: {
    kills: (value) => `${value}\u00a0frags`,
    dpm: (value) => `DPM\u00a0${value}`,
    damage_ratio: (value) => `ratio dégâts\u00a0${value}`,
    revives: (value) => `${value}\u00a0réanimations`,
    objectives: (value) => `${value}\u00a0objectifs`,
  },
  awards: {
    damage_efficiency: 'Ratio de dégâts',
    engineer: 'Constructions',
    tank_shield: 'Dégâts encaissés',
    team_killer: 'Teamkills',
    self_killer: 'Suicides',
    kill_thief: 'Frags volés',
    spray_and_pray: 'Balles par frag',
    too_scared_to_shoot: 'Moins de balles',
    glass_cannon: 'Dégâts subis',
    useless_kills: 'Frags vains',
    worst_death_spree: 'Morts à la file',
  },

  round: (number) => `Manche ${number}`,
  sum: 'Σ',
  total: 'Total',
  oneRoundOnly: (number) => `manche ${number} seulement`,
  notInTime: 'pas à temps',
  notInTimeOf: (limit) => `pas à temps (${limit})`,
  inTime: 'à temps',
  notPlayed: 'pas jouée',
  unknownResult: 'inconnu',
  firstAttack: 'première attaque',
  secondAttack: 'seconde attaque',

  nothingInView: 'Rien à montrer dans cette vue.',
  oneRoundDoesNotCount: 'La seule manche de cette session ne compte pas.',
  noRoundCounts: 'Aucune manche de cette session ne compte.',
  position: (number, of, day) => `Session ${number} sur ${of} le ${day}`,
  anotherView: 'Autre vue',
  allSessions: 'Sessions',
  sessionsOf: (day) => `Sessions du ${day}`,
  numbered: (number, began) => `Session ${number}, début ${began}`,
  onServer: (text, server) => `${text} sur ${server}`,

  listOfAll: (count) => words.counted(count, 'session', 'sessions'),
  listOfMonth: (month, count) => `${month} · ${words.counted(count, 'session', 'sessions')}`,
  listLegend: 'Score\u00a0: 2 points par carte, 1 chacun en cas d’égalité · jours selon l’horloge du serveur de jeu',
  openASession: 'Ouvrir une session',
  lastedHours: (hours, minutes) => `${words.count(hours)}\u00a0h\u00a0${minutes}`,
  teamsChanged: 'équipes changées',

  noRounds: 'Aucune manche n’est enregistrée\u00a0: jouez-en une, ou importez l’ancienne base avec `npm run migrate`.',
  outOfDate: 'Ce message n’est plus à jour. Relance la commande.',
  noSessionOn: (day) => `Aucune session n’a commencé le ${day}. Les plus proches\u00a0:`,
  futureDate: (day) => `Le ${day} est à venir. La dernière session\u00a0:`,
  fewerSessions: (day, count, option) =>
    `${words.counted(count, 'session a', 'sessions ont')} commencé le ${day}. Laisse \`${option}\` vide ou choisis-en une\u00a0:`,
  laterPart: (day, began) =>
    `Aucune session n’a commencé le ${day}\u00a0; celle-ci a passé minuit. Elle a commencé le ${began}.`,
  impossibleDate: (typed) =>
    `${typed} n’existe dans aucun calendrier. La liste qui s’ouvre pendant la saisie donne les jours avec des sessions.`,
  unreadableDate: (typed) =>
    `«\u00a0${typed}\u00a0» n’est pas une date\u00a0: écris \`27/11/2026\`, \`27/11\`, \`hier\` ou \`vendredi\`, ou choisis dans la liste qui s’ouvre pendant la saisie.`,
  noSessionIn: (month, near) => `Aucune session en ${month}. Le mois le plus proche qui en a\u00a0: ${near}.`,
  futureMonth: (month, near) => `Le mois «\u00a0${month}\u00a0» est à venir. La dernière session était en ${near}.`,
  monthHint: (month, option) => `${month} (\`${option}\`)`,
  or: (one, other) => `${one} ou ${other}`,
  unreadableMonth: (typed) =>
    `«\u00a0${typed}\u00a0» n’est pas un mois\u00a0: écris \`2026-11\` ou \`novembre\`, ou choisis dans la liste qui s’ouvre pendant la saisie.`,
};
