import type { teams as English } from '../en/teams.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('de');

export const teams: typeof English = {
  team: (letter) => `Team ${letter}`,
  anotherTeam: 'ein anderes Team',
  views: { show: 'Teams', score: 'Ergebnis', lineup: 'Aufstellungen' },
  sessionOfDay: (number, of) => `Spielabend ${number}${nbsp}von${nbsp}${of} an diesem Tag`,
  noSessionOn: (date) => `Am ${date} begann kein Spielabend. Die nächstliegenden:`,
  futureDate: (date) => `Der ${date} kommt erst noch. Der letzte Spielabend:`,
  fewerSessions: (date, count, option) =>
    `${words.counted(count, 'Spielabend begann', 'Spielabende begannen')} am ${date}. Lass ${option} weg, oder nimm:`,

  noTwoTeams: 'Es gibt keine zwei Teams, also auch kein Ergebnis.',
  noScore: 'Zwischen den Maps wurde neu gemischt, darum gibt es kein Ergebnis nach Teams.',
  undecided: 'Noch ist keine Map entschieden.',
  tie: 'unentschieden',
  notInTimeOf: (limit) => `Zeit um (${limit})`,
  notInTime: 'Zeit um',
  inTime: 'geschafft',
  round1Only: 'nur Runde 1',
  round2Only: 'nur Runde 2',
  order: 'Punkte und Zeiten in der Reihenfolge oben',
  orderOfAttack: '† Teams unbekannt: erste Angreifer vorn',
  rule: 'Map: 2 Punkte, unentschieden: je 1',
  attacks: {
    title: 'Angriffszeiten',
    againstLimit: 'Angriffszeiten · Strich: Zeitlimit',
    latest: 'Angriffszeiten der letzten Maps · Strich: Zeitlimit',
    unknownTeams: 'grau: Teams unbekannt',
    map: (map, points, times) => `${map} ${points}, ${times}`,
    alt: (title, maps) => `Balkendiagramm der Angriffszeiten. ${title}: ${maps}`,
  },

  detected: (confidence) => `Erkannt · Sicherheit ${confidence}`,
  detectedOnly: 'Erkannt',
  setByHand: 'Von Hand festgelegt',
  shuffled: 'Zwischen den Maps neu gemischt: keine festen Teams',
  nobodyTogether: 'Niemand hat in einer gezählten Runde zusammengespielt.',
  toldBy: (rounds) => `Erkannt daran, wer mit wem stand: ${rounds}`,
  changed: (name, from, to, round) => `↪ ${name} ${from} → ${to} (Runde ${round})`,
  absent: (count) => `${words.counted(count, 'Spieler', 'Spieler')} der Aufstellung nicht dabei`,

  comparedWith: (when) => `verglichen mit ${when}`,
  noneBefore: 'Davor gibt es keinen Spielabend zum Vergleichen.',
  comparedNotFound:
    'Der Spielabend zum Vergleichen wurde nicht gefunden: wähle ein Datum aus der Liste, die sich beim Tippen öffnet.',
  teamAbsent: (team) => `${team} war nicht dabei`,
  teamNew: (team) => `${team} ist neu`,
  teamWas: (team, before) => `${team}, vorher: ${before}`,
  stayed: (count) => `${words.counted(count, 'Spieler', 'Spieler')} geblieben`,

  historyTitle: (days) => `Aufstellungen · ${days}`,
  days: (count) => words.counted(count, 'Tag', 'Tage'),
  noSession: (days, example) => `Kein Spielabend im Zeitraum: ${days}. Weiter zurück: ${example}`,
  noSessionAtAll: (days) => `Kein Spielabend im Zeitraum: ${days}.`,
  noneTwice: (sessions) => `Keine Aufstellung kam zweimal vor (${sessions}).`,
  latestOf: (sessions, all) => `${sessions} (die neuesten von ${all})`,
  record: 'Siege – Niederlagen – Unentschieden',
  lineUp: 'Aufstellung: mindestens die halben Runden',

  taken: (name) => `Ein Team ${name} gibt es schon: nimm einen anderen Namen.`,
  sameMoment: 'Jemand anderes hat diese Teams im selben Moment geändert. Sieh sie dir an und versuch es noch einmal.',
  give: (first, second, reset) =>
    `Gib ${first} und ${second} Namen oder Spieler, oder nimm ${reset}, damit die Teams wieder erkannt werden.`,
  invisible: 'Ein Teamname braucht mindestens ein sichtbares Zeichen.',
  set: (names) => `Festgelegt: ${names}.`,
  and: 'und',
  resetDone: 'Was festgelegt war, ist weg: die Teams werden wieder erkannt.',
  nothingSet: 'Für diesen Spielabend ist nichts festgelegt: seine Teams sind die erkannten.',
  quoted: (word) => `„${word}“`,
  unclear: (typed) =>
    `${typed}: das passt auf niemanden, der an diesem Spielabend dabei war, oder auf mehrere. Gib mehr vom Namen ein oder die GUID.`,
  didNotPlay: (name) => `${name} war an diesem Spielabend nicht dabei.`,
  severalFit: (players) => `Mehrere Spieler passen: ${players}. Gib die GUID ein.`,
  isIn: (name, team) => `${name} ist jetzt in ${team}.`,
  nowCalled: (before, name) => `${before} heißt jetzt ${name}.`,
  noTeam: (typed, teams) => `„${typed}“ ist keines der Teams, oder mehrere. Es gibt: ${teams}.`,
  noTeams: 'keine',
};
