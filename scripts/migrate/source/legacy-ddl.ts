/**
 * The legacy bot's SQLite layout: table, column and index names, column order, types and constraints. The export and the generator of demo
 * databases both use this definition.
 */

/** A table as SQLite knows it: columns in order (name → type and column constraints), then table constraints. */
export interface LegacyTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly constraints: readonly string[];
}

const ID = 'INTEGER PRIMARY KEY AUTOINCREMENT';
const COUNT = 'INTEGER DEFAULT 0';
const FIGURE = 'REAL DEFAULT 0';
const STAMP = 'TIMESTAMP DEFAULT CURRENT_TIMESTAMP';

/** One played round (round_number 1 or 2), or a match summary (0) of an early bot. */
export const ROUNDS = {
  name: 'rounds',
  columns: {
    id: ID,
    round_date: 'TEXT NOT NULL',
    round_time: 'TEXT NOT NULL',
    match_id: 'TEXT NOT NULL',
    map_name: 'TEXT NOT NULL',
    round_number: 'INTEGER NOT NULL',
    time_limit: 'TEXT',
    actual_time: 'TEXT',
    winner_team: COUNT,
    defender_team: COUNT,
    is_tied: 'BOOLEAN DEFAULT FALSE',
    round_outcome: 'TEXT',
    gaming_session_id: 'INTEGER',
    created_at: STAMP,
  },
  constraints: ['UNIQUE(match_id, round_number)'],
} as const satisfies LegacyTable;

/** One player in one round: 54 columns. */
export const PLAYER_STATS = {
  name: 'player_comprehensive_stats',
  columns: {
    id: ID,
    round_id: 'INTEGER NOT NULL',
    round_date: 'TEXT NOT NULL',
    map_name: 'TEXT NOT NULL',
    round_number: 'INTEGER NOT NULL',
    player_guid: 'TEXT NOT NULL',
    player_name: 'TEXT NOT NULL',
    clean_name: 'TEXT',
    team: COUNT,
    kills: COUNT,
    deaths: COUNT,
    damage_given: COUNT,
    damage_received: COUNT,
    team_damage_given: COUNT,
    team_damage_received: COUNT,
    gibs: COUNT,
    self_kills: COUNT,
    team_kills: COUNT,
    team_gibs: COUNT,
    headshot_kills: COUNT,
    headshots: COUNT,
    time_played_seconds: COUNT,
    time_played_minutes: FIGURE,
    time_dead_minutes: FIGURE,
    time_dead_ratio: FIGURE,
    xp: COUNT,
    kd_ratio: FIGURE,
    dpm: FIGURE,
    efficiency: FIGURE,
    bullets_fired: COUNT,
    accuracy: FIGURE,
    kill_assists: COUNT,
    objectives_completed: COUNT,
    objectives_destroyed: COUNT,
    objectives_stolen: COUNT,
    objectives_returned: COUNT,
    dynamites_planted: COUNT,
    dynamites_defused: COUNT,
    times_revived: COUNT,
    revives_given: COUNT,
    most_useful_kills: COUNT,
    useless_kills: COUNT,
    kill_steals: COUNT,
    denied_playtime: COUNT,
    constructions: COUNT,
    tank_meatshield: FIGURE,
    double_kills: COUNT,
    triple_kills: COUNT,
    quad_kills: COUNT,
    multi_kills: COUNT,
    mega_kills: COUNT,
    killing_spree_best: COUNT,
    death_spree_worst: COUNT,
    created_at: STAMP,
  },
  constraints: ['FOREIGN KEY (round_id) REFERENCES rounds(id)', 'UNIQUE(round_id, player_guid)'],
} as const satisfies LegacyTable;

/** One weapon of one player in one round; weapons never fired have no row. */
export const WEAPON_STATS = {
  name: 'weapon_comprehensive_stats',
  columns: {
    id: ID,
    round_id: 'INTEGER NOT NULL',
    round_date: 'TEXT NOT NULL',
    map_name: 'TEXT NOT NULL',
    round_number: 'INTEGER NOT NULL',
    player_guid: 'TEXT NOT NULL',
    player_name: 'TEXT NOT NULL',
    weapon_name: 'TEXT NOT NULL',
    kills: COUNT,
    deaths: COUNT,
    headshots: COUNT,
    shots: COUNT,
    hits: COUNT,
    accuracy: FIGURE,
    created_at: STAMP,
  },
  constraints: ['FOREIGN KEY (round_id) REFERENCES rounds(id)', 'UNIQUE(round_id, player_guid, weapon_name)'],
} as const satisfies LegacyTable;

/** Discord account → GUID. The only table without AUTOINCREMENT. */
export const PLAYER_LINKS = {
  name: 'player_links',
  columns: {
    discord_id: 'BIGINT PRIMARY KEY',
    discord_username: 'TEXT NOT NULL',
    et_guid: 'TEXT UNIQUE NOT NULL',
    et_name: 'TEXT',
    linked_date: STAMP,
    verified: 'BOOLEAN DEFAULT FALSE',
  },
  constraints: [],
} as const satisfies LegacyTable;

/** Round files the bot has examined, whether or not it stored the round. */
export const PROCESSED_FILES = {
  name: 'processed_files',
  columns: {
    id: ID,
    filename: 'TEXT UNIQUE NOT NULL',
    file_hash: 'TEXT',
    success: 'BOOLEAN DEFAULT 1',
    error_message: 'TEXT',
    processed_at: STAMP,
  },
  constraints: [],
} as const satisfies LegacyTable;

/** Rosters of an evening; GUIDs and names are JSON arrays in text. */
export const SESSION_TEAMS = {
  name: 'session_teams',
  columns: {
    id: ID,
    session_start_date: 'TEXT NOT NULL',
    map_name: 'TEXT NOT NULL',
    team_name: 'TEXT NOT NULL',
    player_guids: 'TEXT NOT NULL',
    player_names: 'TEXT NOT NULL',
    created_at: STAMP,
  },
  constraints: ['UNIQUE(session_start_date, map_name, team_name)'],
} as const satisfies LegacyTable;

/** Names a GUID has played under. */
export const PLAYER_ALIASES = {
  name: 'player_aliases',
  columns: {
    id: ID,
    guid: 'TEXT NOT NULL',
    alias: 'TEXT NOT NULL',
    first_seen: STAMP,
    last_seen: STAMP,
    times_seen: 'INTEGER DEFAULT 1',
  },
  constraints: ['UNIQUE(guid, alias)'],
} as const satisfies LegacyTable;

/** Every legacy table, parents before children. */
export const LEGACY_TABLES: readonly LegacyTable[] = [
  ROUNDS,
  PLAYER_STATS,
  WEAPON_STATS,
  PLAYER_LINKS,
  PROCESSED_FILES,
  SESSION_TEAMS,
  PLAYER_ALIASES,
];

/** What each index covers, by index name. */
export const LEGACY_INDEXES: Readonly<Record<string, string>> = {
  idx_rounds_date_map: 'rounds(round_date, map_name)',
  idx_rounds_match_id: 'rounds(match_id)',
  idx_player_stats_round: 'player_comprehensive_stats(round_id)',
  idx_player_stats_guid: 'player_comprehensive_stats(player_guid)',
  idx_weapon_stats_round: 'weapon_comprehensive_stats(round_id)',
  idx_weapon_stats_guid: 'weapon_comprehensive_stats(player_guid)',
  idx_aliases_guid: 'player_aliases(guid)',
};

/** Returns the CREATE TABLE statement of a table. */
export function createTableSql(table: LegacyTable): string {
  const columns = Object.entries(table.columns).map(([name, type]) => `${name} ${type}`);
  return `CREATE TABLE ${table.name} (\n  ${[...columns, ...table.constraints].join(',\n  ')}\n)`;
}

/** Returns the CREATE INDEX statements, to run after the rows are inserted. */
export function createIndexSql(indexes: Readonly<Record<string, string>> = LEGACY_INDEXES): string[] {
  return Object.entries(indexes).map(([name, target]) => `CREATE INDEX ${name} ON ${target}`);
}
