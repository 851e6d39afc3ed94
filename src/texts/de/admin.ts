import type { admin as English } from '../en/admin.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('de');

export const admin: typeof English = {
  noReason: 'kein Grund notiert',
  size: (amount, power) => `${amount}${nbsp}${['B', 'kB', 'MB', 'GB', 'TB'][power]}`,
  files: (count) => words.counted(count, 'Datei', 'Dateien'),
  cancel: 'Abbrechen',
  cancelled: 'Es wurde nichts geändert.',
  health: {
    well: 'Alles in Ordnung',
    noted: 'Es läuft, aber sieh dir das an',
    notWell: 'Nicht in Ordnung',
    database: 'Datenbank',
    databaseLine: (version, size, ms) => `PostgreSQL ${version} · ${size} · Antwort in ${words.count(ms)}${nbsp}ms`,
    schema: 'Schema',
    migration: (version, schema) => `Migration ${version}: ${schema}`,
    unknownMigration: 'unbekannt',
    asExpected: 'wie diese Version es erwartet',
    differs: 'weicht ab, siehe oben',
    missingColumn: (column, expected) => `${column} fehlt (erwartet: ${expected})`,
    differentColumn: (column, live, expected) => `${column} ist ${live} (erwartet: ${expected})`,
    stored: 'Gespeichert',
    storedLine: (rounds, invalid, players) =>
      `${words.counted(rounds, 'Runde', 'Runden')}, davon ${words.plural(invalid, 'zählt', 'zählen')} ${words.count(invalid)} nicht · ${words.counted(players, 'Spieler', 'Spieler')}`,
    newest: (when) => `neueste Runde ${when}`,
    lastFile: 'Zuletzt angenommene Datei',
    noFile: 'Noch keine: kein Spielserver hat eine geschickt.',
    refused: 'In den letzten 24 Stunden abgelehnt',
    noneRefused: 'Nichts',
    banned: (since, until) =>
      `Seit ${since} nimmt es von der Adresse dieses Workers, die auch andere benutzen, keine Anfragen an. Bis ${until} schickt der Bot keine; Antworten innerhalb der Zeit betrifft das nicht.`,
    posts: 'Beiträge',
    notYet: 'Noch nicht gelaufen',
    ran: (when: string, took: string) => `lief ${when} in ${took}`,
    took: (ms: number) => (ms < 1000 ? `${words.count(ms)}${nbsp}ms` : `${words.decimal(ms / 1000, 1)}${nbsp}s`),
    failed: (times: number) => (times === 1 ? 'gescheitert' : `${words.count(times)} Mal gescheitert`),
    waiting: (count: number) =>
      count === 0 ? 'nichts wartet' : `${words.counted(count, 'Nachricht wartet', 'Nachrichten warten')}`,
    repaired: (count: number) => (count === 0 ? 'nichts zu reparieren' : `${words.count(count)} repariert`),
    next: (when: string) => `nächstes Mal ${when}`,
    upkeep: 'Pflege',
    notPosted: 'Nicht gepostet',
    notPostedLine: (tooOld, refused) =>
      [
        ...(tooOld === 0
          ? []
          : [`${words.counted(tooOld, 'Map', 'Maps')} der letzten 24 Stunden: einen Tag lang nicht zu senden`]),
        ...(refused === 0
          ? []
          : [`${words.counted(refused, 'Beitrag', 'Beiträge')} von Discord abgelehnt, jede Stunde neu versucht`]),
      ].join(' · '),
  },
  metrics: {
    title: (count) => (count === 1 ? 'Die letzte Stunde' : `Die letzten ${words.count(count)} Stunden`),
    none: 'Nichts hat die Datenbank benutzt.',
    kinds: {
      command: 'Befehle',
      'user command': 'Menüs',
      component: 'Knöpfe',
      autocomplete: 'Vorschläge',
      ingest: 'Uploads',
      post: 'Posts',
      job: 'Aufgaben',
      unknown: 'Veraltet',
    },
    times: (values) => `${values}${nbsp}ms`,
    slowest: 'Am langsamsten',
    failed: 'Gescheitert',
    legend: 'wie oft · die Hälfte in/95 von 100 in/längstens · ✗ gescheitert. Nur was die Datenbank benutzt hat',
    picture: {
      title: (hours) => (hours === 1 ? 'Interaktionen je Stunde' : `Interaktionen in je ${words.count(hours)} Stunden`),
      interactions: 'Interaktionen',
      failed: 'gescheitert',
      within: '95 von 100 in',
      alt: (title, [all, failed, most, ms]) =>
        `Balkendiagramm. ${title}: ${all}, davon ${failed} gescheitert; höchstens ${most} zusammen; 95 von 100 in ${ms}${nbsp}ms oder weniger`,
    },
  },
  config: {
    title: 'Einstellungen',
    channel: 'Kanal',
    adminChannel: 'Kanal für Verwalter',
    notSet: 'nicht gesetzt',
    timeZone: 'Zeitzone',
    zones: (days, clocks) => `${days} für Tage und Saisons, ${clocks} für die Uhren der Spielserver`,
    fromWorker: 'Hier nicht gesetzt: aus den Einstellungen des Workers',
    posts: 'Automatische Beiträge',
    off: 'aus',
    language: 'Sprache öffentlicher Antworten',
    languageOfServer: 'wie der Server',
    footer: 'Steht in der Datenbank und geht vor wrangler.toml',
    unknownZone: (typed) =>
      `„${typed}“ ist keine Zeitzone. Wähle eine aus der Liste, die sich beim Tippen öffnet, etwa Europe/Berlin; es wurde nichts geändert.`,
    tooLong:
      'So viele Runden zu verschieben dauert länger, als eine Anfrage darf. Vielleicht schafft es die Datenbank noch, ganz oder gar nicht: `/admin config` sagt in ein paar Minuten, welche Zone gilt.',
    saved: 'Gespeichert.',
    savedSoon: 'Gespeichert. Antworten richten sich innerhalb einer Minute danach.',
    savedAlready: 'Schon gespeichert.',
    nothingMoved: (rounds) =>
      `Gespeichert. In dieser Zone ${words.plural(rounds, 'wird', 'werden')} ${words.counted(rounds, 'Runde', 'Runden')} schon gelesen.`,
    moved: (moved, rounds, regrouped, sessions) =>
      `Gespeichert. Verschoben: ${words.count(moved)} von ${words.counted(rounds, 'Runde', 'Runden')}, ${
        regrouped === 0
          ? 'die Spielabende haben dieselben Runden wie zuvor'
          : `${words.count(regrouped)} ${words.plural(regrouped, 'gehört', 'gehören')} zu einem anderen Spielabend`
      }: jetzt ${words.counted(sessions, 'Spielabend', 'Spielabende')}. Die Ranglisten sind nachgezogen; andere Antworten nutzen die Zone innerhalb einer Minute.`,
  },
};
