import { dayWords } from '../days.ts';
import type { sessions as English } from '../en/sessions.ts';
import { nbsp, wordsOf } from '../words.ts';
import { sessionPictures } from './session-pictures.ts';
import { sessionViews } from './session-views.ts';

const words = wordsOf('de');

export const sessions: typeof English = {
  ...dayWords('de'),
  team: (letter) => `Team${nbsp}${letter}`,

  ...sessionViews,
  pictures: sessionPictures,

  beganAndLasted: (began, duration) => `${began}, ${duration}`,
  changedTeams: 'Spieler wechselten zwischen Maps das Team: kein Ergebnis',
  noTeams: 'Keine zwei Teams, kein Ergebnis',
  tie: 'Unentschieden',
  noMapDecided: 'keine Map entschieden',
  notCounted: (count, of) =>
    `${words.count(count)}${nbsp}von${nbsp}${words.count(of)} Runden ${words.plural(count, 'zählt', 'zählen')} nicht.`,
  mvp: 'MVP',
  because: {
    kills: (value) => `${value}${nbsp}Kills`,
    dpm: (value) => `DPM${nbsp}${value}`,
    damage_ratio: (value) => `Schadensquote${nbsp}${value}`,
    revives: (value) => `${value}${nbsp}Wiederbelebungen`,
    objectives: (value) => `${value}${nbsp}Ziele`,
  },
  awards: {
    damage_efficiency: 'Schaden raus/rein',
    engineer: 'Am meisten gebaut',
    tank_shield: 'Abgefangen',
    team_killer: 'Meiste Teamkills',
    self_killer: 'Meiste Selfkills',
    kill_thief: 'Meiste geklaute Kills',
    spray_and_pray: 'Meiste Kugeln je Kill',
    too_scared_to_shoot: 'Wenigste Kugeln',
    glass_cannon: 'Eingesteckt',
    useless_kills: 'Meiste nutzlose Kills',
    worst_death_spree: 'Meiste Tode am Stück',
  },

  round: (number) => `Runde ${number}`,
  sum: 'Σ',
  total: 'Gesamt',
  oneRoundOnly: (number) => `nur Runde ${number}`,
  notInTime: 'nicht geschafft',
  notInTimeOf: (limit) => `nicht geschafft (${limit})`,
  inTime: 'geschafft',
  notPlayed: 'nicht gespielt',
  unknownResult: 'unbekannt',
  firstAttack: 'erster Angriff',
  secondAttack: 'zweiter Angriff',

  nothingInView: 'In dieser Ansicht gibt es nichts zu sehen.',
  oneRoundDoesNotCount: 'Die eine Runde dieses Spielabends zählt nicht.',
  noRoundCounts: 'Keine Runde dieses Spielabends zählt.',
  position: (number, of, day) => `Spielabend ${number} von ${of} am ${day}`,
  anotherView: 'Andere Ansicht',
  allSessions: 'Spielabende',
  sessionsOf: (day) => `Spielabende vom ${day}`,
  numbered: (number, began) => `Spielabend ${number}, Beginn ${began}`,
  onServer: (text, server) => `${text} auf ${server}`,

  listOfAll: (count) => words.counted(count, 'Spielabend', 'Spielabende'),
  listOfMonth: (month, count) => `${month} · ${words.counted(count, 'Spielabend', 'Spielabende')}`,
  listLegend: 'Ergebnis: 2 Punkte je Map, je 1 bei Unentschieden · Tage nach der Uhr des Spielservers',
  openASession: 'Spielabend öffnen',
  lastedHours: (hours, minutes) => `${words.count(hours)}${nbsp}h${nbsp}${minutes}`,
  teamsChanged: 'Teams wechselten',

  noRounds: 'Noch ist keine Runde gespeichert: spielt eine, oder hole die alte Datenbank mit `npm run migrate`.',
  outOfDate: 'Diese Nachricht ist veraltet. Gib den Befehl noch einmal ein.',
  noSessionOn: (day) => `Am ${day} begann kein Spielabend. Die nächstliegenden:`,
  futureDate: (day) => `Der ${day} kommt erst noch. Der letzte Spielabend:`,
  fewerSessions: (day, count, option) =>
    `Am ${day} ${words.plural(count, 'begann', 'begannen')} ${words.counted(count, 'Spielabend', 'Spielabende')}. Lass \`${option}\` weg oder wähle einen:`,
  laterPart: (day, began) => `Am ${day} begann kein Spielabend; dieser ging über Mitternacht. Er begann am ${began}.`,
  impossibleDate: (typed) =>
    `${typed} steht in keinem Kalender. Die Liste, die sich beim Tippen öffnet, zeigt die Tage mit Spielabenden.`,
  unreadableDate: (typed) =>
    `„${typed}“ ist kein Datum: schreib es als \`27.11.2026\`, \`27.11.\`, \`gestern\` oder \`Freitag\`, oder wähle eines aus der Liste, die sich beim Tippen öffnet.`,
  noSessionIn: (month, near) => `Kein Spielabend im ${month}. Der nächstliegende Monat mit einem: ${near}.`,
  futureMonth: (month, near) => `Der ${month} kommt erst noch. Der letzte Spielabend war im ${near}.`,
  monthHint: (month, option) => `${month} (\`${option}\`)`,
  or: (one, other) => `${one} oder ${other}`,
  unreadableMonth: (typed) =>
    `„${typed}“ ist kein Monat: schreib ihn als \`2026-11\` oder \`November\`, oder wähle einen aus der Liste, die sich beim Tippen öffnet.`,
};
