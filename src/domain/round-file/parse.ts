import { fieldIndex, newestLayout } from './fields.ts';
import type { FileName } from './file-name.ts';
import type { Finding, Parsed } from './finding.ts';
import { refuse } from './finding.ts';
import type { Header } from './header.ts';
import { parseHeader } from './header.ts';
import { parsePlayerLine } from './player-line.ts';
import type { Tally } from './tally.ts';
import { sumCells } from './tally.ts';
import { readText } from './text.ts';

/** A parsed round file. In round 2 most counters still include round 1. */
export interface ParsedRound {
  file: FileName;
  header: Header;
  /** Players by GUID, without bots. */
  players: Tally[];
  bots: number;
  /** Number of valid player lines, including bots. Of two files of one round the one with more lines is used. */
  lines: number;
  /** Number of TAB fields in each line. */
  layout: number;
  findings: Finding[];
}

const mostPlayers = 128;
const mostFindings = 100;

/** Parses a round file in linear time. Never throws. A bad header refuses the file, a bad line only the line. */
export function parseRoundFile(bytes: Uint8Array, file: FileName): Parsed<ParsedRound> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const { lines, complete, findings } = text.value;
  const [first] = lines;
  if (first === undefined || first === '') return refuse('format', 'The file is empty: it has no header.');
  if (lines.length - 1 > mostPlayers) {
    return refuse('size', `The file has ${lines.length - 1} player lines, more than ${mostPlayers}.`);
  }
  const header = parseHeader(first, file, findings);
  if (!header.ok) return header;

  const found: Found = { byGuid: new Map(), bots: 0, good: 0, layout: newestLayout };
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line.trim() === '') continue;
    const cutOff = index === lines.length - 1 && !complete;
    const reason = takeLine(line, index + 1, found, cutOff, findings);
    if (reason) findings.push({ code: 'player dropped', line: index + 1, message: `Dropped: ${reason}.` });
  }
  const players = [...found.byGuid.values()];
  checkPlayerCount(players.length, found.bots, findings);
  const { bots, good, layout } = found;
  findings.length = Math.min(findings.length, mostFindings);
  return { ok: true, value: { file, header: header.value, players, bots, lines: good, layout, findings } };
}

interface Found {
  byGuid: Map<string, Tally>;
  bots: number;
  good: number;
  layout: number;
}

/** Adds the line's player to `found`. Returns the reason if the line is refused. */
function takeLine(text: string, line: number, found: Found, cutOff: boolean, findings: Finding[]): string | undefined {
  const tally = parsePlayerLine(text, line, findings);
  if (typeof tally === 'string') return tally;
  if (cutOff && found.good > 0 && tally.layout < found.layout) return 'the file breaks off inside it';
  found.good += 1;
  found.layout = Math.min(found.layout, tally.layout);
  if (tally.guid.startsWith('OMNIBOT')) {
    found.bots += 1;
    return undefined;
  }
  const known = found.byGuid.get(tally.guid);
  if (!known) {
    found.byGuid.set(tally.guid, tally);
    return undefined;
  }
  const same = sortKey(tally) === sortKey(known);
  if (sortKey(tally) > sortKey(known)) found.byGuid.set(tally.guid, tally);
  findings.push({
    code: 'player repeated',
    line,
    guid: tally.guid,
    message: same ? 'The same player twice: merged.' : 'The same player twice with other numbers: the larger is kept.',
  });
  return undefined;
}

/**
 * Returns a key that orders two lines of one player: by time, then damage, then kills and deaths. The other counters only make the order
 * unique.
 */
function sortKey({ fields, weapons, name, side }: Tally): string {
  const size = [
    fields[fieldIndex.time_played_minutes],
    (fields[fieldIndex.damage_given] ?? 0) + (fields[fieldIndex.damage_received] ?? 0),
    sumCells(weapons, 'kills') + sumCells(weapons, 'deaths'),
  ];
  return [...size.map((value) => String(value).padStart(12)), ...fields, ...weapons, side, name].join(' ');
}

function checkPlayerCount(players: number, bots: number, findings: Finding[]): void {
  if (bots > 0) findings.push({ code: 'bots', message: `${bots} bots: the round does not count.` });
  if (players < 2) findings.push({ code: 'few players', message: `The file has ${players || 'no'} human players.` });
}
