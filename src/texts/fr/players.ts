import type { players as English } from '../en/players.ts';
import { itemLine, wordsOf } from '../words.ts';
import { achievements } from './achievements.ts';
import { playstyle } from './playstyle.ts';

const words = wordsOf('fr');

export const players: typeof English = {
  achievements,
  playstyle,
  noRound: 'Aucune manche comptée pour l’instant.',
  noRoundOf: (period) => `Aucune manche comptée\u00a0: ${period}.`,
  twoNamed: (player, user) =>
    `Tu as nommé deux joueurs, dans \`${player}\` et dans \`${user}\`\u00a0: laisse l’un des deux vide.`,
  linkedMark: '🔗 lié',
  stats: {
    head: (kd, dpm) => itemLine(`**K/D ${kd}**`, `**DPM ${dpm}**`),
    frags: (kills, deaths) => itemLine(`Frags ${kills}`, `morts ${deaths}`),
    efficiency: (efficiency) => `Efficacité ${efficiency}`,
    given: (damage) => `Dégâts ${damage} infligés`,
    received: (damage) => `Dégâts ${damage} reçus`,
    aim: (accuracy, headshots) => itemLine(`Précision ${accuracy}`, `à la tête ${headshots}`),
    weapon: (name, kills, accuracy) =>
      itemLine(
        `${name} **${words.count(kills)}** ${words.plural(kills, 'frag', 'frags')}${accuracy && `, ${accuracy}`}`,
      ),
    trend: (low, high, rounds) => `DPM ${low}–${high} sur ${words.counted(rounds, 'manche', 'manches')}`,
    latest: (pairs) => `Récemment ${itemLine(...pairs)}`,
    also: (names) => `aussi ${names}`,
    weaponsButton: 'Armes',
    sessionsButton: 'Sessions',
    compareButton: 'Comparer avec moi',
    cardButton: 'Carte',
    trendButton: 'Tendance',
    statsButton: 'Stats',
  },
  card: {
    title: (name) => `Carte · ${name}`,
    about: (period, rounds) => `${period} · ${words.counted(rounds, 'manche', 'manches')}`,
    form: (rounds) => `DPM sur ${words.counted(rounds, 'manche', 'manches')}`,
    average: (value) => `Moyenne ${value}`,
    weapons: 'Armes préférées',
    alt: (name, role, figures) => `Carte de ${name}, ${role}\u00a0: ${figures}`,
  },
  trend: {
    title: (name, sessions) => `${name} · ${words.counted(sessions, 'session', 'sessions')}`,
    average: (value) => `Moyenne ${value}`,
    figure: (label, latest, average) => `${label} ${latest} la dernière fois, ${average.toLowerCase()}`,
    alt: (title, figures) => `Courbes. ${title}\u00a0: ${figures}`,
  },
  sessions: {
    title: (name) => `Sessions · ${name}`,
    legend: 'Frags/morts · DPM · manches',
  },
  weapons: {
    title: (name) => `Armes · ${name}`,
    legend: 'Frags et précision (coups au but par tir)',
    detailLegend: 'Frags/morts · coups au but par tir · à la tête (part des coups au but)',
    aim: (accuracy, shots, headshots, share) =>
      itemLine(`${accuracy} de ${shots} tirs`, `${headshots} à la tête (${share})`),
    all: (count) => `Les ${count} en détail`,
    most: 'Les plus utilisées',
    picture: {
      title: (title, period) => `${title} · ${period}`,
      share: (kills) => `Part de ${words.counted(kills, 'frag', 'frags')}`,
      accuracy: 'Précision',
      others: (count) => `${words.count(count)} autres`,
      weapon: (name, share, accuracy) => `${name} ${share} des frags${accuracy && `, précision ${accuracy}`}`,
      alt: (title, weapons) => `Diagramme à barres. ${title}\u00a0: ${weapons}`,
    },
  },
  nemesis: {
    title: (name) => `Ennemis jurés · ${name}`,
    duelTitle: (one, other) => `${one} – ${other}`,
    killers: 'Tué le plus souvent par',
    victims: 'Tue le plus souvent',
    legend: 'Frags/morts l’un contre l’autre, d’après les endstats',
    labelLegend: '😈 ennemi juré · 🎯 proie · 🔥 rival\u00a0: dès cinq manches',
    twice: (name) => `C’est deux fois **${name}**\u00a0: nomme deux joueurs.`,
    neverMet: 'Aucune manche comptée n’a d’endstats de ces deux joueurs l’un contre l’autre.',
    noOpponent: 'Aucune manche comptée de ce joueur n’a d’endstats qui nomment ses adversaires.',
    noEndstats: 'Aucun endstats n’est arrivé.\n-# Le serveur de jeu doit aussi envoyer ses fichiers `-endstats.txt`.',
  },
  vs: {
    kills: (one, other, rounds) => `⚔️ Frags **${one}\u00a0:\u00a0${other}** · ${rounds}`,
    labels: {
      nemesis: (other) => `Ennemi juré\u00a0: ${other}`,
      prey: (other) => `Proie\u00a0: ${other}`,
      rival: () => 'Rivaux, et c’est serré',
    },
    against: (rounds) => `Face à face · ${rounds}`,
    maps: (one, other) => `Cartes **${one}\u00a0:\u00a0${other}**`,
    drawn: (count) => words.counted(count, 'nul', 'nuls'),
    latest: 'Les dernières de ces cartes',
    together: (rounds) => `Ensemble · ${rounds}`,
    mapsWon: (won, of) => `**${won}** cartes gagnées sur ${of}`,
    neverMet: 'Aucune manche comptée ne les réunit.',
    noKills: 'Aucun endstats ne nomme les deux.',
    unresolved: (count) => `${words.counted(count, 'manche écartée', 'manches écartées')}\u00a0: noms ambigus`,
    withoutEndstats: (count) => `${words.counted(count, 'manche', 'manches')} sans endstats`,
    legend: 'Frags de l’un sur l’autre, d’après les endstats. Armes\u00a0: tous les frags de ces manches.',
    compareButton: 'Comparer',
    picture: {
      kills: 'Frags de l’un sur l’autre',
      maps: 'Cartes gagnées face à face',
      against: (rounds) => `${rounds} face à face`,
      together: (rounds) => `${rounds} ensemble`,
      latest: 'Frags de l’un sur l’autre, les dernières cartes',
      alt: (one, other, figures) => `${one} et ${other}\u00a0: ${figures}`,
    },
  },
  compare: {
    title: (one, other) => `${one} et ${other}`,
    won: (one, other, of) => `Meilleur dans **${one}\u00a0: ${other}** sur ${of} valeurs`,
    noRounds: (names, period) => `Aucune manche comptée\u00a0: ${names} · ${period}.`,
    legend: '* la meilleure valeur',
    all: (count) => `Les ${count} valeurs`,
    few: 'Moins de valeurs',
    same: (name, option) => `Les deux sont **${name}**\u00a0: nomme quelqu’un d’autre dans \`${option}\`.`,
    short: {
      teamwork: 'Tir ami',
      denied_playtime: 'Temps volé',
      grenades: 'Frags grenade',
      damage_ratio: 'Ratio de dégâts',
    },
    hours: (hours) => `${hours}\u00a0h`,
    radar: {
      axes: {
        kd: 'K/D',
        dpm: 'DPM',
        accuracy: 'Précision',
        headshots: 'Part à la tête',
        revives: 'Réanim./manche',
        survival: 'Survie',
      },
      among: (players, least) =>
        `Centile parmi ${words.counted(players, 'joueur', 'joueurs')} ayant ${words.count(least)}+ manches`,
      alt: (names, among, figures) => `Diagramme en radar\u00a0: ${names}. ${among}\u00a0: ${figures}`,
    },
  },
  aliases: {
    title: (name) => `Noms · ${name}`,
    none: 'Aucun nom n’est enregistré\u00a0: aucun n’a été vu, ou ils ont été supprimés sur demande.',
    legend: 'Nombre de fois vu · vu la dernière fois',
    newest: (shown, of) => `les ${shown} plus récents sur ${words.count(of)}`,
  },
  list: {
    title: 'Joueurs',
    filters: { all: '', linked: 'liés', unlinked: 'non liés', active: 'actifs ces 30 derniers jours' },
    orders: {
      seen: 'Dernière partie d’abord',
      rounds: 'Plus de manches d’abord',
      kills: 'Plus de frags d’abord',
      kd: 'Meilleur K/D d’abord',
    },
    legends: {
      seen: 'Frags/morts',
      rounds: 'Manches · sessions',
      kills: 'Frags/morts',
      kd: 'K/D · frags/morts',
    },
    sortBy: 'Trier par',
    totals: (all, linked, active) =>
      `${words.counted(all, 'joueur', 'joueurs')} · ${words.counted(linked, 'lié', 'liés')} · ${words.counted(active, 'actif', 'actifs')} en 30 jours`,
    noRounds:
      'Aucune manche n’est enregistrée\u00a0: jouez-en une, ou importez l’ancienne base avec `npm run migrate`.',
    none: (totals) => `Aucun d’eux. ${totals}.`,
  },
  find: {
    legend: 'Manches · frags/morts',
    title: (count) => words.counted(count, 'joueur correspond', 'joueurs correspondent'),
    best: (shown, of) => `Les ${shown} meilleurs résultats sur ${words.count(of)}\u00a0: tape plus du nom.`,
    also: (names) => `aussi ${names}`,
    noRound: 'aucune manche comptée',
  },
};
