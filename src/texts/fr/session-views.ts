import type { sessionViews as English } from '../en/session-views.ts';

export const sessionViews: typeof English = {
  views: {
    overview: {
      label: 'Vue d’ensemble',
      about: 'Le score, les équipes, tout le monde sur une ligne',
      legend: 'K/D\u00a0: frags par mort · DPM\u00a0: dégâts par minute',
    },
    evening: {
      label: 'Soirée',
      about: 'Comment elle fut gagnée, qui a brillé, les records',
      legend:
        '⚔️ comment gagnée · 📈 bien au-dessus de l’habitude · ▲▼ écart à son habitude · 🔥 victoires · ⭐ meilleurs · 🥇 records',
    },
    graphs: {
      label: 'Graphiques',
      about: 'Images\u00a0: score, DPM, dégâts, temps',
      legend: 'DPM\u00a0: dégâts par minute · volé\u00a0: temps que les adversaires ont attendu leur retour',
    },
    everything: {
      label: 'Tout',
      about: 'Tous les chiffres, trois lignes par joueur',
      legend:
        'Frags/morts · DPM dégâts par minute · dégâts infligés/subis · préc. précision (coups au but/tirs) des armes à balles · HS tirs à la tête · frags utiles · réa réanimations données/reçues · volé\u00a0: temps que les adversaires ont attendu',
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
      legend: 'Le plus d’XP d’abord · volé\u00a0: temps que les adversaires ont attendu leur retour',
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
      legend:
        'La plus longue série d’abord\u00a0: frags d’affilée sans mourir · de double à méga\u00a0: frags d’un coup',
    },
    maps: {
      label: 'Cartes',
      about: 'Chaque carte\u00a0: score, temps, joueurs',
      legend: 'Temps dans l’ordre du score, celui du vainqueur en gras · 2 points par carte, 1 chacun en cas d’égalité',
    },
    'maps-full': {
      label: 'Manche par manche',
      about: 'Chaque carte\u00a0: manche 1, manche 2, total',
      legend: 'Temps dans l’ordre du score, celui du vainqueur en gras · 2 points par carte, 1 chacun en cas d’égalité',
    },
    awards: {
      label: 'Récompenses',
      about: 'Qui a fait le plus de quoi, en bien ou en mal',
      legend:
        'MVP\u00a0: le plus au-dessus de la moyenne de la session en frags, DPM, ratio de dégâts, réanimations et objectifs réunis',
    },
    grid: {
      label: 'Tableau',
      about: 'Joueurs par cartes\u00a0: frags/morts',
      legend: 'Frags/morts, au total et sur chaque carte · le plus de frags d’abord',
    },
  },

  columns: {
    graphs: 'DPM carte par carte · frags/morts · DPM',
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
};
