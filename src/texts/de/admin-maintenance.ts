import type { adminMaintenance as English } from '../en/admin-maintenance.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

const rounds = (count: number) => words.counted(count, 'Runde', 'Runden');
const rows = (count: number) => words.counted(count, 'Zeile', 'Zeilen');

export const adminMaintenance: typeof English = {
  tasks: {
    audit: 'Audit: alles vergleichen, nichts ändern',
    rollups: 'Die Summen hinter Ranglisten und Spielabenden neu bauen',
    sessions: 'Spielabende neu berechnen',
    derive: 'Runden nach älteren Regeln neu aus ihren Dateien ableiten',
    analyze: 'Die Planungszahlen der Datenbank auffrischen',
  },
  tooLong:
    'Das dauert länger, als eine Anfrage darf. Führ `select * from rebuild_rollups()` in der Konsole der Datenbank aus (Neon → SQL Editor): das baut die Summen neu und sagt dasselbe wie hier.',
  doneAlready: 'Das hat dieselbe Anfrage schon erledigt.',
  refreshed: 'Planungszahlen aufgefrischt',
  notRefreshed: 'Planungszahlen nicht aufgefrischt',
  largest: 'Die größten Tabellen:',
  table: (name, count, size) => `${name}: etwa ${rows(count)}, ${size}`,
  autovacuum: 'Den Platz gelöschter Zeilen gibt Autovacuum frei; die Sicherungen liegen beim Anbieter der Datenbank.',
  rebuiltRight: 'Neu gebaut: nichts war falsch',
  rebuiltWrong: 'Neu gebaut: einige Summen waren falsch',
  rollup: (name, count) => `${name}: ${rows(count)}`,
  rollupDiffers: (name, count, differing, examples) =>
    `${name}: ${rows(count)}, ${words.count(differing)} davon ${words.plural(differing, 'wich', 'wichen')} ab, etwa ${examples}`,
  sessionsRight: 'Die Spielabende stimmten',
  sessionsRightLine: (count, sessions) =>
    `${rounds(count)} in ${words.counted(sessions, 'Spielabend', 'Spielabenden')}; nichts geändert.`,
  sessionsDone: 'Spielabende neu berechnet',
  sessionsDoneLine: (count, sessions, moved, regrouped) =>
    `${rounds(count)} in ${words.counted(sessions, 'Spielabend', 'Spielabenden')}. ${rounds(moved)} berichtigt, davon ${words.count(regrouped)} jetzt in einem anderen Spielabend. Die Ranglisten sind nachgezogen.`,
  nothingToDerive: 'Nichts neu abzuleiten',
  nothingToDeriveLine: 'Jede Runde mit Datei ist nach den neuesten Regeln entstanden.',
  derived: 'Neu abgeleitet',
  derivedLine: (written) =>
    `${rounds(written)} nach den neuesten Regeln neu erstellt; Spielabende und Ranglisten sind nachgezogen.`,
  derivedLeft: (left) =>
    `${rounds(left)} nach älteren Regeln ${words.plural(left, 'bleibt', 'bleiben')} übrig: mach es noch einmal.`,
  wrong: 'Etwas stimmt nicht',
  right: 'Alles stimmt',
  partly: 'Nicht alles ließ sich vergleichen',
  sums: 'Summen gegen die Runden, aus denen sie stammen',
  unchanged:
    'Es wurde nichts geändert. /verwaltung wartung repariert Summen, Spielabende und Runden nach älteren Regeln; /verwaltung runde kann Spielerzeilen zählen lassen.',
  none: (what) => `${what}: keine`,
  found: (what, count, examples) => `${what}: ${words.count(count)}, etwa ${examples}`,
  checks: {
    'no players': 'Runden, die ohne Spielerzeile zählen',
    'weapon rows': 'Waffenzeilen von niemandem in ihrer Runde',
    'foreign file': 'Zeilen von Dateien, deren Datum, Map oder Rundennummer nicht die ihrer Runde ist',
    verdicts: 'Runden, die gegen ein Urteil zählen',
    chains: 'Zusammenlegungen, die eine Kette bilden',
    'lost files': 'Als angenommen vermerkte Dateien, die in keiner Runde sind',
    'no round 1': 'Runden 2 ohne ihre Runde 1',
    'no round 2': 'Runden 1 ohne eine Runde 2 (sie zählen)',
    'rows of another file': 'Spielerzeilen einer anderen Datei in ihrer Runde (zählen nie)',
    'implausible rows': 'Spielerzeilen mit unglaubwürdigen Zählern (zählen nie)',
    'ruled in': 'Solche Spielerzeilen, die ein Urteil zählen lässt',
    'older rules': 'Runden, die nach älteren Regeln abgeleitet sind (lassen sich neu ableiten)',
    'links to nobody': 'Discord-Nutzer, die mit einer GUID verknüpft sind, die nie gespielt hat',
    sessions: 'Runden außerhalb des Spielabends, zu dem sie gehören',
  },
};
