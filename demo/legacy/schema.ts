import type { LegacyTable } from '../../scripts/migrate/source/legacy-ddl.ts';
import {
  createTableSql,
  LEGACY_INDEXES,
  LEGACY_TABLES,
  PLAYER_LINKS,
  PLAYER_STATS,
  ROUNDS,
  SESSION_TEAMS,
  WEAPON_STATS,
} from '../../scripts/migrate/source/legacy-ddl.ts';
import type { SqlValue } from './rows.ts';

/** Known layouts of legacy databases. */
export const VARIANTS = ['current', 'sessions', 'sessions-by-date', 'october', 'links', 'no-teams', 'extras'] as const;
export type Variant = (typeof VARIANTS)[number];

/** How rows of a current table are written in a variant. `row` receives a value per current column. */
export interface VariantTable {
  readonly table: LegacyTable;
  readonly row?: (row: Readonly<Record<string, SqlValue>>) => Record<string, SqlValue>;
}

export interface VariantSchema {
  /** Each current table's form in this variant, by name. Tables the variant lacks are absent. */
  readonly tables: ReadonlyMap<string, VariantTable>;
  readonly indexes: Readonly<Record<string, string>>;
  /** Tables that no current database has, each with its rows. */
  readonly extras: readonly { readonly table: LegacyTable; readonly rows: readonly SqlValue[][] }[];
}

/** Column names of the layout that called rounds sessions: a `sessions` row per round, found by its timestamp, and 53 player columns. */
const OLD_NAMES: Readonly<Record<string, string>> = { round_id: 'session_id', round_date: 'session_date' };
const NOT_YET = new Set(['match_id', 'round_time', 'gaming_session_id']);

const OLD_SESSIONS: LegacyTable = {
  name: 'sessions',
  columns: renamed(ROUNDS.columns, NOT_YET),
  constraints: ['UNIQUE(session_date, map_name, round_number)'],
};

/** The bot's schema of October 2025: `sessions` without ties and outcomes, no keys except ids, and a counter that was never filled. */
const OCTOBER: readonly LegacyTable[] = [
  {
    name: 'sessions',
    columns: {
      id: ROUNDS.columns.id,
      session_date: ROUNDS.columns.round_date,
      map_name: ROUNDS.columns.map_name,
      round_number: ROUNDS.columns.round_number,
      defender_team: ROUNDS.columns.defender_team,
      winner_team: ROUNDS.columns.winner_team,
      time_limit: ROUNDS.columns.time_limit,
      actual_time: ROUNDS.columns.actual_time,
      created_at: ROUNDS.columns.created_at,
    },
    constraints: [],
  },
  {
    name: PLAYER_STATS.name,
    columns: {
      ...renamed(PLAYER_STATS.columns, new Set(['headshots', 'created_at'])),
      full_selfkills: 'INTEGER DEFAULT 0',
      created_at: PLAYER_STATS.columns.created_at,
    },
    constraints: ['FOREIGN KEY (session_id) REFERENCES sessions(id)'],
  },
  {
    name: WEAPON_STATS.name,
    columns: renamed(WEAPON_STATS.columns, new Set()),
    constraints: ['FOREIGN KEY (session_id) REFERENCES sessions(id)'],
  },
];

const OLD_PLAYER_STATS: LegacyTable = {
  name: PLAYER_STATS.name,
  columns: renamed(PLAYER_STATS.columns, new Set(['headshots'])),
  constraints: ['FOREIGN KEY (session_id) REFERENCES sessions(id)', 'UNIQUE(session_id, player_guid)'],
};

const OLD_WEAPON_STATS: LegacyTable = {
  name: WEAPON_STATS.name,
  columns: renamed(WEAPON_STATS.columns, new Set()),
  constraints: ['FOREIGN KEY (session_id) REFERENCES sessions(id)', 'UNIQUE(session_id, player_guid, weapon_name)'],
};

/** The links table of later bots, with its own id and a chosen display name. */
const NEWER_PLAYER_LINKS: LegacyTable = {
  name: 'player_links',
  columns: {
    id: 'INTEGER PRIMARY KEY AUTOINCREMENT',
    player_guid: 'TEXT UNIQUE NOT NULL',
    discord_id: 'BIGINT UNIQUE NOT NULL',
    discord_username: 'TEXT',
    player_name: 'TEXT',
    linked_at: 'TIMESTAMP DEFAULT CURRENT_TIMESTAMP',
    display_name: 'TEXT',
    display_name_source: "TEXT DEFAULT 'auto'",
    display_name_updated_at: 'TIMESTAMP',
  },
  constraints: [],
};

const STAMP = 'TIMESTAMP DEFAULT CURRENT_TIMESTAMP';

const EXTRA_TABLES: VariantSchema['extras'] = [
  {
    table: {
      name: 'player_synergies',
      columns: {
        id: 'INTEGER PRIMARY KEY AUTOINCREMENT',
        player_a_guid: 'TEXT NOT NULL',
        player_b_guid: 'TEXT NOT NULL',
        games_together: 'INTEGER DEFAULT 0',
        synergy_score: 'REAL DEFAULT 0',
        last_updated: STAMP,
      },
      constraints: ['UNIQUE(player_a_guid, player_b_guid)'],
    },
    rows: [[1, 'A0000001', 'A0000002', 12, 0.0875, '2026-01-02 03:04:05']],
  },
  {
    table: {
      name: 'gaming_sessions',
      columns: {
        id: 'INTEGER PRIMARY KEY AUTOINCREMENT',
        started_at: 'TIMESTAMP',
        ended_at: 'TIMESTAMP',
        note: 'TEXT',
      },
      constraints: [],
    },
    rows: [[1, '2026-01-02 20:00:00', '2026-01-02 23:10:00', 'first evening']],
  },
  {
    table: {
      name: 'metrics',
      columns: { id: 'INTEGER PRIMARY KEY AUTOINCREMENT', name: 'TEXT NOT NULL', value: 'REAL', recorded_at: STAMP },
      constraints: [],
    },
    rows: [
      [1, 'command.stats.ms', 12.5, '2026-01-02 20:00:00'],
      [2, 'command.last.ms', 40, '2026-01-02 20:00:01'],
    ],
  },
];

/** Returns the tables, indexes and row conversions of a variant. */
export function variantSchema(variant: Variant): VariantSchema {
  const tables = new Map<string, VariantTable>(LEGACY_TABLES.map((table) => [table.name, { table }]));
  let indexes = LEGACY_INDEXES;
  if (variant === 'sessions' || variant === 'sessions-by-date' || variant === 'october') {
    const row = variant === 'sessions-by-date' ? oldRow('date') : oldRow('stamp');
    // Without a time in the date, the same map played twice in an evening cannot be unique.
    const sessions = variant === 'sessions' ? OLD_SESSIONS : { ...OLD_SESSIONS, constraints: [] };
    const [first = sessions, players = OLD_PLAYER_STATS, weapons = OLD_WEAPON_STATS] =
      variant === 'october' ? OCTOBER : [];
    tables.set(ROUNDS.name, { table: first, row });
    tables.set(PLAYER_STATS.name, { table: players, row });
    tables.set(WEAPON_STATS.name, { table: weapons, row });
    indexes = {
      idx_sessions_date_map: 'sessions(session_date, map_name)',
      idx_player_stats_session: 'player_comprehensive_stats(session_id)',
      idx_player_stats_guid: 'player_comprehensive_stats(player_guid)',
      idx_weapon_stats_session: 'weapon_comprehensive_stats(session_id)',
    };
  }
  if (variant === 'links') tables.set(PLAYER_LINKS.name, { table: NEWER_PLAYER_LINKS, row: newerLink() });
  if (variant === 'no-teams') tables.delete(SESSION_TEAMS.name);
  return { tables, indexes, extras: variant === 'extras' ? EXTRA_TABLES : [] };
}

/** Returns all CREATE TABLE statements of a variant, parents first. */
export function variantTablesSql({ tables, extras }: VariantSchema): string[] {
  return [...tables.values(), ...extras].map(({ table }) => createTableSql(table));
}

function renamed(columns: Readonly<Record<string, string>>, without: ReadonlySet<string>): Record<string, string> {
  const kept = Object.entries(columns).filter(([name]) => !without.has(name));
  return Object.fromEntries(kept.map(([name, type]) => [OLD_NAMES[name] ?? name, type]));
}

/** Returns the conversion of rows of `sessions` and its children. Children get their round's timestamp from the last `sessions` row. */
function oldRow(dates: 'stamp' | 'date'): NonNullable<VariantTable['row']> {
  let stamp: SqlValue = null;
  return (row) => {
    if (row.round_time !== undefined) {
      stamp =
        dates === 'date' ? (row.round_date ?? null) : `${row.round_date}-${String(row.round_time).replaceAll(':', '')}`;
    }
    return { ...row, session_id: row.round_id ?? null, session_date: stamp, full_selfkills: 0 };
  };
}

function newerLink(): NonNullable<VariantTable['row']> {
  let id = 0;
  return (row) => ({
    id: ++id,
    player_guid: row.et_guid ?? null,
    discord_id: row.discord_id ?? null,
    discord_username: row.discord_username ?? null,
    player_name: row.et_name ?? null,
    linked_at: row.linked_date ?? null,
    display_name: id % 3 === 0 ? `Display ${id}` : null,
    display_name_source: id % 3 === 0 ? 'custom' : 'auto',
    display_name_updated_at: id % 3 === 0 ? (row.linked_date ?? null) : null,
  });
}
