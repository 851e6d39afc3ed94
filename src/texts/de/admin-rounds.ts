import type { adminRounds as English } from '../en/admin-rounds.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

const rows = (count: number) => words.counted(count, 'Spielerzeile', 'Spielerzeilen');

export const adminRounds: typeof English = {
  reasons: {
    'match summary': 'Zusammenfassung eines Matches',
    'no players': 'keine Spieler',
    'bot round': 'Runde mit Bots',
    'one side only': 'nur eine Seite',
    'shorter than 60 s': 'kürzer als 60 s',
    aborted: 'abgebrochen',
    'round 1 missing': 'Runde 1 fehlt',
    'ruled out by an admin': 'durch ein Urteil ausgeschlossen',
  },
  findings: {
    encoding: () => 'Die Datei ist nicht sauberes UTF-8: sie wurde trotzdem gelesen.',
    header: () => 'Eine Angabe in der Kopfzeile kann nicht stimmen: sie wird ignoriert.',
    'player dropped': () => 'Eine Spielerzeile ist unlesbar und wurde weggelassen.',
    'player repeated': () => 'Derselbe Spieler steht zweimal da: die Zeilen wurden zusammengeführt.',
    'value clamped': () => 'Ein Wert kann nicht stimmen und wurde begrenzt.',
    'name cut': () => 'Ein Name war zu lang und wurde gekürzt.',
    'no side': () => 'Ein Spieler steht auf keiner Seite.',
    layout: () => 'Die Zeile ist anders aufgebaut als erwartet.',
    'few players': () => 'Die Datei hat weniger als zwei menschliche Spieler.',
    bots: () => 'Bots haben mitgespielt: die Runde zählt nicht.',
    hits: () => 'Die Treffer einer Waffe passen nicht zu ihren Schüssen.',
    implausible: () => 'Zähler, die nicht wahr sein können: die Zeile dieses Spielers zählt nicht.',
    aborted: () => 'Die Spielzeit ist negativ: die Runde wurde abgebrochen und zählt nicht.',
    'counters restarted': () => 'Die Zähler sind niedriger als zuvor: der Spieler hat neu verbunden.',
    'counters shrank': () => 'Einige Zähler sind niedriger als zuvor und gelten als 0.',
    'counters not cumulative': () => 'Viele haben niedrigere Zähler als in Runde 1: die Datei gilt, wie sie ist.',
    'counters carried over': () => 'Die Zähler des Matches davor liefen weiter: sie sind abgezogen.',
    'round 1 missing': () => 'Runde 1 ist nicht bekannt: die Zähler enthalten sie.',
    'round 1 from legacy rows': () =>
      'Runde 1 ist nur aus den Zeilen des alten Bots bekannt: Zeiten und Tode je Waffe sind ungefähr.',
    time: () => 'Viele Zeiten gehen weit über die Runde hinaus, sie war also pausiert: keine gilt als länger.',
    'award dropped': () => 'Eine Auszeichnung ist unlesbar und wurde weggelassen.',
  },
  refusals: {
    name: () => 'der Dateiname ist nicht der einer Rundendatei',
    size: () => 'die Datei ist zu groß',
    format: () => 'der Inhalt ist nicht der einer Rundendatei',
    clock: () => 'der Zeitstempel liegt in der Zukunft: die Uhr des Spielservers geht falsch',
    unknown: (stored) => `„${stored}“`,
  },
  noSuchRound: (option) =>
    `Diese Runde gibt es nicht. Gib bei \`${option}\` ihr Datum oder ihre Map ein und wähle sie aus der Liste, die sich öffnet.`,
  choice: (when, map, number) => `${when} · ${map} · Runde ${number}`,
  choiceDoesNotCount: (choice) => `${choice} · zählt nicht`,
  noFiles: 'Noch ist keine Datei gekommen: ein Spielserver schickt sie an `/ingest/rounds/`.',
  latestFiles: 'Neueste Dateien',
  filesFooter: (files, option) =>
    `${files} · ✅ angenommen, ⛔ abgelehnt · /verwaltung dateien ${option}: zeigt eine Runde`,
  foundOdd: (count) => words.counted(count, 'Auffälligkeit', 'Auffälligkeiten'),
  title: (map, number, id) => `${map} · Runde ${number} · #${id}`,
  where: (when, server, match) => `${when} · Server ${server}\nMatch ${match}`,
  counts: 'Zählt',
  doesNotCount: 'Zählt nicht',
  rows: 'Zeilen',
  checks: 'Prüfungen',
  files: 'Dateien',
  nothingAgainst: 'Die Regeln haben nichts dagegen.',
  byVerdict: (who, why) =>
    `Durch ein Urteil${who === undefined ? '' : ` von ${who}`}${why === undefined ? '' : `: ${why}`}. \`/admin round\` kann es aufheben.`,
  rowCounts: ({ players, axis, allies, kills, deaths, weaponRows }) =>
    `${words.counted(players, 'Spieler', 'Spieler')} (${axis} Achse, ${allies} Alliierte) · ${words.counted(kills, 'Kill', 'Kills')}, ${words.counted(deaths, 'Tod', 'Tode')} · ${words.counted(weaponRows, 'Waffenzeile', 'Waffenzeilen')}`,
  lasted: (length) => `${length} lang`,
  lengthUnknown: 'Länge unbekannt',
  clock: (actual, limit) => `Uhr ${actual} von ${limit}`,
  killsAddUp: 'Die Kills je Waffe ergeben die Kills der Spieler',
  killsDiffer: (byWeapon, byPlayer) =>
    `${words.counted(byWeapon, 'Kill', 'Kills')} nach Waffen, ${words.count(byPlayer)} nach Spielern`,
  pairStored: (number) => `Ihre Runde ${number} ist gespeichert`,
  pairMissing: (number) => `Ihre Runde ${number} ist nicht gespeichert`,
  fromLegacy: 'Nur vom alten Bot bekannt: einige Werte stimmen nicht, bis die Rohdatei kommt',
  fromFile: 'Aus ihrer Rohdatei erstellt',
  findingAt: (finding, line, guid) => {
    const where = [line === undefined ? undefined : `Zeile ${line}`, guid].filter((part) => part !== undefined);
    return where.length === 0 ? finding : `${finding} (${where.join(', ')})`;
  },
  rowsOfAnotherFile: (count) => `${rows(count)} einer anderen Datei`,
  rowsImplausible: (count) => `${rows(count)} mit Zählern, die nicht wahr sein können`,
  neverCounted: (what) => `${what}: nie gezählt, außer \`/admin round\` lässt sie zählen`,
  countedByVerdict: (what, who) => `${what}: gezählt durch ein Urteil von ${who}`,
  noRawFile: 'Keine. Schick die Rundendatei an `/ingest/rounds/`, dann entsteht die Runde aus ihr.',
  keptBeside: 'daneben aufgehoben, nicht verwendet',
  choiceSetAside: (choice) => `${choice} · beiseitegelegt`,
  lines: (count) => words.counted(count, 'Spielerzeile', 'Spielerzeilen'),
  from: (server) => `von ${server}`,
  inUse: 'verwendet',
  chosen: 'verwendet, von der Serververwaltung gewählt',
  setAsideBy: { manager: 'von der Serververwaltung beiseitegelegt', sender: 'mit ihrem Absender beiseitegelegt' },
  roundFile: 'Runde',
  endstatsFile: 'Endstats',
  useThis: (number) => `Datei ${number} verwenden`,
  setAside: (number) => `Datei ${number} beiseitelegen`,
  letRulesChoose: 'Die Regeln wählen lassen',
  nowUsed: 'Diese Datei gilt jetzt, was auch immer noch kommt. Namen, Spielabende und Ranglisten sind nachgezogen.',
  nowSetAside:
    'Die Datei ist beiseitegelegt: nichts entsteht aus ihr. Namen, Spielabende und Ranglisten sind nachgezogen.',
  nowByRules: 'Die Regeln wählen wieder: die meisten Spielerzeilen, dann die meisten Bytes.',
  titleGone: (map, number) => `${map} · Runde ${number} · beiseitegelegt`,
  gone: (when, server) =>
    `${when} auf Server ${server}. Alle Dateien dieser Runde sind beiseitegelegt, darum gibt es sie nicht. Verwende eine davon, dann ist sie wieder da.`,
  deriveAgain: 'Neu aus ihrer Datei ableiten',
  derivedAlready: 'Sie ist schon neu abgeleitet.',
  derivedAgain: (count) =>
    `Neu abgeleitet: ${words.counted(count, 'Runde', 'Runden')} dieser Map aus ${words.plural(count, 'ihrer Datei', 'ihren Dateien')} geschrieben, Spielabende und Ranglisten dazu.`,
  verdicts: { valid: 'zählt', invalid: 'zählt nicht', rules: 'nach den Regeln' },
  rowVerdicts: { all: 'alle zählen, auch die im Audit', rules: 'nach den Regeln' },
  matchSummary: 'Das ist die Zusammenfassung eines Matches vom alten Bot: sie bleibt und zählt nie.',
  sayWhat: (verdict, about) =>
    `Sag, worüber du urteilst: \`${verdict}\` gilt der Runde, \`${about}\` den Spielerzeilen, die das Audit nennt.`,
  noOddRows: 'Die Regeln lassen keine ihrer Spielerzeilen weg.',
  rowsRuled: (count, counting) =>
    `${rows(count)}, von den Regeln weggelassen, ${words.plural(count, 'zählt', 'zählen')} ${counting ? 'durch dein Urteil' : 'nicht'}. Spielabende und Ranglisten sind nachgezogen.`,
  ruled: (counting, byRules) =>
    `Die Runde zählt${counting ? '' : ' nicht'}, ${byRules ? 'nach den Regeln' : 'durch dein Urteil'}.`,
  asBefore: 'Das galt schon vorher.',
  followed: 'Spielabende und Ranglisten sind nachgezogen.',
  stays: 'Das Urteil bleibt, wenn ihre Datei noch einmal kommt.',
};
