import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of the message about a match, and of its buttons. */
export const posts = {
  /** `in 7:12` */
  inSeconds: (clock: string) => `in${nbsp}${clock}`,
  /** How much earlier the winners were. */
  by: (clock: string) => `by${nbsp}${clock}`,
  toBeat: (clock: string) => `**${clock}**${nbsp}to${nbsp}beat`,
  afterRound1: (team: string | undefined, outcome: string) =>
    team === undefined ? `Round${nbsp}1: ${outcome}` : `Round${nbsp}1: ${team} attacked, ${outcome}`,
  bothHeld: (limit: string | undefined) => (limit === undefined ? 'both held' : `both held (${limit})`),
  onlyRound2: `Round${nbsp}2 only: round${nbsp}1 is missing`,
  doesNotCount: (round: number) => `⚠️ Round${nbsp}${round} does not count`,
  noRoundCounts: '⚠️ No round of this map counts',
  changedSides: 'on both sides',
  legend: 'Kills/deaths · DPM · most damage first',
  legendWithAwards: 'Kills/deaths · DPM · most damage first · 🏅 best of a round',
  /** What the best of a round did most. */
  awards: {
    damage: 'Damage',
    revives: 'Revives',
    spree: 'Spree',
    headshots: 'Headshots',
    stolen: 'Objectives',
    planted: 'Dynamites',
    defused: 'Defused',
    returned: 'Returned',
    denied: 'Denied time',
    ratio: 'K/D',
    accuracy: 'Accuracy',
    assists: 'Assists',
    gibs: 'Gibs',
    useful: 'Useful kills',
    grenades: 'Grenades',
    deaths: 'Death spree',
  },
  me: 'Me',
  details: 'Details',
  session: 'Session',

  gone: 'This match is no longer stored: its rounds have been removed.',
  notPlayed: (name: string) => `${name} has no counted round in this match.`,
  /** A player's figures, with the value in bold. */
  figures: {
    kd: (value: string) => `K/D **${value}**`,
    dpm: (value: string) => `DPM **${value}**`,
    kills: (value: string) => `**${value}** kills a round`,
    deaths: (value: string) => `**${value}** deaths a round`,
    accuracy: (value: string) => `**${value}** accuracy`,
    headshots: (value: string) => `**${value}** headshots`,
    revives: (value: string) => `**${value}** revives a round`,
    gibs: (value: string) => `**${value}** gibs a round`,
  },
  usual: (evenings: number) => `▲▼ from your usual: the mean of your ${words.count(evenings)} evenings before`,
  noUsual: (evenings: number, rounds: number) =>
    `After ${words.count(evenings)} evenings of ${words.count(rounds)} rounds you see here how far you are from your usual`,
};
