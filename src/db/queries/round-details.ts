import type { Finding } from '../../domain/round-file/finding.ts';
import type { Db } from '../db.ts';
import { empty, sql } from '../db.ts';
import { likePart } from '../like.ts';
import type { RoundFile } from './round-files.ts';
import { asRoundFile } from './round-files.ts';

/** A round in a list of choices, or the files of one that were all set aside. */
export interface RoundChoice {
  /** The round's id, or `f` and the id of a file. */
  id: string;
  roundDate: string;
  /** Time as HH:MM. */
  time: string;
  mapName: string;
  roundNumber: number;
  isValid: boolean;
  isSetAside: boolean;
}

/**
 * Returns rounds that match every typed word in their id, date, time, map or number, newest first. With `setAside` also those of which every
 * file was set aside.
 */
export function suggestedRounds(
  db: Db,
  typed: string,
  { most, setAside }: { most: number; setAside: boolean },
): Promise<RoundChoice[]> {
  const words = typed
    .toLowerCase()
    .replace(/\b(?:round|runde|manche)\s+(?=[12]\b)/g, 'round')
    .split(/\s+/)
    .filter((word) => word !== '');
  const patterns = words.map(likePart);
  const gone = sql`
    union all
    select 'f' || min(f.id), f.round_date, f.round_time, min(f.map_name), f.round_number, false, true,
      (f.round_date + f.round_time) at time zone 'UTC'
    from round_files f
    where f.kind = 'round' and f.set_aside_at is not null and not exists (
      select from rounds r
      where r.server = f.server and r.round_number = f.round_number and lower(r.map_name collate "C") = lower(f.map_name collate "C")
        and r.round_date + r.round_time = f.round_date + f.round_time
    )
    group by f.server, f.round_date, f.round_time, lower(f.map_name collate "C"), f.round_number`;
  return db.query<RoundChoice>(sql`
    select id, round_date, to_char(round_time, 'HH24:MI') as time, coalesce(maps.map_name, r.map_name) as map_name, round_number, is_valid,
      is_set_aside
    from (
      select id::text, round_date, round_time, map_name, round_number, is_valid, false as is_set_aside, played_at
      from rounds where round_number > 0
      ${setAside ? gone : empty}
    ) as r left join maps on maps.map_key = lower(r.map_name collate "C")
    where lower(id || ' ' || round_date || ' ' || to_char(round_time, 'HH24:MI') || ' ' || r.map_name || ' round' || round_number)
        like all (${patterns}::text[])
    order by played_at desc, id desc
    limit ${most}`);
}

/** The details of a round that an admin may need. */
export interface RoundDetails {
  id: number;
  server: string;
  matchId: string;
  mapName: string;
  roundNumber: number;
  /** Date of the game server's wall clock. */
  roundDate: string;
  /** Time of the game server's wall clock, HHMMSS. */
  roundTime: string;
  playedAt: Date;
  sessionStart: Date | null;
  timeLimit: string | null;
  actualTime: string | null;
  durationSeconds: number | null;
  source: 'legacy' | 'file';
  isValid: boolean;
  invalidReason: string | null;
  validityOverride: boolean | null;
  verdictReason: string | null;
  verdictBy: string | null;
  findings: Finding[];
  /** Whether the match's other round is stored. */
  hasOtherRound: boolean;
  players: number;
  axis: number;
  allies: number;
  kills: number;
  deaths: number;
  /** Sum of kills in the weapon rows. */
  weaponKills: number;
  weaponRows: number;
  /** Number of player rows that never count unless an admin rules them in. */
  leftOutRows: number;
  /** The admin who ruled them in. */
  rowsRuledInBy: string | null;
  /** Files of this round. The file in use comes first. */
  files: RoundFile[];
}

/** Returns a round in detail in one round trip. Undefined if there is no such round. */
export async function roundDetails(db: Db, id: string): Promise<RoundDetails | undefined> {
  const [row] = await db.query<{ round: RoundDetails }>(sql`
    select to_jsonb(shown) as round
    from (
      select r.id, r.server, r.match_id, coalesce(maps.map_name, r.map_name) as map_name, r.round_number, r.round_date, to_char(r.round_time, 'HH24MISS') as round_time,
        r.played_at, r.session_start, r.time_limit, r.actual_time, r.duration_seconds, r.source, r.is_valid, r.invalid_reason,
        r.validity_override, r.verdict_reason, r.verdict_by::text, r.rows_ruled_in_by::text, r.findings,
        exists (
          select from rounds o
          where o.server = r.server and o.match_id = r.match_id and o.round_number = 3 - r.round_number
        ) as has_other_round,
        p.*,
        w.*,
        coalesce((
          select jsonb_agg(
            ${asRoundFile}
            order by f.id is distinct from r.file_id, f.id is distinct from r.endstats_file_id, f.id
          )
          from round_files f
          where f.id in (r.file_id, r.endstats_file_id)
            or f.server = r.server and lower(f.map_name collate "C") = lower(r.map_name collate "C") and f.round_number = r.round_number
              and f.round_date + f.round_time between r.round_date + r.round_time - interval '1 minute'
                and r.round_date + r.round_time + interval '1 minute'
              and (f.kind = 'endstats' or f.round_date + f.round_time = r.round_date + r.round_time)
        ), '[]') as files
      from rounds r
      left join maps on maps.map_key = lower(r.map_name collate "C")
      cross join lateral (
        select count(*)::int as players, (count(*) filter (where team = 1))::int as axis, (count(*) filter (where team = 2))::int as allies,
          coalesce(sum(kills), 0)::int as kills, coalesce(sum(deaths), 0)::int as deaths,
          (count(*) filter (where is_left_out(p, r)))::int as left_out_rows
        from player_comprehensive_stats p where round_id = r.id
      ) as p
      cross join lateral (
        select count(*)::int as weapon_rows, coalesce(sum(kills), 0)::int as weapon_kills
        from weapon_comprehensive_stats where round_id = r.id
      ) as w
      where r.id = ${id}
    ) as shown`);
  if (!row) return undefined;
  const { round } = row;
  return {
    ...round,
    playedAt: new Date(round.playedAt),
    sessionStart: round.sessionStart && new Date(round.sessionStart),
  };
}
