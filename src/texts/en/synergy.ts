import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /synergy. */
export const synergy = {
  ratings: { excellent: 'excellent', good: 'good', positive: 'positive', neutral: 'neutral', poor: 'poor' },
  together: (rounds: string, confidence: string) => `${rounds} together · confidence ${confidence}`,
  notRanked: (rounds: string) => `Not ranked: needs ${rounds} apart.`,
  tooFew: (rounds: string, least: string) => `${rounds} together: it takes ${least} to tell.`,
  mapsWon: 'Maps won: together · apart',
  kd: 'K/D: together · apart',
  won: (share: string, won: string, decided: string) => `${share} (${won}${nbsp}of${nbsp}${decided})`,
  formula: '0.6 × win rate + 0.4 × K/D: the change',
  formulaMore: 'against rounds without each other',
  twice: (name: string) => `That is ${name} twice: name two players.`,

  best: 'Best pairs',
  bestLegend: 'Score, pair · confidence if not 100%',
  /** The picture of win rates of pairs. */
  matrix: {
    title: 'Win rate together',
    note: (least: number) =>
      `% of rounds won on the same side · outlined: under ${words.counted(least, 'round', 'rounds')}`,
    alt: (players: number, best: string) =>
      `Table of ${words.counted(players, 'player', 'players')}: how often every two win together. Most often: ${best}`,
  },
  noPairs: 'No round with two players on one side counts yet.',
  pairsNeed: (together: string, apart: string) => `Needed: ${together} together, ${apart} apart`,
  mostTogether: (rounds: string) => `The most that two have together: ${rounds}.`,

  partnersOf: (name: string) => `Partners of ${name}`,
  partners: (count: number, mean: string) => `${words.counted(count, 'partner', 'partners')} · mean score ${mean}`,
  mostOften: (name: string, rounds: string) => `Mostly ${name} · ${rounds}`,
  nobody: 'No counted round with anybody on the same side.',
  bestPartners: 'Best',
  worstPartners: 'Worst',
  impactLegend: 'Score, partner, rounds together, won',

  balanced: 'Balanced teams',
  bySkill: 'By DPM alone: no pair has 10 rounds.',
  bySkillAndSynergy: 'By DPM, then by synergy.',
  difference: (dpm: string) => `Difference: ${dpm} DPM`,
  taken: (count: number) => `${words.count(count)} without a counted round, taken as average`,
  teamHeading: (team: string, dpm: string) => `${team} · DPM ${dpm}`,
  teamSynergies: (scores: string) => `Synergy ${scores}`,
  unknownDpm: '?',
  nextBest: 'Next best: who swaps',
  swap: (dpm: string) => `${dpm} DPM`,

  mayBe: (word: string, slot: string, players: string) => `“${word}” (${slot}) may be ${players}: type the GUID.`,
  tooFewNamed: (named: number, least: number) =>
    `${words.counted(named, 'player', 'players')} named: two teams take at least ${words.count(least)}.`,
  namedTwice: (name: string) => `${name} is named twice.`,
  twoNamed: (player: string, user: string) =>
    `You named two players, in ${player} and in ${user}: leave one of them out.`,
};
