import type { players as English } from '../en/players.ts';
import { itemLine, nbsp, wordsOf } from '../words.ts';
import { achievements } from './achievements.ts';
import { playstyle } from './playstyle.ts';

const words = wordsOf('de');

export const players: typeof English = {
  achievements,
  playstyle,
  noRound: 'Noch keine gezählte Runde.',
  noRoundOf: (period) => `Keine gezählte Runde: ${period}.`,
  twoNamed: (player, user) =>
    `Du hast zwei Spieler genannt, bei \`${player}\` und bei \`${user}\`: lass einen davon weg.`,
  linkedMark: '🔗 verknüpft',
  stats: {
    head: (kd, dpm) => itemLine(`**K/D ${kd}**`, `**DPM ${dpm}**`),
    frags: (kills, deaths) => itemLine(`Kills ${kills}`, `Tode ${deaths}`),
    efficiency: (efficiency) => `Effizienz ${efficiency}`,
    given: (damage) => `Schaden ${damage} ausgeteilt`,
    received: (damage) => `Schaden ${damage} erlitten`,
    aim: (accuracy, headshots) => itemLine(`Treffer ${accuracy}`, `am Kopf ${headshots}`),
    weapon: (name, kills, accuracy) =>
      itemLine(
        `${name} **${words.count(kills)}** ${words.plural(kills, 'Kill', 'Kills')}${accuracy && `, ${accuracy}`}`,
      ),
    trend: (low, high, rounds) => `DPM ${low}–${high}, letzte ${words.counted(rounds, 'Runde', 'Runden')}`,
    latest: (pairs) => `Letzte Runden ${itemLine(...pairs)}`,
    also: (names) => `auch ${names}`,
    weaponsButton: 'Waffen',
    sessionsButton: 'Spielabende',
    compareButton: 'Mit mir vergleichen',
    cardButton: 'Karte',
    trendButton: 'Verlauf',
    statsButton: 'Statistik',
  },
  card: {
    title: (name) => `Karte von ${name}`,
    about: (period, rounds) => `${period} · ${words.counted(rounds, 'Runde', 'Runden')}`,
    form: (rounds) => `DPM, letzte ${words.counted(rounds, 'Runde', 'Runden')}`,
    average: (value) => `Schnitt ${value}`,
    weapons: 'Top-Waffen',
    alt: (name, role, figures) => `Spielerkarte von ${name}, ${role}: ${figures}`,
  },
  trend: {
    title: (name, sessions) =>
      `${name} · ${words.plural(sessions, 'letzter', 'letzte')} ${words.counted(sessions, 'Spielabend', 'Spielabende')}`,
    average: (value) => `Schnitt ${value}`,
    figure: (label, latest, average) => `${label} zuletzt ${latest}, ${average}`,
    alt: (title, figures) => `Liniendiagramm. ${title}: ${figures}`,
  },
  sessions: {
    title: (name) => `Spielabende von ${name}`,
    legend: 'Kills/Tode · DPM · Runden',
  },
  weapons: {
    title: (name) => `Waffen von ${name}`,
    legend: 'Kills und Treffsicherheit (Treffer je Schuss)',
    detailLegend: 'Kills/Tode · Treffer je Schuss · Kopftreffer (Anteil der Treffer)',
    aim: (accuracy, shots, headshots, share) =>
      itemLine(`${accuracy} von ${shots}`, `${headshots} Kopftreffer (${share})`),
    all: (count) => `Alle ${count} genau`,
    most: 'Die meistbenutzten',
    picture: {
      title: (title, period) => `${title} · ${period}`,
      share: (kills) => `Anteil an ${words.counted(kills, 'Kill', 'Kills')}`,
      accuracy: 'Treffsicherheit',
      others: (count) => `${words.count(count)} andere`,
      weapon: (name, share, accuracy) => `${name} ${share} der Kills${accuracy && `, Treffsicherheit ${accuracy}`}`,
      alt: (title, weapons) => `Balkendiagramm. ${title}: ${weapons}`,
    },
  },
  nemesis: {
    title: (name) => `Erzfeinde von ${name}`,
    duelTitle: (one, other) => `${one} – ${other}`,
    killers: 'Am häufigsten getötet von',
    victims: 'Tötet am häufigsten',
    legend: 'Kills/Tode gegeneinander, aus Endstats',
    labelLegend: '😈 Erzfeind · 🎯 Beute · 🔥 Rivale: ab fünf Runden',
    twice: (name) => `Das ist zweimal **${name}**: nenne zwei Spieler.`,
    neverMet: 'Keine gezählte Runde hat Endstats dieser beiden gegeneinander.',
    noOpponent: 'Keine gezählte Runde mit diesem Spieler hat Endstats, die seine Gegner nennen.',
    noEndstats: 'Noch sind keine Endstats da.\n-# Der Spielserver muss auch seine Dateien `-endstats.txt` schicken.',
  },
  vs: {
    kills: (one, other, rounds) => `⚔️ Kills **${one}\u00a0:\u00a0${other}** · ${rounds}`,
    labels: {
      nemesis: (other) => `Erzfeind: ${other}`,
      prey: (other) => `Beute: ${other}`,
      rival: () => 'Rivalen, und es ist knapp',
    },
    against: (rounds) => `Gegeneinander · ${rounds}`,
    maps: (one, other) => `Maps **${one}\u00a0:\u00a0${other}**`,
    drawn: (count) => words.counted(count, 'Remis', 'Remis'),
    latest: 'Die letzten Maps davon',
    together: (rounds) => `Zusammen · ${rounds}`,
    mapsWon: (won, of) => `**${won}** von ${of} Maps gewonnen`,
    neverMet: 'In keiner gezählten Runde waren beide dabei.',
    noKills: 'Keine Endstats nennen beide.',
    unresolved: (count) => `${words.counted(count, 'Runde', 'Runden')} ausgelassen: Namen unklar`,
    withoutEndstats: (count) => `${words.counted(count, 'Runde', 'Runden')} ohne Endstats`,
    legend: 'Kills aneinander, aus Endstats. Waffen: alle Kills dieser Runden.',
    compareButton: 'Vergleich',
    picture: {
      kills: 'Kills aneinander',
      maps: 'Maps gegeneinander gewonnen',
      against: (rounds) => `${rounds} gegeneinander`,
      together: (rounds) => `${rounds} zusammen`,
      latest: 'Kills aneinander, die letzten Maps',
      alt: (one, other, figures) => `${one} und ${other}: ${figures}`,
    },
  },
  compare: {
    title: (one, other) => `${one} und ${other}`,
    won: (one, other, of) => `Besser in **${one} : ${other}** von ${of} Werten`,
    noRounds: (names, period) => `Keine gezählte Runde: ${names} · ${period}.`,
    legend: '* der bessere Wert',
    all: (count) => `Alle ${count} Werte`,
    few: 'Weniger Werte',
    same: (name, option) => `Beide sind **${name}**: nenne bei \`${option}\` jemand anderen.`,
    short: {
      teamwork: 'Teamschaden',
      denied_playtime: 'Geraubte Zeit',
      grenades: 'Granatenkills',
      damage_ratio: 'Schadensquote',
    },
    hours: (hours) => `${hours}${nbsp}h`,
    radar: {
      axes: {
        kd: 'K/D',
        dpm: 'DPM',
        accuracy: 'Treffsicherheit',
        headshots: 'Kopftreffer-Anteil',
        revives: 'Belebungen/Runde',
        survival: 'Überleben',
      },
      among: (players, least) =>
        `Perzentil unter ${words.counted(players, 'Spieler', 'Spielern')} mit ${words.count(least)}+ Runden`,
      alt: (names, among, figures) => `Netzdiagramm: ${names}. ${among}: ${figures}`,
    },
  },
  aliases: {
    title: (name) => `Namen von ${name}`,
    none: 'Kein Name ist gespeichert: keiner wurde gesehen, oder sie wurden auf Wunsch gelöscht.',
    legend: 'Wie oft gesehen · zuletzt gesehen',
    newest: (shown, of) => `die neuesten ${shown} von ${words.count(of)}`,
  },
  list: {
    title: 'Spieler',
    filters: { all: '', linked: 'verknüpft', unlinked: 'nicht verknüpft', active: 'in den letzten 30 Tagen aktiv' },
    orders: {
      seen: 'Zuletzt gespielt',
      rounds: 'Meiste Runden',
      kills: 'Meiste Kills',
      kd: 'Beste K/D',
    },
    legends: {
      seen: 'Kills/Tode',
      rounds: 'Runden · Spielabende',
      kills: 'Kills/Tode',
      kd: 'K/D · Kills/Tode',
    },
    sortBy: 'Sortieren nach',
    totals: (all, linked, active) =>
      `${words.count(all)}${nbsp}Spieler · ${words.count(linked)} verknüpft · ${words.count(active)} in 30 Tagen aktiv`,
    noRounds: 'Noch ist keine Runde gespeichert: spielt eine, oder holt die alte Datenbank mit `npm run migrate`.',
    none: (totals) => `Keiner davon. ${totals}.`,
  },
  find: {
    legend: 'Runden · Kills/Tode',
    title: (count) => words.counted(count, 'Spieler passt', 'Spieler passen'),
    best: (shown, of) => `Die besten ${shown} von ${words.count(of)} Treffern: gib mehr vom Namen ein.`,
    also: (names) => `auch ${names}`,
    noRound: 'keine gezählte Runde',
  },
};
