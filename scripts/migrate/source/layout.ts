import { nameMatches, splitDates } from './early-rounds.ts';
import { Findings, refused } from './findings.ts';
import type { Source } from './source.ts';
import { countRows, rowsOf } from './source.ts';
import type { SourceTable } from './source-table.ts';
import type { Table } from './tables.ts';
import { playerLinks, playerProfiles, playerStats, quoted, rounds, sessionTeams, tables } from './tables.ts';
import type { SourceValue } from './value.ts';

export interface Layout {
  readonly tables: readonly SourceTable[];
  /** Notes for people about what was recognised, mapped or ignored. */
  readonly notes: readonly string[];
}

/** Names that older and newer bots use for known tables and columns, by their name here. */
const otherNames: Record<string, string> = {
  rounds: 'sessions',
  round_id: 'session_id',
  round_date: 'session_date',
  et_guid: 'player_guid',
  et_name: 'player_name',
  linked_date: 'linked_at',
};

/** Columns that some bots lack, and the value used instead: in words, and as SQL if it is not NULL. */
const standIns: Record<string, { said: string; sql?: string }> = {
  [`${rounds.name}.match_id`]: { said: 'made from date, time and map' },
  [`${rounds.name}.round_time`]: { said: 'taken from session_date, 00:00:00 where that holds no time' },
  [`${rounds.name}.is_tied`]: { said: 'false, as the old bot has it by default', sql: '0' },
  [`${rounds.name}.round_outcome`]: { said: 'NULL' },
  [`${rounds.name}.gaming_session_id`]: { said: 'NULL' },
  [`${playerStats.name}.headshots`]: { said: 'NULL' },
  [`${playerLinks.name}.verified`]: { said: 'NULL' },
};

/** Counters of early bots that were never filled. They are ignored if they are 0 in every row. */
const unused = new Set([`${playerStats.name}.full_selfkills`]);

/** Finds every known table and column in the source. Throws MigrationRefused, which names what is missing or unknown. */
export function readLayout(source: Source, options: { ignoreExtra?: boolean }): Layout {
  return new LayoutReader(source, options.ignoreExtra ?? false).read();
}

class LayoutReader {
  private readonly findings = new Findings();
  private readonly notes: string[] = [];
  private readonly source: Source;
  private readonly ignoreExtra: boolean;
  /** Tables and views by folded name. Recognised ones are removed. */
  private readonly objects: Map<string, { name: string; type: string }>;
  /** Whether the source calls rounds sessions. Their dates include the time of day. */
  private isEarly = false;

  constructor(source: Source, ignoreExtra: boolean) {
    this.source = source;
    this.ignoreExtra = ignoreExtra;
    if (source.access.note) this.notes.push(source.access.note);
    const list = rowsOf(
      source,
      "select name, type from pragma_table_list where schema = 'main' and substr(name, 1, 7) <> 'sqlite_' order by name",
    );
    this.objects = new Map(list.map(([name, type]) => [folded(name), { name: String(name), type: String(type) }]));
  }

  read(): Layout {
    const found = tables.filter((table) => table !== playerProfiles).map((table) => this.readTable(table));
    if (found.every(({ name }) => name === undefined)) {
      throw refused('source', `${this.source.file} holds none of the bot's tables`);
    }
    found.push(this.profiles);
    this.leaveObjects();
    this.findings.refuse();
    return { tables: found, notes: this.notes };
  }

  private profiles: SourceTable = { table: playerProfiles, computed: [] };

  private readTable(table: Table): SourceTable {
    const known = [table.name, otherNames[table.name] ?? ''].find((candidate) => this.objects.has(candidate));
    const { name, type } = this.objects.get(known ?? '') ?? {};
    if (known === undefined || name === undefined) {
      if (table === sessionTeams) this.notes.push(`${table.name} is not in the source and stays empty`);
      else this.findings.add({ table: table.name, problem: 'is missing from the source' });
      return { table, computed: [] };
    }
    this.objects.delete(known);
    if (type !== 'table') {
      const kind = type === 'virtual' ? 'virtual table' : type;
      this.findings.add({ table: name, problem: `is a ${kind} in the source where a plain table belongs` });
      return { table, computed: [] };
    }
    if (known !== table.name) this.notes.push(`${name} is read as ${table.name}`);
    if (table === rounds) this.isEarly = known !== table.name;
    return this.readColumns(table, name);
  }

  private readColumns(table: Table, name: string): SourceTable {
    const rowidKey = this.hasRowidKey(table, name);
    const left = new Map(
      rowsOf(this.source, 'select name, hidden from pragma_table_xinfo(?)', name).map(([column, hidden]) => [
        folded(column),
        { name: String(column), hidden: Number(hidden) },
      ]),
    );
    const computed: string[] = [];
    const list = table.columns.map(({ name: ours }) => {
      const known = [ours, otherNames[ours] ?? ''].find((candidate) => left.has(candidate)) ?? '';
      const theirs = left.get(known)?.name;
      if (theirs === undefined) {
        computed.push(ours);
        return `${standIns[`${table.name}.${ours}`]?.sql ?? 'null'} as ${quoted(ours)}`;
      }
      left.delete(known);
      if (known !== ours) this.notes.push(`${name}.${theirs} is read as ${table.name}.${ours}`);
      return `${quoted(theirs)} as ${quoted(ours)}`;
    });
    for (const ours of computed) this.replace(table, name, ours);
    if (table === playerLinks && computed.includes('verified')) this.takeProfiles(name, left);
    for (const column of left.values()) this.leaveColumn(table, name, column);
    const select = `select ${list.join(', ')} from ${quoted(name)} order by ${quoted(table.id)}`;
    const convert = this.findings.count > 0 ? undefined : this.converter(table, name, computed);
    return { table, name, select, computed, rowidKey, ...(convert && { convert }) };
  }

  /** Returns whether the key is SQLite's INTEGER PRIMARY KEY, which needs no index of its own. */
  private hasRowidKey(table: Table, name: string): boolean {
    const keys = rowsOf(this.source, 'select name, upper(type) from pragma_table_info(?) where pk > 0', name);
    const indexed = rowsOf(this.source, "select 1 from pragma_index_list(?) where origin = 'pk'", name).length > 0;
    return keys.length === 1 && folded(keys[0]?.[0]) === table.id && keys[0]?.[1] === 'INTEGER' && !indexed;
  }

  private replace(table: Table, name: string, column: string): void {
    const standIn = standIns[`${table.name}.${column}`];
    if (standIn === undefined) this.findings.add({ table: name, column, problem: 'is missing from the source' });
    else this.notes.push(`${table.name}.${column} is not in the source: ${standIn.said}`);
  }

  private converter(table: Table, name: string, computed: readonly string[]): SourceTable['convert'] {
    if (table === rounds && computed.includes('match_id')) return nameMatches(this.source, name);
    const dated = table.columns.some(({ name: column }) => column === 'round_date');
    return dated && this.isEarly ? splitDates(table) : undefined;
  }

  /** Maps the chosen names in newer bots' player_links to a table of their own. The id of player_links carries no meaning. */
  private takeProfiles(name: string, left: Map<string, unknown>): void {
    left.delete('id');
    const columns = playerProfiles.columns.map((column) => column.name);
    if (!columns.every((column) => column === playerProfiles.id || left.delete(column))) return;
    this.notes.push(`${name}.display_name is read as ${playerProfiles.name}.display_name`);
    const list = columns.map(quoted).join(', ');
    const order = `${quoted(playerProfiles.id)} collate binary`;
    const select = `select ${list} from ${quoted(name)} where display_name is not null order by ${order}`;
    this.profiles = { table: playerProfiles, name, select, computed: [] };
  }

  private leaveColumn(table: Table, name: string, column: { name: string; hidden: number }): void {
    const place = `${name}.${column.name}`;
    if (column.hidden > 1) this.notes.push(`${place} is generated from other columns: ignored`);
    else if (unused.has(`${table.name}.${folded(column.name)}`) && this.isZero(name, column.name)) {
      this.notes.push(`${place} is 0 in every row: ignored`);
    } else this.leave({ table: name, column: column.name, problem: 'is an unknown column' });
  }

  private isZero(table: string, column: string): boolean {
    return rowsOf(this.source, `select 1 from ${quoted(table)} where ${quoted(column)} <> 0 limit 1`).length === 0;
  }

  private leaveObjects(): void {
    for (const { name, type } of this.objects.values()) {
      if (type === 'view') this.notes.push(`view ${name} is ignored`);
      else if (type !== 'shadow') {
        this.leave({ table: name, problem: `is an unknown table (${this.count(name)})` });
      }
    }
    for (const [name] of rowsOf(this.source, "select name from sqlite_master where type = 'trigger'")) {
      this.notes.push(`trigger ${name} is ignored`);
    }
  }

  /** Returns the row count as text. A table of another program may need a module that only that program has. */
  private count(table: string): string {
    try {
      return `${countRows(this.source, table)} rows`;
    } catch (error) {
      return `its rows cannot be counted: ${(error as Error).message}`;
    }
  }

  private leave(extra: { table: string; column?: string; problem: string }): void {
    const name = extra.column ? `${extra.table}.${extra.column}` : extra.table;
    if (this.ignoreExtra) this.notes.push(`${name} ${extra.problem}: ignored`);
    else this.findings.add({ ...extra, problem: `${extra.problem}; --ignore-extra ignores it` });
  }
}

/** Returns a name as SQLite compares it, with only ASCII letters in lower case. */
function folded(name: SourceValue | undefined): string {
  return String(name).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
