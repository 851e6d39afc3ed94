import { dayWords } from '../days.ts';
import type { sessions as English } from '../en/sessions.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('de');

export const sessions: typeof English = {
  ...dayWords('de'),
  team: (letter) => `Team${nbsp}${letter}`,

  views: {
    overview: {
      label: 'Übersicht',
      about: 'Ergebnis, Teams, alle in einer Zeile',
      legend: 'K/D: Kills je Tod · DPM: Schaden je Minute',
    },
    everything: {
      label: 'Alles',
      about: 'Alle Zahlen, drei Zeilen je Spieler',
      legend:
        'Kills/Tode · DPM Schaden je Minute · Schaden ausgeteilt/erlitten · Acc Treffsicherheit (Treffer/Schüsse) mit Kugelwaffen · HS Kopftreffer · nützliche Kills · Rev Wiederbelebungen gegeben/bekommen · geraubt: Zeit, die Gegner warten mussten',
    },
    top: {
      label: 'Beste Spieler',
      about: 'K/D, DPM, Schaden, Kopfschuss-Kills, Gibs, Zeit',
      legend: 'Meiste Kills zuerst',
    },
    combat: { label: 'Kampf', about: 'Kills, Tode, Schaden, Gibs, Kopfschuss-Kills', legend: 'Meiste Kills zuerst' },
    objectives: {
      label: 'Ziele',
      about: 'XP, Ziele, Dynamit, Bauten, Wiederbelebungen',
      legend: 'Meiste XP zuerst · geraubt: Zeit, die Gegner auf ihren Spawn warten mussten',
    },
    weapons: {
      label: 'Waffen',
      about: 'Die beste Waffe von allen, dann Waffe für Waffe',
      legend: 'Treffsicherheit je Schuss, Kopftreffer je Treffer, nur bei Kugelwaffen',
    },
    support: {
      label: 'Unterstützung',
      about: 'Gegebene und bekommene Wiederbelebungen',
      legend: 'Meiste Wiederbelebungen zuerst',
    },
    sprees: {
      label: 'Serien',
      about: 'Längste Serien und schnelle Kills hintereinander',
      legend: 'Längste Serie zuerst: Kills ohne eigenen Tod · Doppel bis Mega: Kills auf einmal',
    },
    maps: {
      label: 'Maps',
      about: 'Jede Map: Ergebnis, Zeiten, Spieler',
      legend:
        'Zeiten in der Reihenfolge des Ergebnisses, die des Siegers fett · 2 Punkte je Map, je 1 bei Unentschieden',
    },
    'maps-full': {
      label: 'Runde für Runde',
      about: 'Jede Map: Runde 1, Runde 2, gesamt',
      legend:
        'Zeiten in der Reihenfolge des Ergebnisses, die des Siegers fett · 2 Punkte je Map, je 1 bei Unentschieden',
    },
    awards: {
      label: 'Auszeichnungen',
      about: 'Wer wovon am meisten gemacht hat, im Guten wie im Schlechten',
      legend:
        'MVP: am weitesten über dem Mittel des Abends in Kills, DPM, Schadensverhältnis, Wiederbelebungen und Zielen zusammen',
    },
    grid: {
      label: 'Tabelle',
      about: 'Spieler mal Maps: Kills/Tode',
      legend: 'Kills/Tode, gesamt und auf jeder Map · meiste Kills zuerst',
    },
  },

  columns: {
    top: 'K/D · DPM · Schaden ausgeteilt',
    topMore: 'Kopfschuss-Kills · Gibs · Spielzeit',
    combat: 'Kills/Tode · K/D · DPM',
    combatMore: 'Schaden ausgeteilt/erlitten · Gibs · Kopfschuss-Kills',
    objectives: 'XP · Ziele gestohlen/zurückgebracht · Dynamit gelegt/entschärft · Bauten',
    objectivesMore: 'Wiederbelebungen · beste Serie · geraubte Zeit',
    bestWeapon: 'meiste Kills mit · Treffsicherheit',
    weapon: (name) => `**${name}** · Kills · Treffsicherheit · Kopftreffer`,
    otherWeapon: (name) => `**${name}** · Kills`,
    support: 'Wiederbelebungen · wiederbelebt worden · Kills/Tode',
    sprees: 'beste Serie · Mega · Multi · vierfach · dreifach · doppelt',
    maps: 'Kills/Tode · DPM · Treffsicherheit · Schaden ausgeteilt',
  },

  everything: {
    fight: (f) => `${f.pair} · Gibs ${f.gibs} · K/D ${f.kd} · DPM ${f.dpm} · Schaden ${f.damage}`,
    aim: (f) =>
      `Acc ${f.accuracy} (${f.bullets}) · HS ${f.headshots} (${f.headshotShare}) · nützlich ${f.useful} · Rev ${f.revives}`,
    time: (f) => `gespielt ${f.played} · tot ${f.dead} · geraubt ${f.denied} · Mehrfachkills ${f.multikills}`,
  },

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
    damage_ratio: (value) => `Schadensverhältnis${nbsp}${value}`,
    revives: (value) => `${value}${nbsp}Wiederbelebungen`,
    objectives: (value) => `${value}${nbsp}Ziele`,
  },
  awards: {
    damage_efficiency: 'Schaden raus/rein',
    engineer: 'Am meisten gebaut',
    tank_shield: 'Am meisten geschluckt',
    team_killer: 'Meiste Teamkills',
    self_killer: 'Meiste Selfkills',
    kill_thief: 'Meiste geklaute Kills',
    spray_and_pray: 'Meiste Kugeln je Kill',
    too_scared_to_shoot: 'Wenigste Kugeln',
    glass_cannon: 'Am meisten kassiert',
    useless_kills: 'Meiste nutzlose Kills',
    worst_death_spree: 'Meiste Tode am Stück',
  },

  round: (number) => `Runde ${number}`,
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
  position: (number, of, day) => `Spielabend ${number} von ${of}, die am ${day} begannen`,
  anotherView: 'Andere Ansicht',
  allSessions: 'Alle Spielabende',
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
