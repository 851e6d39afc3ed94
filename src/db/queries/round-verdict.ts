import type { InvalidReason } from '../../domain/validity.ts';
import type { Db, Sql } from '../db.ts';
import { sql } from '../db.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** What the rules of validity ask about a round. */
export interface RoundToJudge {
  id: bigint;
  mapName: string;
  roundNumber: number;
  isValid: boolean;
  invalidReason: string | null;
  validityOverride: boolean | null;
  duration: number | null;
  hasRound1: boolean;
  /** What its file is known to have had: bots get no rows. */
  hadBots: boolean;
  players: { guid: string; side: number | null }[];
}

export async function roundToJudge(db: Db, id: string): Promise<RoundToJudge | undefined> {
  const [row] = await db.query<RoundToJudge>(sql`
    select r.id, r.map_name, r.round_number, r.is_valid, r.invalid_reason, r.validity_override, r.duration_seconds as duration,
      exists (
        select from rounds o where o.server = r.server and o.match_id = r.match_id and o.round_number = 1
      ) as has_round1,
      r.findings @> '[{"code": "bots"}]' as had_bots,
      coalesce((
        select jsonb_agg(jsonb_build_object('guid', player_guid, 'side', team))
        from player_comprehensive_stats where round_id = r.id
      ), '[]') as players
    from rounds r where r.id = ${id}`);
  return row;
}

export interface Verdict {
  /** Null: as the rules say. */
  override: boolean | null;
  /** Why the round does not count; null when it does. */
  invalidReason: InvalidReason | string | null;
  /** The admin's words. */
  reason: string | null;
  by: string;
  now: Date;
}

/** Stores a verdict and everything that follows from it, in one transaction; 'repeated' when this interaction did so before. */
export async function storeVerdict(
  writer: Writer,
  { id, override, invalidReason, reason, by, now }: Verdict & { id: string },
): Promise<'done' | 'repeated'> {
  const isOverride = override !== null;
  const ruling: Sql = sql`
    update rounds
    set validity_override = ${override}, is_valid = ${invalidReason === null}, invalid_reason = ${invalidReason},
      verdict_reason = ${isOverride ? reason : null}, verdict_by = ${isOverride ? by : null}, verdict_at = ${isOverride ? now : null}
    where id = ${id}`;
  const totals: Sql = sql`select refresh_session(server, session_start, null) from rounds where id = ${id}`;
  const written = await writeOnce(writer, [sql`select lock_rounds()`, ruling, totals]);
  return written === 'repeated' ? written : 'done';
}
