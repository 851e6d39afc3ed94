import type { Subject } from './subject.ts';

export type Row = Record<string, unknown>;

/** Columns with a Discord id: of the person, or of somebody else who decided about them. */
const decider = /_by$/;

/** Names of many people in one column. */
const ofMany = new Set(['player_names']);

/** What a decision says about its person. */
const ofAnother = new Set(['guid', 'name', 'reason']);

/** A name stands beside the GUID that it belongs to. */
const besides: Record<string, string> = { subject_name: 'subject_guid', opponent_name: 'opponent_guid' };

/** Returns a row without names and Discord ids of other people. */
export function withoutOthers(table: string, row: Row, subject: Subject): Row {
  if (table === 'replaced_rounds') return ofReplacedRound(row, subject);
  const isAboutAnother = typeof row.guid === 'string' && !subject.guids.includes(row.guid) && hasDecided(row, subject);
  return Object.fromEntries(
    Object.entries(row).filter(([column, value]) => {
      if (value === null || (isAboutAnother && ofAnother.has(column))) return false;
      if (decider.test(column)) return subject.discordIds.includes(String(value));
      const owner = besides[column];
      if (owner !== undefined) return isOwn(row[owner], value, subject);
      return !ofMany.has(column);
    }),
  );
}

function hasDecided(row: Row, { discordIds }: Subject): boolean {
  return Object.entries(row).some(([column, value]) => decider.test(column) && discordIds.includes(String(value)));
}

/** Whether a name beside a GUID, or without one, is the person's. */
function isOwn(guid: unknown, name: unknown, { guids, names }: Subject): boolean {
  return typeof guid === 'string' ? guids.includes(guid) : names.includes(String(name));
}

/** What the old bot had stored of a round has the rows of all its players in one. */
function ofReplacedRound(row: Row, { guids }: Subject): Row {
  const own = (all: unknown) =>
    Array.isArray(all) ? all.filter((one: Row) => guids.includes(String(one.player_guid))) : all;
  return { ...row, players: own(row.players), weapons: own(row.weapons) };
}
