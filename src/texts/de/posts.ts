import type { posts as English } from '../en/posts.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('de');

export const posts: typeof English = {
  inSeconds: (clock) => `in${nbsp}${clock}`,
  by: (clock) => `${clock}${nbsp}schneller`,
  toBeat: (clock) => `**${clock}**${nbsp}vorgelegt`,
  afterRound1: (team, outcome) =>
    team === undefined ? `Runde${nbsp}1: ${outcome}` : `Runde${nbsp}1: ${team} hat angegriffen, ${outcome}`,
  bothHeld: (limit) => (limit === undefined ? 'beide gehalten' : `beide gehalten (${limit})`),
  onlyRound2: `Nur Runde${nbsp}2: Runde${nbsp}1 fehlt`,
  doesNotCount: (round) => `⚠️ Runde${nbsp}${round} zählt nicht`,
  noRoundCounts: '⚠️ Keine Runde dieser Map zählt',
  changedSides: 'auf beiden Seiten',
  legend: 'Kills/Tode · DPM · meister Schaden zuerst',
  legendWithAwards: 'Kills/Tode · DPM · meister Schaden zuerst · 🏅 bester Wert einer Runde',
  awards: {
    damage: 'Schaden',
    revives: 'Wiederbelebt',
    spree: 'Serie',
    headshots: 'Kopftreffer',
    stolen: 'Ziele',
    planted: 'Dynamit',
    defused: 'Entschärft',
    returned: 'Gerettet',
    denied: 'Geraubte Zeit',
    ratio: 'K/D',
    accuracy: 'Treffsicher',
    assists: 'Assists',
    gibs: 'Gibs',
    useful: 'Nützliche Kills',
    grenades: 'Granaten',
    deaths: 'Todesserie',
  },
  me: 'Ich',
  details: 'Details',
  session: 'Session',

  gone: 'Dieses Match ist nicht mehr gespeichert: Seine Runden wurden entfernt.',
  notPlayed: (name) => `${name} hat in diesem Match keine Runde, die zählt.`,
  figures: {
    kd: (value) => `K/D **${value}**`,
    dpm: (value) => `DPM **${value}**`,
    kills: (value) => `**${value}** Kills je Runde`,
    deaths: (value) => `**${value}** Tode je Runde`,
    accuracy: (value) => `**${value}** Treffsicherheit`,
    headshots: (value) => `**${value}** Kopftreffer`,
    revives: (value) => `**${value}** Wiederbelebungen je Runde`,
    gibs: (value) => `**${value}** Gibs je Runde`,
  },
  usual: (evenings) => `▲▼ gegenüber sonst: dem Mittel deiner ${words.count(evenings)} Abende davor`,
  noUsual: (evenings, rounds) =>
    `Nach ${words.count(evenings)} Abenden mit je ${words.count(rounds)} Runden steht hier, wie weit du von sonst weg bist`,
};
