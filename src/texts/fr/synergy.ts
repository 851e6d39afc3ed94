import type { synergy as English } from '../en/synergy.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const synergy: typeof English = {
  ratings: { excellent: 'excellent', good: 'bon', positive: 'positif', neutral: 'neutre', poor: 'faible' },
  together: (rounds, confidence) => `${rounds} ensemble · fiabilité ${confidence}`,
  notRanked: (rounds) => `Sans rang : il faut ${rounds} à part.`,
  tooFew: (rounds, least) => `${rounds} ensemble : il en faut ${least}.`,
  mapsWon: 'Victoires : ensemble · séparés',
  kd: 'K/D : ensemble · séparés',
  won: (share, won, decided) => `${share} (${won}${nbsp}sur${nbsp}${decided})`,
  formula: '0,6 × victoires + 0,4 × K/D : l’écart',
  formulaMore: 'avec les manches l’un sans l’autre',
  twice: (name) => `C’est deux fois ${name} : nomme deux joueurs.`,

  best: 'Meilleures paires',
  bestLegend: 'Score, paire · fiabilité si pas 100\u202f%',
  noPairs: 'Aucune manche avec deux joueurs du même côté ne compte encore.',
  pairsNeed: (together, apart) => `Il faut ${together} ensemble, ${apart} séparés`,
  mostTogether: (rounds) => `Le plus que deux joueurs ont ensemble : ${rounds}.`,

  partnersOf: (name) => `Partenaires de ${name}`,
  partners: (count, mean) => `${words.counted(count, 'partenaire', 'partenaires')} · score moyen ${mean}`,
  mostOften: (name, rounds) => `Surtout ${name} · ${rounds}`,
  nobody: 'Aucune manche comptée avec quelqu’un du même côté.',
  bestPartners: 'Meilleurs',
  worstPartners: 'Moins bons',
  impactLegend: 'Score, partenaire, manches, victoires',

  balanced: 'Équipes équilibrées',
  bySkill: 'DPM seul : aucune paire n’a 10 manches.',
  bySkillAndSynergy: 'Selon le DPM, puis la synergie.',
  difference: (dpm) => `Écart : ${dpm} DPM`,
  taken: (count) => `${words.count(count)} sans manche comptée : comptés comme moyens`,
  teamHeading: (team, dpm) => `${team} · DPM ${dpm}`,
  teamSynergies: (scores) => `Synergie ${scores}`,
  unknownDpm: '?',
  nextBest: 'Ensuite : qui échange',
  swap: (dpm) => `${dpm} DPM`,

  mayBe: (word, slot, players) => `« ${word} » (${slot}) peut être ${players} : tape le GUID.`,
  tooFewNamed: (named, least) =>
    `${words.counted(named, 'joueur indiqué', 'joueurs indiqués')}${nbsp}: il en faut au moins ${words.count(least)} pour deux équipes.`,
  namedTwice: (name) => `${name} est nommé deux fois.`,
  twoNamed: (player, user) => `Tu as nommé deux joueurs, dans ${player} et dans ${user} : laisse l’un des deux vide.`,
};
