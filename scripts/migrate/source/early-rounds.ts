import type { Source } from './source.ts';
import { rowsOf } from './source.ts';
import type { Table } from './tables.ts';
import { indexesOf, quoted, rounds } from './tables.ts';
import type { SourceValue } from './value.ts';

/**
 * Rounds of early bots, which called them sessions. They have no match_id. The time of day is part of session_date (`2025-10-17-202140`) or
 * missing.
 */

const stampForm = /^(\d{4}-\d\d-\d\d)-(\d{6})$/;
const longestMatch = 45 * 60;

interface EarlyRound {
  id: SourceValue;
  date: string;
  time: string;
  map: string;
  number: number;
}

/** Returns a function that splits `2025-10-17-202140` in a table's round_date. Other texts are unchanged and left to the cell checks. */
export function splitDates(table: Table): (values: SourceValue[]) => void {
  const at = indexesOf(table, 'round_date').round_date;
  return (values) => {
    const match = stampForm.exec(String(values[at]));
    if (match) values[at] = match[1] as string;
  };
}

/** Returns a function that fills round_time and match_id in rows of `table`. A match id is the date, time and map of round 1. */
export function nameMatches(source: Source, table: string): (values: SourceValue[]) => void {
  const named = new Map<SourceValue, { time: string; matchId: string }>();
  const taken = new Set<string>();
  const open: (EarlyRound & { matchId: string })[] = [];
  for (const round of inOrder(source, table)) {
    const first = round.number === 2 ? open.findLastIndex((one) => isFirstOf(one, round)) : -1;
    const matchId = open[first]?.matchId ?? freeName(round, taken);
    if (first >= 0) open.splice(first, 1);
    if (round.number === 1) open.push({ ...round, matchId });
    named.set(round.id, { time: round.time, matchId });
  }
  const at = indexesOf(rounds, 'id', 'round_date', 'round_time', 'match_id');
  const split = splitDates(rounds);
  return (values) => {
    const name = named.get(values[at.id] as SourceValue);
    split(values);
    values[at.round_time] = name?.time ?? null;
    values[at.match_id] = name?.matchId ?? null;
  };
}

function inOrder(source: Source, table: string): EarlyRound[] {
  const rows = rowsOf(source, `select id, session_date, map_name, round_number from ${quoted(table)} order by id`);
  const early = rows.map(([id = null, stamp, map, number]): EarlyRound => {
    const [, date = String(stamp), time = '000000'] = stampForm.exec(String(stamp)) ?? [];
    return { id, date, time, map: String(map), number: Number(number) };
  });
  return early.sort((a, b) => (a.date + a.time < b.date + b.time ? -1 : Number(a.date + a.time > b.date + b.time)));
}

function isFirstOf(first: EarlyRound, second: EarlyRound): boolean {
  const between = seconds(second) - seconds(first);
  return first.map === second.map && between >= 0 && between <= longestMatch;
}

function seconds({ date, time }: EarlyRound): number {
  return Date.parse(`${date}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`) / 1000;
}

/** Returns a match name that is not taken. Without times of day, the same map twice on one date would get the same name. */
function freeName({ date, time, map, number }: EarlyRound, taken: Set<string>): string {
  const base = `${date}_${time}_${map}`;
  let name = base;
  for (let count = 2; taken.has(`${name} ${number}`); count++) name = `${base}_${count}`;
  taken.add(`${name} ${number}`);
  return name;
}
