import { openSource } from '../../migrate/source/source.ts';
import { cut } from '../written.ts';
import { countedSql } from './counted.ts';
import { matchesSql } from './matches.ts';
import { pairsSql } from './pairs.ts';
import { recordsSql } from './records.ts';
import { teamsSql } from './teams.ts';

/** A gaming session and how to ask the bot for it. */
export interface Evening {
  session: number;
  /** The date the session began on, `YYYY-MM-DD`. */
  date: string;
  /** The number of the session on that date, from 1. */
  number: number;
}

/** Opens the legacy SQLite file and derives temporary tables from its rows (see the SQL beside this file). Writes nothing to the file. */
export function openLegacyFile(path: string, now: Date) {
  const source = openSource(path);
  const db = source.database;
  for (const [name, columns] of Object.entries(beyondTheOldBot)) {
    const has = db
      .prepare("select count(*) as tables from main.sqlite_master where type = 'table' and name = ?")
      .get(name);
    if (has?.tables === 0) db.exec(`create temp table ${name} (${columns})`);
  }
  for (const sql of [countedSql, matchesSql, teamsSql, pairsSql, recordsSql]) db.exec(sql);
  const rows = <Row>(sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as Row[];

  function one<Row>(sql: string, ...values: (string | number)[]): Row {
    const [row] = rows<Row>(sql, ...values);
    if (row === undefined) throw new Error(`The legacy file has no row for: ${sql} ${values.join(' ')}`);
    return row;
  }

  /** Returns the player's name as the bot shows it, cut to `longest` characters. */
  function nameOf(guid: string, longest = 36): string {
    const [newest] = rows<{ name: string }>(
      'select alias as name from player_aliases where guid = ? order by last_seen desc limit 1',
      guid,
    );
    const { name } =
      newest ??
      one<{ name: string }>(
        `select coalesce(clean_name, player_name) as name from player_comprehensive_stats p join rounds r on r.id = p.round_id
         where player_guid = ? order by r.round_date desc, replace(r.round_time, ':', '') desc limit 1`,
        guid,
      );
    return cut(cleaned(name), longest);
  }

  return {
    rows,
    one,
    nameOf,
    /** Returns the day this many days before the bot's now, in Julian days as `stamp` counts them. */
    daysAgo: (days: number) => now.getTime() / 86_400_000 + 2_440_587.5 - days,
    /** Returns the GUIDs of the players with the most rounds. */
    busiest: (count: number) =>
      rows<{ guid: string }>('select guid from totals order by rounds desc, guid limit ?', count).map(
        ({ guid }) => guid,
      ),
    newest: () =>
      one<Evening>('select session, date, number from evenings where counted > 0 order by session desc limit 1'),
    /** Returns the session with the most rounds. */
    longest: () =>
      one<Evening>('select session, date, number from evenings order by counted desc, session desc limit 1'),
    close: source.close,
  };
}

/** Tables of the demo's truth that no old bot has: how long rounds took, and who killed whom in rounds with endstats. */
const beyondTheOldBot = {
  measured_rounds: 'round_id, seconds',
  endstats_opponents: 'round_id, player_guid, opponent_guid, kills, deaths',
};

/** Returns a name without colour codes and invisible characters. */
export function cleaned(name: string): string {
  const seen = name.replace(/\^[^^]/gu, '').replace(/\p{Cf}|\p{Cc}/gu, '');
  return seen.replace(/\s+/g, ' ').trim();
}

export type LegacyFile = ReturnType<typeof openLegacyFile>;
