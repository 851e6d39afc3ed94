import { openSource } from '../../migrate/source/source.ts';
import { cut } from '../written.ts';
import { countedSql } from './counted.ts';
import { matchesSql } from './matches.ts';
import { pairsSql } from './pairs.ts';
import { teamsSql } from './teams.ts';

/** A gaming session, and how to ask for it. */
export interface Evening {
  session: number;
  /** `YYYY-MM-DD` it began on. */
  date: string;
  /** Which one of that day, from 1. */
  number: number;
}

/** The legacy SQLite file with what follows from its rows in temporary tables: see the SQL beside this file. Nothing is written to it. */
export function openLegacyFile(path: string, now: Date) {
  const source = openSource(path);
  const db = source.database;
  for (const sql of [countedSql, matchesSql, teamsSql, pairsSql]) db.exec(sql);
  const rows = <Row>(sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as Row[];

  function one<Row>(sql: string, ...values: (string | number)[]): Row {
    const [row] = rows<Row>(sql, ...values);
    if (row === undefined) throw new Error(`The legacy file has no row for: ${sql} ${values.join(' ')}`);
    return row;
  }

  /** As the bot shows it, cut to `longest` characters. */
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
    /** Days since 1970 as `stamp` counts them, so many days before the bot's now. */
    daysAgo: (days: number) => now.getTime() / 86_400_000 + 2_440_587.5 - days,
    /** Guids of the players with the most rounds. */
    busiest: (count: number) =>
      rows<{ guid: string }>('select guid from totals order by rounds desc, guid limit ?', count).map(
        ({ guid }) => guid,
      ),
    newest: () =>
      one<Evening>('select session, date, number from evenings where counted > 0 order by session desc limit 1'),
    /** With most rounds. */
    longest: () =>
      one<Evening>('select session, date, number from evenings order by counted desc, session desc limit 1'),
    close: source.close,
  };
}

/** Without colour codes and what cannot be seen. */
export function cleaned(name: string): string {
  const seen = name.replace(/\^[^^]/gu, '').replace(/\p{Cf}|\p{Cc}/gu, '');
  return seen.replace(/\s+/g, ' ').trim();
}

export type LegacyFile = ReturnType<typeof openLegacyFile>;
