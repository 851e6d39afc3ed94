import type { LegacyTable } from './legacy-ddl.ts';
import {
  PLAYER_ALIASES,
  PLAYER_LINKS,
  PLAYER_STATS,
  PROCESSED_FILES,
  ROUNDS,
  SESSION_TEAMS,
  WEAPON_STATS,
} from './legacy-ddl.ts';

/** PostgreSQL types of the cells a migration writes. */
export type Kind =
  | 'text'
  | 'integer'
  | 'bigint'
  | 'double precision'
  | 'boolean'
  | 'date'
  | 'time without time zone'
  | 'timestamp with time zone';

export interface Column {
  readonly name: string;
  readonly kind: Kind;
  readonly required: boolean;
  /** What the schema's CHECK demands beyond the type. */
  readonly rule?: 'not empty' | 'above 0' | '0 to 2';
}

export interface Table {
  readonly name: string;
  /** The legacy columns in their order. */
  readonly columns: readonly Column[];
  /** Columns that the migration adds and fills. */
  readonly own: readonly Column[];
  /** The primary key, whose value names a row to people. */
  readonly id: string;
  /** Groups of columns that must be unique, the primary key first. */
  readonly unique: readonly (readonly string[])[];
  readonly belongsToRound: boolean;
  readonly identity: boolean;
}

const kindOf: Record<string, Kind> = {
  INTEGER: 'integer',
  BIGINT: 'bigint',
  TEXT: 'text',
  REAL: 'double precision',
  BOOLEAN: 'boolean',
  TIMESTAMP: 'timestamp with time zone',
};
const kindOfName: Record<string, Kind> = {
  id: 'bigint',
  round_id: 'bigint',
  gaming_session_id: 'bigint',
  round_date: 'date',
  round_time: 'time without time zone',
};
const rules: Record<string, NonNullable<Column['rule']>> = {
  'rounds.round_number': '0 to 2',
  'player_comprehensive_stats.player_guid': 'not empty',
  'weapon_comprehensive_stats.player_guid': 'not empty',
  'weapon_comprehensive_stats.weapon_name': 'not empty',
  'player_aliases.guid': 'not empty',
  'player_links.discord_id': 'above 0',
};

const roundsOwn: Column[] = [
  { name: 'played_at', kind: 'timestamp with time zone', required: true },
  { name: 'duration_seconds', kind: 'integer', required: false },
  { name: 'session_start', kind: 'timestamp with time zone', required: false },
  { name: 'is_valid', kind: 'boolean', required: true },
  { name: 'invalid_reason', kind: 'text', required: false },
  { name: 'source', kind: 'text', required: true },
  { name: 'winning_side', kind: 'integer', required: false },
];

export const rounds = tableOf(ROUNDS, [['id'], ['match_id', 'round_number']], roundsOwn);
export const playerStats = tableOf(PLAYER_STATS, [['id'], ['round_id', 'player_guid']]);
export const weaponStats = tableOf(WEAPON_STATS, [['id'], ['round_id', 'player_guid', 'weapon_name']]);
export const playerLinks = tableOf(PLAYER_LINKS, [['discord_id'], ['et_guid']]);
export const processedFiles = tableOf(PROCESSED_FILES, [['id'], ['filename']]);
export const sessionTeams = tableOf(SESSION_TEAMS, [['id'], ['session_start_date', 'map_name', 'team_name']]);
export const playerAliases = tableOf(
  PLAYER_ALIASES,
  [['id'], ['guid', 'alias']],
  [{ name: 'seeded', kind: 'boolean', required: true }],
);

/** Names that players chose. The legacy layout has no place for them, but the links table of newer bots has. */
export const playerProfiles: Table = {
  name: 'player_profiles',
  columns: [
    { name: 'player_guid', kind: 'text', required: true, rule: 'not empty' },
    { name: 'display_name', kind: 'text', required: false },
    { name: 'display_name_source', kind: 'text', required: false },
    { name: 'display_name_updated_at', kind: 'timestamp with time zone', required: false },
  ],
  own: [],
  id: 'player_guid',
  unique: [['player_guid']],
  belongsToRound: false,
  identity: false,
};

/** The legacy tables, parents before children. */
export const legacyTables: readonly Table[] = [
  rounds,
  playerStats,
  weaponStats,
  playerLinks,
  processedFiles,
  sessionTeams,
  playerAliases,
];

/** Every table a migration fills. */
export const tables: readonly Table[] = [...legacyTables, playerProfiles];

function tableOf(legacy: LegacyTable, unique: string[][], own: Column[] = []): Table {
  const columns = Object.entries(legacy.columns).map(([name, definition]): Column => {
    const type = definition.split(' ', 1)[0] ?? '';
    const kind = kindOfName[name] ?? kindOf[type];
    if (!kind) throw new Error(`${legacy.name}.${name}: no PostgreSQL type for ${type}`);
    const rule = rules[`${legacy.name}.${name}`];
    return { name, kind, required: /NOT NULL|PRIMARY KEY/.test(definition), ...(rule && { rule }) };
  });
  const id = unique[0]?.[0] ?? '';
  return {
    name: legacy.name,
    columns,
    own,
    id,
    unique,
    belongsToRound: columns.some(({ name }) => name === 'round_id'),
    identity: id === 'id',
  };
}

/** Returns the positions of columns in a table's rows, by name. */
export function indexesOf<Name extends string>(table: Table, ...names: Name[]): Record<Name, number> {
  const entries = names.map((name) => [name, table.columns.findIndex((column) => column.name === name)]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** Returns a name quoted for SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
