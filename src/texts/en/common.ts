import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Words that many answers use. Counts come with their noun: `12 rounds`. */
export const common = {
  kills: (count: number) => words.counted(count, 'kill', 'kills'),
  deaths: (count: number) => words.counted(count, 'death', 'deaths'),
  rounds: (count: number) => words.counted(count, 'round', 'rounds'),
  maps: (count: number) => words.counted(count, 'map', 'maps'),
  players: (count: number) => words.counted(count, 'player', 'players'),
  sessions: (count: number) => words.counted(count, 'session', 'sessions'),
  times: (count: number) => words.counted(count, 'time', 'times'),
  unknownPlayer: 'Unknown Player',
  hiddenPlayer: 'hidden player',
  nothing: '–',
  pickAPlayer: 'Pick a player',
  continued: '(continued)',
  oldBot: 'Rounds of the old bot have too low values here until their files are imported.',
  more: (count: number) => `… and ${words.count(count)} more`,
  durationLong: (hours: number, minutes: string) => `${words.count(hours)}${nbsp}h${nbsp}${minutes}${nbsp}min`,
  durationShort: (minutes: number) => `${words.count(minutes)}${nbsp}min`,
  today: 'today',
  yesterday: 'yesterday',
  daysAgo: (days: number) => `${words.counted(days, 'day', 'days')} ago`,
  monthsAgo: (months: number) => `${words.counted(months, 'month', 'months')} ago`,
  periods: {
    all: 'All time',
    season: 'This season',
    '90d': 'Last 90 days',
    '30d': 'Last 30 days',
    session: 'Latest session',
  },
  /** Periods within a heading, by the values of the option. */
  periodsInText: {
    all: 'all time',
    season: 'this season',
    '90d': 'last 90 days',
    '30d': 'last 30 days',
    session: 'this session',
  },
};
