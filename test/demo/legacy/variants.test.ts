import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { generateDemo } from '../../../demo/legacy/demo.ts';
import type { Variant } from '../../../demo/legacy/schema.ts';
import { VARIANTS } from '../../../demo/legacy/schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'legacy-variants-'));
const databases = new Map<Variant, DatabaseSync>();
for (const variant of VARIANTS) {
  const path = join(folder, `${variant}.db`);
  generateDemo({ path, endDate: '2026-03-20', evenings: 6, variant });
  databases.set(variant, new DatabaseSync(path, { readOnly: true }));
}

afterAll(() => {
  for (const db of databases.values()) db.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(variant: Variant): DatabaseSync {
  const db = databases.get(variant);
  if (!db) throw new Error(`no database for ${variant}`);
  return db;
}

const tables = (variant: Variant) =>
  open(variant)
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map(({ name }) => String(name));
const columns = (variant: Variant, table: string) =>
  open(variant)
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => String(name));

const CURRENT = [
  'player_aliases',
  'player_comprehensive_stats',
  'player_links',
  'processed_files',
  'rounds',
  'session_teams',
  'weapon_comprehensive_stats',
];

describe('each variant', () => {
  it.each(VARIANTS)('%s opens, is sound and holds the same players', (variant) => {
    const db = open(variant);
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    const kills = (of: Variant) => open(of).prepare('SELECT sum(kills) AS k FROM player_comprehensive_stats').get();
    expect(kills(variant)).toEqual(kills('current'));
  });

  it('current: the seven tables, 54 player columns', () => {
    expect(tables('current')).toEqual(CURRENT);
    expect(columns('current', 'player_comprehensive_stats')).toHaveLength(54);
    expect(columns('current', 'rounds')).toHaveLength(14);
    expect(columns('current', 'weapon_comprehensive_stats')).toHaveLength(15);
  });

  it.each(['sessions', 'sessions-by-date'] as const)('%s: sessions instead of rounds, 53 player columns', (variant) => {
    expect(tables(variant)).toEqual(CURRENT.map((name) => (name === 'rounds' ? 'sessions' : name)).toSorted());
    expect(columns(variant, 'sessions')).toEqual(
      columns('current', 'rounds')
        .filter((name) => !['match_id', 'round_time', 'gaming_session_id'].includes(name))
        .map((name) => name.replace('round_date', 'session_date')),
    );
    const player = columns(variant, 'player_comprehensive_stats');
    expect(player).toHaveLength(53);
    expect(player.slice(0, 3)).toEqual(['id', 'session_id', 'session_date']);
    expect(player).not.toContain('headshots');
    expect(columns(variant, 'weapon_comprehensive_stats').slice(1, 3)).toEqual(['session_id', 'session_date']);
  });

  it('october: sessions without ties, outcomes and keys, a counter that nobody filled', () => {
    expect(tables('october')).toEqual(tables('sessions'));
    expect(columns('october', 'sessions').join(' ')).toBe(
      'id session_date map_name round_number defender_team winner_team time_limit actual_time created_at',
    );
    const player = columns('october', 'player_comprehensive_stats');
    expect(new Set(player)).toEqual(new Set([...columns('sessions', 'player_comprehensive_stats'), 'full_selfkills']));
  });

  it.each([
    ['sessions', '____-__-__-______'],
    ['october', '____-__-__-______'],
    ['sessions-by-date', '____-__-__'],
  ] as const)(
    '%s: session_date looks like %s in all three tables, the same for a round and its rows',
    (variant, like) => {
      for (const table of ['sessions', 'player_comprehensive_stats', 'weapon_comprehensive_stats']) {
        const odd = open(variant).prepare(`SELECT count(*) AS n FROM ${table} WHERE session_date NOT LIKE '${like}'`);
        expect(odd.get()).toEqual({ n: 0 });
      }
      const apart = open(variant).prepare(`SELECT count(*) AS n FROM sessions s JOIN player_comprehensive_stats p
      ON p.session_id = s.id WHERE p.session_date IS NOT s.session_date`);
      expect(apart.get()).toEqual({ n: 0 });
    },
  );

  it('links: the newer player_links, every link with its exact id', () => {
    expect(columns('links', 'player_links')).toEqual([
      'id',
      'player_guid',
      'discord_id',
      'discord_username',
      'player_name',
      'linked_at',
      'display_name',
      'display_name_source',
      'display_name_updated_at',
    ]);
    const pairs = (variant: Variant, guid: string) => {
      const statement = open(variant).prepare(`SELECT ${guid} AS guid, discord_id FROM player_links ORDER BY 1`);
      statement.setReadBigInts(true);
      return statement.all();
    };
    expect(pairs('links', 'player_guid')).toEqual(pairs('current', 'et_guid'));
    expect(pairs('links', 'player_guid')).toHaveLength(12);
  });

  it('no-teams: no session_teams', () => {
    expect(tables('no-teams')).toEqual(CURRENT.filter((name) => name !== 'session_teams'));
  });

  it('extras: three tables more, with rows', () => {
    const extras = ['gaming_sessions', 'metrics', 'player_synergies'];
    expect(tables('extras')).toEqual([...CURRENT, ...extras].toSorted());
    for (const table of extras) expect(open('extras').prepare(`SELECT 1 FROM ${table}`).all()).not.toHaveLength(0);
  });
});
