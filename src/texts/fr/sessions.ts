import { dayWords } from '../days.ts';
import type { sessions as English } from '../en/sessions.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const sessions: typeof English = {
  ...dayWords('fr'),
  team: (letter) => `Équipe${nbsp}${letter}`,

  views: {
    overview: {
      label: 'Vue d’ensemble',
      about: 'Le score, les équipes, tout le monde sur une ligne',
      legend: 'K/D : frags par mort · DPM : dégâts par minute',
    },
    everything: {
      label: 'Tout',
      about: 'Tous les chiffres, trois lignes par joueur',
      legend:
        'Frags/morts · DPM dégâts par minute · dégâts infligés/subis · préc. précision (coups au but/tirs) des armes à balles · HS tirs à la tête · frags utiles · réa réanimations données/reçues · volé : temps que les adversaires ont attendu',
    },
    top: {
      label: 'Meilleurs joueurs',
      about: 'K/D, DPM, dégâts, frags à la tête, gibs, temps',
      legend: 'Le plus de frags d’abord',
    },
    combat: {
      label: 'Combat',
      about: 'Frags, morts, dégâts, gibs, frags à la tête',
      legend: 'Le plus de frags d’abord',
    },
    objectives: {
      label: 'Objectifs',
      about: 'XP, objectifs, dynamites, constructions, réanimations',
      legend: 'Le plus d’XP d’abord · volé : temps que les adversaires ont attendu leur retour',
    },
    weapons: {
      label: 'Armes',
      about: 'La meilleure arme de chacun, puis arme par arme',
      legend: 'Précision par tir et tirs à la tête par coup au but, armes à balles seulement',
    },
    support: {
      label: 'Soutien',
      about: 'Réanimations données et reçues',
      legend: 'Le plus de réanimations données d’abord',
    },
    sprees: {
      label: 'Séries',
      about: 'Plus longues séries et frags rapprochés',
      legend: 'La plus longue série d’abord : frags d’affilée sans mourir · de double à méga : frags d’un coup',
    },
    maps: {
      label: 'Cartes',
      about: 'Chaque carte : score, temps, joueurs',
      legend: 'Temps dans l’ordre du score, celui du vainqueur en gras · 2 points par carte, 1 chacun en cas d’égalité',
    },
    'maps-full': {
      label: 'Manche par manche',
      about: 'Chaque carte : manche 1, manche 2, total',
      legend: 'Temps dans l’ordre du score, celui du vainqueur en gras · 2 points par carte, 1 chacun en cas d’égalité',
    },
    awards: {
      label: 'Récompenses',
      about: 'Qui a fait le plus de quoi, en bien ou en mal',
      legend:
        'MVP : le plus au-dessus de la moyenne de la session en frags, DPM, ratio de dégâts, réanimations et objectifs réunis',
    },
    grid: {
      label: 'Tableau',
      about: 'Joueurs par cartes : frags/morts',
      legend: 'Frags/morts, au total et sur chaque carte · le plus de frags d’abord',
    },
  },

  columns: {
    top: 'K/D · DPM · dégâts infligés',
    topMore: 'frags à la tête · gibs · temps de jeu',
    combat: 'frags/morts · K/D · DPM',
    combatMore: 'dégâts infligés/subis · gibs · frags à la tête',
    objectives: 'XP · objectifs volés/rapportés · dynamites posées/désamorcées · constructions',
    objectivesMore: 'réanimations · meilleure série · temps volé',
    bestWeapon: 'le plus de frags avec · précision',
    weapon: (name) => `**${name}** · frags · précision · tirs à la tête`,
    otherWeapon: (name) => `**${name}** · frags`,
    support: 'réanimations données · reçues · frags/morts',
    sprees: 'meilleure série · méga · multi · quadruple · triple · double',
    maps: 'frags/morts · DPM · précision · dégâts infligés',
  },

  everything: {
    fight: (f) => `${f.pair} · gibs ${f.gibs} · K/D ${f.kd} · DPM ${f.dpm} · dégâts ${f.damage}`,
    aim: (f) =>
      `préc. ${f.accuracy} (${f.bullets}) · HS ${f.headshots} (${f.headshotShare}) · utiles ${f.useful} · réa ${f.revives}`,
    time: (f) => `joué ${f.played} · mort ${f.dead} · volé ${f.denied} · frags multiples ${f.multikills}`,
  },

  beganAndLasted: (began, duration) => `${began}, ${duration}`,
  changedTeams: 'Les joueurs ont changé d’équipe entre les cartes : pas de score',
  noTeams: 'Pas deux équipes, pas de score',
  tie: 'Égalité',
  noMapDecided: 'aucune carte décidée',
  notCounted: (count, of) =>
    `${words.count(count)}${nbsp}manche${count < 2 ? '' : 's'} sur${nbsp}${words.count(of)} ne ${words.plural(count, 'compte', 'comptent')} pas.`,
  mvp: 'MVP',
  because: {
    kills: (value) => `${value}${nbsp}frags`,
    dpm: (value) => `DPM${nbsp}${value}`,
    damage_ratio: (value) => `ratio de dégâts${nbsp}${value}`,
    revives: (value) => `${value}${nbsp}réanimations`,
    objectives: (value) => `${value}${nbsp}objectifs`,
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
  position: (number, of, day) => `Session ${number} sur ${of} commencées le ${day}`,
  anotherView: 'Autre vue',
  allSessions: 'Toutes les sessions',
  sessionsOf: (day) => `Sessions du ${day}`,
  numbered: (number, began) => `Session ${number}, début ${began}`,
  onServer: (text, server) => `${text} sur ${server}`,

  listOfAll: (count) => words.counted(count, 'session', 'sessions'),
  listOfMonth: (month, count) => `${month} · ${words.counted(count, 'session', 'sessions')}`,
  listLegend: 'Score : 2 points par carte, 1 chacun en cas d’égalité · jours selon l’horloge du serveur de jeu',
  openASession: 'Ouvrir une session',
  lastedHours: (hours, minutes) => `${words.count(hours)}${nbsp}h${nbsp}${minutes}`,
  teamsChanged: 'équipes changées',

  noRounds: 'Aucune manche n’est enregistrée : jouez-en une, ou importez l’ancienne base avec `npm run migrate`.',
  outOfDate: 'Ce message n’est plus à jour. Relance la commande.',
  noSessionOn: (day) => `Aucune session n’a commencé le ${day}. Les plus proches :`,
  futureDate: (day) => `Le ${day} est à venir. La dernière session :`,
  fewerSessions: (day, count, option) =>
    `${words.counted(count, 'session a', 'sessions ont')} commencé le ${day}. Laisse \`${option}\` vide ou choisis-en une :`,
  laterPart: (day, began) =>
    `Aucune session n’a commencé le ${day} ; celle-ci a passé minuit. Elle a commencé le ${began}.`,
  impossibleDate: (typed) =>
    `${typed} n’existe dans aucun calendrier. La liste qui s’ouvre pendant la saisie donne les jours avec des sessions.`,
  unreadableDate: (typed) =>
    `« ${typed} » n’est pas une date : écris \`27/11/2026\`, \`27/11\`, \`hier\` ou \`vendredi\`, ou choisis dans la liste qui s’ouvre pendant la saisie.`,
  noSessionIn: (month, near) => `Aucune session en ${month}. Le mois le plus proche qui en a : ${near}.`,
  futureMonth: (month, near) => `Le mois « ${month} » est à venir. La dernière session était en ${near}.`,
  monthHint: (month, option) => `${month} (\`${option}\`)`,
  or: (one, other) => `${one} ou ${other}`,
  unreadableMonth: (typed) =>
    `« ${typed} » n’est pas un mois : écris \`2026-11\` ou \`novembre\`, ou choisis dans la liste qui s’ouvre pendant la saisie.`,
};
