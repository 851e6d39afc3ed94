import type { posts as English } from '../en/posts.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const posts: typeof English = {
  inSeconds: (clock) => `en${nbsp}${clock}`,
  by: (clock) => `${clock}${nbsp}plus vite`,
  toBeat: (clock) => `**${clock}**${nbsp}à${nbsp}battre`,
  afterRound1: (team, outcome) =>
    team === undefined ? `Manche${nbsp}1${nbsp}: ${outcome}` : `Manche${nbsp}1${nbsp}: ${team} a attaqué, ${outcome}`,
  bothHeld: (limit) => (limit === undefined ? 'tenu des deux côtés' : `tenu des deux côtés (${limit})`),
  onlyRound2: `Manche${nbsp}2 seulement${nbsp}: la manche${nbsp}1 manque`,
  doesNotCount: (round) => `⚠️ La manche${nbsp}${round} ne compte pas`,
  noRoundCounts: '⚠️ Aucune manche de cette carte ne compte',
  changedSides: 'des deux côtés',
  legend: 'Frags/morts · DPM · le plus de dégâts d’abord',
  legendWithAwards: 'Frags/morts · DPM · le plus de dégâts d’abord · 🏅 meilleur d’une manche',
  awards: {
    damage: 'Dégâts',
    revives: 'Réanimations',
    spree: 'Série',
    headshots: 'À la tête',
    stolen: 'Objectifs',
    planted: 'Dynamites',
    defused: 'Désamorcées',
    returned: 'Rendus',
    denied: 'Temps volé',
    ratio: 'K/D',
    accuracy: 'Précision',
    assists: 'Assistances',
    gibs: 'Gibs',
    useful: 'Frags utiles',
    grenades: 'Grenades',
    deaths: 'Série noire',
  },
  me: 'Moi',
  details: 'Détails',
  session: 'Session',

  gone: 'Ce match n’est plus enregistré\u00a0: ses manches ont été retirées.',
  notPlayed: (name) => `${name} n’a aucune manche qui compte dans ce match.`,
  figures: {
    kd: (value) => `K/D **${value}**`,
    dpm: (value) => `DPM **${value}**`,
    kills: (value) => `**${value}** frags par manche`,
    deaths: (value) => `**${value}** morts par manche`,
    accuracy: (value) => `**${value}** de précision`,
    headshots: (value) => `**${value}** à la tête`,
    revives: (value) => `**${value}** réanimations par manche`,
    gibs: (value) => `**${value}** gibs par manche`,
  },
  usual: (evenings) => `▲▼ par rapport à d’habitude\u00a0: la moyenne de tes ${words.count(evenings)} soirées d’avant`,
  noUsual: (evenings, rounds) =>
    `Après ${words.count(evenings)} soirées de ${words.count(rounds)} manches, tu verras ici l’écart avec d’habitude`,
};
