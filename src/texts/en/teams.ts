import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /teams. */
export const teams = {
  team: (letter: string) => `Team ${letter}`,
  anotherTeam: 'another team',
  /** Labels of the buttons, and titles of what they open. */
  views: { show: 'Teams', score: 'Score', lineup: 'Line-ups' },
  sessionOfDay: (number: number, of: number) => `session ${number}${nbsp}of${nbsp}${of} of that day`,
  noSessionOn: (date: string) => `No session began on ${date}. The nearest ones:`,
  futureDate: (date: string) => `${date} is yet to come. The latest session:`,
  fewerSessions: (date: string, count: number, option: string) =>
    `${words.counted(count, 'session', 'sessions')} began on ${date}. Leave ${option} out, or give one of these:`,

  noTwoTeams: 'There are no two teams to score.',
  noScore: 'Players were shuffled between maps, so there is no score by team.',
  undecided: 'No map has been decided yet.',
  tie: 'a tie',
  /** An attack that failed, with the time it had. */
  notInTimeOf: (limit: string) => `not in time (${limit})`,
  notInTime: 'not in time',
  inTime: 'in time',
  round1Only: 'round 1 only',
  round2Only: 'round 2 only',
  order: 'Points and times in the heading’s order',
  orderOfAttack: '† teams unknown: first attackers first',
  rule: 'A map: 2 points, a draw: 1 each',
  /** The picture: how long the attacks took. */
  attacks: {
    title: 'Attack times',
    againstLimit: 'Attack times · line: time limit',
    latest: 'Attack times of the latest maps · line: time limit',
    unknownTeams: 'grey: teams unknown',
    map: (map: string, points: string, times: string) => `${map} ${points}, ${times}`,
    alt: (title: string, maps: string) => `Bar chart of attack times. ${title}: ${maps}`,
  },

  detected: (confidence: string) => `Detected · confidence ${confidence}`,
  detectedOnly: 'Detected',
  setByHand: 'Set by hand',
  shuffled: 'Players were shuffled between maps: no lasting teams',
  nobodyTogether: 'Nobody played together in a counted round.',
  toldBy: (rounds: string) => `Told by who stood on whose side in ${rounds}`,
  changed: (name: string, from: string, to: string, round: string) => `↪ ${name} ${from} → ${to} (round ${round})`,
  absent: (count: number) => `${words.counted(count, 'player', 'players')} of the roster did not play`,

  comparedWith: (when: string) => `compared with ${when}`,
  noneBefore: 'There is no session before it to compare with.',
  comparedNotFound: 'The session to compare with was not found: pick a date from the list that opens while you type.',
  teamAbsent: (team: string) => `${team} did not play`,
  teamNew: (team: string) => `${team} is new`,
  teamWas: (team: string, before: string) => `${team}, before: ${before}`,
  stayed: (count: number) => `${words.counted(count, 'player', 'players')} stayed`,

  historyTitle: (days: string) => `Line-ups · last ${days}`,
  days: (count: number) => words.counted(count, 'day', 'days'),
  noSession: (days: string, example: string) => `No session in ${days}. Further back: ${example}`,
  noSessionAtAll: (days: string) => `No session in ${days}.`,
  noneTwice: (sessions: string) => `No line-up came twice in ${sessions}.`,
  latestOf: (sessions: string, all: string) => `${sessions} (the latest of ${all})`,
  record: 'won – lost – tied',
  lineUp: 'A line-up: half of the rounds or more',

  taken: (name: string) => `There is a team ${name} already: take another name.`,
  sameMoment: 'Somebody else changed these teams at the same moment. Look at them and try again.',
  give: (first: string, second: string, reset: string) =>
    `Give ${first} and ${second} names, or their players, or ${reset} to have the teams detected again.`,
  invisible: 'A team’s name needs at least one character that can be seen.',
  set: (names: string) => `Set: ${names}.`,
  and: 'and',
  resetDone: 'What was set is gone: the teams are detected again.',
  nothingSet: 'Nothing is set for this session: its teams are the detected ones.',
  quoted: (word: string) => `“${word}”`,
  unclear: (typed: string) =>
    `${typed}: that fits nobody who played in this session, or several. Type more of the name, or the GUID.`,
  didNotPlay: (name: string) => `${name} did not play in this session.`,
  severalFit: (players: string) => `Several players fit: ${players}. Type the GUID.`,
  isIn: (name: string, team: string) => `${name} is in ${team} now.`,
  nowCalled: (before: string, name: string) => `${before} is now called ${name}.`,
  noTeam: (typed: string, teams: string) => `“${typed}” is none of the teams, or several. There are: ${teams}.`,
  noTeams: 'none',
};
