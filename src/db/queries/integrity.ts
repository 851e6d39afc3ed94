import { derivationRules } from '../../domain/rounds/derive.ts';
import type { Question } from '../ask-together.ts';
import type { Sql } from '../db.ts';
import { raw, sql } from '../db.ts';

export type CheckCode =
  | 'no players'
  | 'weapon rows'
  | 'foreign file'
  | 'verdicts'
  | 'chains'
  | 'lost files'
  | 'no round 1'
  | 'no round 2'
  | 'rows of another file'
  | 'implausible rows'
  | 'ruled in'
  | 'older rules'
  | 'links to nobody'
  | 'sessions';

/** A check of the stored rows and its result. */
export interface Check {
  /** What is checked. */
  code: CheckCode;
  /** Whether a found row means an error. If not, the row is only worth knowing. */
  wrong: boolean;
  count: number;
  /** Examples, at most three. */
  examples: string[];
}

interface IntegrityCheck {
  code: CheckCode;
  wrong: boolean;
  /** A query with one column `example`. */
  rows: Sql;
}

const round = raw("r.id || ' ' || r.map_name || ' ' || r.round_date");

/** Returns a query of player rows that never count unless an admin rules them in. Each example names the round for /admin round. */
function leftOut(condition: Sql): Sql {
  return sql`
    select ${round} || ' ' || p.player_name as example from player_comprehensive_stats p join rounds r on r.id = p.round_id
    where r.round_number > 0 and is_left_out(p, r) and ${condition}`;
}

const checks: IntegrityCheck[] = [
  {
    code: 'no players',
    wrong: true,
    rows: sql`
      select ${round} as example from rounds r
      where r.is_valid and r.round_number > 0 and r.validity_override is null
        and not exists (select from player_comprehensive_stats p where p.round_id = r.id)`,
  },
  {
    code: 'weapon rows',
    wrong: true,
    rows: sql`
      select r.id || ' ' || w.player_guid || ' ' || w.weapon_name as example
      from weapon_comprehensive_stats w join rounds r on r.id = w.round_id
      where not exists (
        select from player_comprehensive_stats p where p.round_id = w.round_id and p.player_guid = w.player_guid
      )`,
  },
  {
    code: 'foreign file',
    wrong: true,
    rows: sql`
      select ${round} as example from player_comprehensive_stats p join rounds r on r.id = p.round_id
      where r.source = 'file'
        and (p.round_date, p.map_name, p.round_number) is distinct from (r.round_date, r.map_name, r.round_number)`,
  },
  {
    code: 'verdicts',
    wrong: true,
    rows: sql`select ${round} as example from rounds r where r.validity_override <> r.is_valid`,
  },
  {
    code: 'chains',
    wrong: true,
    rows: sql`
      select m.from_guid || ' \u2192 ' || m.into_guid as example from player_merges m
      where exists (select from player_merges other where other.from_guid = m.into_guid)`,
  },
  {
    code: 'lost files',
    wrong: true,
    rows: sql`
      select f.filename as example from round_files f
      where f.kind = 'round' and f.set_aside_at is null and not exists (
        select from rounds r where r.server = f.server and lower(r.map_name collate "C") = lower(f.map_name collate "C") and r.round_number = f.round_number
          and r.round_date + r.round_time = f.round_date + f.round_time
      )`,
  },
  {
    code: 'no round 1',
    wrong: false,
    rows: sql`
      select ${round} as example from rounds r
      where r.round_number = 2 and not exists (
        select from rounds o where o.server = r.server and o.match_id = r.match_id and o.round_number = 1
      )`,
  },
  {
    code: 'no round 2',
    wrong: false,
    rows: sql`
      select ${round} as example from rounds r
      where r.round_number = 1 and not exists (
        select from rounds o where o.server = r.server and o.match_id = r.match_id and o.round_number = 2
      )`,
  },
  {
    code: 'rows of another file',
    wrong: false,
    rows: leftOut(sql`r.source = 'legacy' and r.rows_ruled_in_at is null`),
  },
  {
    code: 'implausible rows',
    wrong: false,
    rows: leftOut(sql`r.source = 'file' and r.rows_ruled_in_at is null`),
  },
  {
    code: 'ruled in',
    wrong: false,
    rows: leftOut(sql`r.rows_ruled_in_at is not null`),
  },
  {
    code: 'older rules',
    wrong: false,
    rows: sql`select ${round} as example from rounds r where r.rules < ${derivationRules}`,
  },
  {
    code: 'links to nobody',
    wrong: false,
    rows: sql`
      select l.et_guid as example from player_links l
      where not exists (select from player_comprehensive_stats p where p.player_guid = l.et_guid)`,
  },
  {
    code: 'sessions',
    wrong: true,
    rows: sql`select ${round} as example from rounds r where r.id in (select misplaced_rounds())`,
  },
];

const answers = checks.map(
  ({ rows }, index) => sql`
    select ${index}::int as place, count(*)::int as count, coalesce(to_jsonb((array_agg(example order by example))[1:3]), '[]') as examples
    from (${rows}) as found`,
);

/** Asks for the results of all checks. */
export const integrity: Question<Check[]> = {
  statement: sql`${answers.reduce((one, other) => sql`${one} union all ${other}`)} order by place`,
  read: (rows) =>
    (rows as { place: number; count: number; examples: string[] }[]).map(({ place, count, examples }) => {
      const { code, wrong } = checks[place] as IntegrityCheck;
      return { code, wrong, count, examples };
    }),
};
