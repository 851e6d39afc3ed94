import type { synergy as English } from '../en/synergy.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const synergy: typeof English = {
  ratings: { excellent: 'excellent', good: 'bon', positive: 'positif', neutral: 'neutre', poor: 'faible' },
  together: (rounds, confidence) => `${rounds} ensemble · fiabilité ${confidence}`,
  notRanked: (rounds) => `Sans rang\u00a0: il faut ${rounds} à part.`,
  tooFew: (rounds, least) => `${rounds} ensemble\u00a0: il en faut ${least}.`,
  mapsWon: 'Victoires\u00a0: ensemble · séparés',
  kd: 'K/D\u00a0: ensemble · séparés',
  won: (share, won, decided) => `${share} (${won}\u00a0sur\u00a0${decided})`,
  formula: '0,6 × victoires + 0,4 × K/D\u00a0: l’écart',
  formulaMore: 'avec les manches l’un sans l’autre',
  twice: (name) => `C’est deux fois ${name}\u00a0: nomme deux joueurs.`,

  best: 'Meilleures paires',
  bestLegend: 'Score, paire · fiabilité si pas 100\u202f%',
  matrix: {
    title: 'Victoires ensemble',
    note: (least) =>
      `% de manches gagnées du même côté · cadre\u00a0: moins de ${words.counted(least, 'manche', 'manches')}`,
    alt: (players, best) =>
      `Tableau de ${words.counted(players, 'joueur', 'joueurs')}\u00a0: part de victoires de chaque paire. Le plus souvent\u00a0: ${best}`,
  },
  noPairs: 'Aucune manche avec deux joueurs du même côté ne compte encore.',
  pairsNeed: (together, apart) => `Il faut ${together} ensemble, ${apart} séparés`,
  mostTogether: (rounds) => `Le plus que deux joueurs ont ensemble\u00a0: ${rounds}.`,

  partnersOf: (name) => `Partenaires de ${name}`,
  partners: (count, mean) => `${words.counted(count, 'partenaire', 'partenaires')} · score moyen ${mean}`,
  mostOften: (name, rounds) => `Surtout ${name} · ${rounds}`,
  nobody: 'Aucune manche comptée avec quelqu’un du même côté.',
  bestPartners: 'Meilleurs',
  worstPartners: 'Moins bons',
  impactLegend: 'Score, partenaire, manches, victoires',

  balanced: 'Équipes équilibrées',
  bySkill: 'DPM seul\u00a0: aucune paire n’a 10 manches.',
  bySkillAndSynergy: 'Selon le DPM, puis la synergie.',
  difference: (dpm) => `Écart\u00a0: ${dpm} DPM`,
  taken: (count) => `${words.count(count)} sans manche comptée\u00a0: comptés comme moyens`,
  teamHeading: (team, dpm) => `${team} · DPM ${dpm}`,
  teamSynergies: (scores) => `Synergie ${scores}`,
  unknownDpm: '?',
  nextBest: 'Ensuite\u00a0: qui échange',
  swap: (dpm) => `${dpm} DPM`,

  mayBe: (word, slot, players) => `«\u00a0${word}\u00a0» (${slot}) peut être ${players}\u00a0: tape le GUID.`,
  tooFewNamed: (named, least) =>
    `${words.counted(named, 'joueur indiqué', 'joueurs indiqués')}\u00a0: il en faut au moins ${words.count(least)} pour deux équipes.`,
  namedTwice: (name) => `${name} est nommé deux fois.`,
  twoNamed: (player, user) =>
    `Tu as nommé deux joueurs, dans ${player} et dans ${user}\u00a0: laisse l’un des deux vide.`,
};
