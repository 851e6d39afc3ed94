import { dayWords } from '../days.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('en');

interface FiguresOfAPlayer {
  pair: string;
  gibs: string;
  kd: string;
  dpm: string;
  damage: string;
  accuracy: string;
  bullets: string;
  headshots: string;
  headshotShare: string;
  useful: string;
  revives: string;
  played: string;
  dead: string;
  denied: string;
  multikills: string;
}

/** Texts of /last, /session, /sessions, /awards and the views of a session. */
export const sessions = {
  ...dayWords('en'),
  team: (letter: string) => `Team${nbsp}${letter}`,

  views: {
    overview: {
      label: 'Overview',
      about: 'The score, the teams, everybody in one line',
      legend: 'K/D: kills per death · DPM: damage per minute',
    },
    everything: {
      label: 'Everything',
      about: 'All figures, three lines a player',
      legend:
        'Kills/deaths · DPM damage per minute · dmg damage given/received · acc accuracy (hits/shots) of bullet weapons · HS headshots · useful kills · rev revives given/received · denied: time enemies had to wait',
    },
    top: { label: 'Top players', about: 'K/D, DPM, damage, headshot kills, gibs, time', legend: 'Most kills first' },
    combat: { label: 'Combat', about: 'Kills, deaths, damage, gibs, headshot kills', legend: 'Most kills first' },
    objectives: {
      label: 'Objectives',
      about: 'XP, objectives, dynamites, constructions, revives',
      legend: 'Most XP first · denied: time enemies had to wait for their spawn',
    },
    weapons: {
      label: 'Weapons',
      about: 'Everybody’s best weapon, then weapon by weapon',
      legend: 'Accuracy and headshots: per shot and per hit, with bullet weapons only',
    },
    support: { label: 'Support', about: 'Revives given and received', legend: 'Most revives given first' },
    sprees: {
      label: 'Sprees',
      about: 'Longest sprees, and kills in quick succession',
      legend: 'Longest spree first: kills in a row without a death · double to mega: kills at once',
    },
    maps: {
      label: 'Maps',
      about: 'Every map: score, times, players',
      legend: 'Times in the order of the score, the winner’s is bold · 2 points a map, 1 each for a draw',
    },
    'maps-full': {
      label: 'Maps, round by round',
      about: 'Every map: round 1, round 2, total',
      legend: 'Times in the order of the score, the winner’s is bold · 2 points a map, 1 each for a draw',
    },
    awards: {
      label: 'Awards',
      about: 'Who did most of what, for better or worse',
      legend: 'MVP: furthest above the session’s mean in kills, DPM, damage ratio, revives and objectives together',
    },
    grid: {
      label: 'Grid',
      about: 'Players by maps: kills/deaths',
      legend: 'Kills/deaths, in total and on each map · most kills first',
    },
  },

  columns: {
    top: 'K/D · DPM · damage given',
    topMore: 'headshot kills · gibs · time played',
    combat: 'kills/deaths · K/D · DPM',
    combatMore: 'damage given/received · gibs · headshot kills',
    objectives: 'XP · objectives stolen/returned · dynamites planted/defused · constructions',
    objectivesMore: 'revives given · best spree · denied time',
    bestWeapon: 'most kills with · accuracy',
    weapon: (name: string) => `**${name}** · kills · accuracy · headshots`,
    otherWeapon: (name: string) => `**${name}** · kills`,
    support: 'revives given · times revived · kills/deaths',
    sprees: 'best spree · mega · multi · quad · triple · double',
    maps: 'kills/deaths · DPM · accuracy · damage given',
  },

  everything: {
    fight: (f: FiguresOfAPlayer) => `${f.pair} · gibs ${f.gibs} · K/D ${f.kd} · DPM ${f.dpm} · dmg ${f.damage}`,
    aim: (f: FiguresOfAPlayer) =>
      `acc ${f.accuracy} (${f.bullets}) · HS ${f.headshots} (${f.headshotShare}) · useful ${f.useful} · rev ${f.revives}`,
    time: (f: FiguresOfAPlayer) =>
      `played ${f.played} · dead ${f.dead} · denied ${f.denied} · multikills ${f.multikills}`,
  },

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
    glass_cannon: 'Most damage taken',
    useless_kills: 'Most useless kills',
    worst_death_spree: 'Most deaths in a row',
  },

  round: (number: number) => `Round ${number}`,
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
