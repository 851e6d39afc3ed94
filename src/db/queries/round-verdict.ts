import type { InvalidReason } from '../../domain/validity.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** The values of a round that decide whether it is valid. */
export interface RoundToJudge {
  id: bigint;
  mapName: string;
  roundNumber: number;
  isValid: boolean;
  invalidReason: string | null;
  validityOverride: boolean | null;
  duration: number | null;
  hasRound1: boolean;
  /** Whether its file had bots. No rows of bots are stored. */
  hadBots: boolean;
  /** Whether its file says that a vote or a map change ended the round. */
  wasAborted: boolean;
  /** Whether an admin ruled that all player rows count. */
  rowsRuledIn: boolean;
  /** Number of player rows that never count unless an admin rules them in. */
  leftOutRows: number;
  /** Players of the round. `isForeign`: the row belongs to another file, so the player was not there. */
  players: { guid: string; side: number | null; isForeign: boolean }[];
}

export async function roundToJudge(db: Db, id: string): Promise<RoundToJudge | undefined> {
  const [row] = await db.query<RoundToJudge>(sql`
    select r.id, r.map_name, r.round_number, r.is_valid, r.invalid_reason, r.validity_override, r.duration_seconds as duration,
      exists (
        select from rounds o where o.server = r.server and o.match_id = r.match_id and o.round_number = 1
      ) as has_round1,
      r.findings @> '[{"code": "bots"}]' as had_bots,
      r.findings @> '[{"code": "aborted"}]' as was_aborted,
      r.rows_ruled_in_at is not null as rows_ruled_in,
      (select count(*)::int from player_comprehensive_stats p where p.round_id = r.id and is_left_out(p, r)) as left_out_rows,
      coalesce((
        select jsonb_agg(jsonb_build_object('guid', player_guid, 'side', team, 'isForeign', r.source = 'legacy' and is_left_out(p, r)))
        from player_comprehensive_stats p where round_id = r.id
      ), '[]') as players
    from rounds r where r.id = ${id}`);
  return row;
}

export interface Verdict {
  /** Whether all player rows count, including those that the rules leave out. Undefined leaves the setting unchanged. */
  rowsCount: boolean | undefined;
  /** Whether the round counts. Null applies the rules, undefined leaves the setting unchanged. */
  override: boolean | null | undefined;
  /** Why the round does not count. Null if it counts. */
  invalidReason: InvalidReason | string | null;
  /** The admin's reason. */
  reason: string | null;
  by: string;
  now: Date;
}

/** Stores a verdict and all its consequences in one transaction. Returns 'repeated' if the same interaction has already done so. */
export async function storeVerdict(
  writer: Writer,
  { id, override, rowsCount, invalidReason, reason, by, now }: Verdict & { id: string },
): Promise<'done' | 'repeated'> {
  const isOverride = override !== null;
  const ruling = {
    is_valid: invalidReason === null,
    invalid_reason: invalidReason,
    ...(override !== undefined && {
      validity_override: override,
      verdict_reason: isOverride ? reason : null,
      verdict_by: isOverride ? by : null,
      verdict_at: isOverride ? now : null,
    }),
    ...(rowsCount !== undefined && {
      rows_ruled_in_by: rowsCount ? by : null,
      rows_ruled_in_at: rowsCount ? now : null,
    }),
  };
  const written = await writeOnce(writer, [sql`select rule_round(${id}, ${JSON.stringify(ruling)})`]);
  return written === 'repeated' ? written : 'done';
}
