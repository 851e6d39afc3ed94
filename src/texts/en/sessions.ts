import { dayWords } from '../days.ts';
import { nbsp, wordsOf } from '../words.ts';
import { sessionPictures } from './session-pictures.ts';
import { sessionViews } from './session-views.ts';

const words = wordsOf('en');

/** Texts of /last, /session, /sessions, /awards and the views of a session. */
export const sessions = {
  ...dayWords('en'),
  team: (letter: string) => `Team${nbsp}${letter}`,

  ...sessionViews,
  pictures: sessionPictures,

  /** `7:31 PM, 2 h 11 min` */
  beganAndLasted: (began: string, duration: string) => `${began}, ${duration}`,
  changedTeams: 'Players changed teams between maps: no score',
  noTeams: 'No two teams, no score',
  tie: 'Tie',
  noMapDecided: 'no map decided',
  notCounted: (count: number, of: number) =>
    `${words.count(count)}${nbsp}of${nbsp}${words.count(of)} rounds ${words.plural(count, 'does', 'do')} not count.`,
  mvp: 'MVP',
  because: {
    kills: (value: string) => `${value}${nbsp}kills`,
    dpm: (value: string) => `DPM${nbsp}${value}`,
    damage_ratio: (value: string) => `damage ratio${nbsp}${value}`,
    revives: (value: string) => `${value}${nbsp}revives`,
    objectives: (value: string) => `${value}${nbsp}objectives`,
  },
  awards: {
    damage_efficiency: 'Best damage ratio',
    engineer: 'Most built',
    tank_shield: 'Most soaked up',
    team_killer: 'Most team kills',
    self_killer: 'Most self kills',
    kill_thief: 'Most kills stolen',
    spray_and_pray: 'Most bullets a kill',
    too_scared_to_shoot: 'Fewest bullets',
    glass_cannon: 'Damage taken',
    useless_kills: 'Most useless kills',
    worst_death_spree: 'Most deaths in a row',
  },

  round: (number: number) => `Round ${number}`,
  /** Heads a column of totals. */
  sum: 'Σ',
  total: 'Total',
  oneRoundOnly: (number: number) => `round ${number} only`,
  notInTime: 'not in time',
  notInTimeOf: (limit: string) => `not in time (${limit})`,
  inTime: 'in time',
  notPlayed: 'not played',
  unknownResult: 'unknown',
  firstAttack: 'first attack',
  secondAttack: 'second attack',

  nothingInView: 'Nothing to show in this view.',
  oneRoundDoesNotCount: 'This session’s one round does not count.',
  noRoundCounts: 'No round of this session counts.',
  position: (number: number, of: number, day: string) => `Session ${number} of ${of} that began on ${day}`,
  anotherView: 'Another view',
  allSessions: 'All sessions',
  sessionsOf: (day: string) => `Sessions of ${day}`,
  numbered: (number: number, began: string) => `Session ${number}, began ${began}`,
  onServer: (text: string, server: string) => `${text} on ${server}`,

  listOfAll: (count: number) => words.counted(count, 'session', 'sessions'),
  listOfMonth: (month: string, count: number) => `${month} · ${words.counted(count, 'session', 'sessions')}`,
  listLegend: 'Score: 2 points a map, 1 each for a draw · days by the game server’s clock',
  openASession: 'Open a session',
  /** `2 h 11`, for a line of a list. */
  lastedHours: (hours: number, minutes: string) => `${words.count(hours)}${nbsp}h${nbsp}${minutes}`,
  teamsChanged: 'teams changed',

  noRounds: 'No round has been stored yet: play one, or bring the old database with `npm run migrate`.',
  outOfDate: 'This message is out of date. Run the command again.',
  noSessionOn: (day: string) => `No session began on ${day}. The nearest ones:`,
  futureDate: (day: string) => `${day} is yet to come. The latest session:`,
  fewerSessions: (day: string, count: number, option: string) =>
    `${words.counted(count, 'session', 'sessions')} began on ${day}. Leave \`${option}\` out, or pick one:`,
  laterPart: (day: string, began: string) =>
    `No session began on ${day}; this one went on past midnight. It began on ${began}.`,
  impossibleDate: (typed: string) =>
    `${typed} is on no calendar. The list that opens while you type has the dates with sessions.`,
  unreadableDate: (typed: string) =>
    `“${typed}” is not a date: type it as \`2026-11-27\`, \`27/11\`, \`yesterday\` or \`Friday\`, or pick one from the list that opens while you type.`,
  noSessionIn: (month: string, near: string) => `No session in ${month}. The nearest month with one: ${near}.`,
  futureMonth: (month: string, near: string) => `${month} is yet to come. The latest session was in ${near}.`,
  monthHint: (month: string, option: string) => `${month} (\`${option}\`)`,
  or: (one: string, other: string) => `${one} or ${other}`,
  unreadableMonth: (typed: string) =>
    `“${typed}” is not a month: type it as \`2026-11\` or \`November\`, or pick one from the list that opens while you type.`,
};
