import type { Totals } from '../../domain/formula.ts';
import type { Db } from '../db.ts';
import { snapshot, sql } from '../db.ts';
import { newestSession } from './period.ts';

export interface SessionRound {
  played_at: Date;
  duration_seconds: number | null;
  map_name: string;
  round_number: number;
  is_valid: boolean;
  source: 'legacy' | 'file';
}

export interface SessionPlayer {
  player_guid: string;
  name: string | null;
  totals: Totals;
  /** Weapons with kills, most kills first. */
  weapons: SessionWeapon[] | null;
}

export interface SessionWeapon {
  weapon_name: string;
  kills: number;
  headshots: number;
  shots: number;
  hits: number;
}

interface Session {
  /** In playing order, those that do not count included. */
  rounds: SessionRound[];
  /** Everybody with a counted round; most kills first. */
  players: SessionPlayer[];
}

/** The newest gaming session in one round trip; undefined when no round has been stored. `weapons`: with each player's weapons. */
export async function latestSession(db: Db, { weapons }: { weapons: boolean }): Promise<Session | undefined> {
  const [rounds, players] = await snapshot<[SessionRound[], SessionPlayer[]]>(db, [
    sql`
      with session as (${newestSession})
      select r.played_at, r.duration_seconds, r.map_name, r.round_number, r.is_valid, r.source
      from session join rounds r using (server, session_start)
      order by r.played_at, r.id`,
    sql`
      with session as (${newestSession})
      select t.player_guid, player_name(t.player_guid) as name, to_jsonb(t) as totals, ${weapons ? weaponsAsJson : sql`null`} as weapons
      from session
      cross join lateral player_totals_between(session.session_start, session.ended_at, null, session.server) as t
      order by t.kills desc, t.rounds desc, t.player_guid`,
  ]);
  return rounds.length === 0 ? undefined : { rounds, players };
}

const weaponsAsJson = sql`(
  select jsonb_agg(to_jsonb(w) order by w.kills desc, w.shots desc, w.weapon_name)
  from (
    select weapon_name, sum(kills) as kills, sum(headshots) as headshots, sum(shots) as shots, sum(hits) as hits
    from counted_weapon_rounds
    where player_guid = t.player_guid and server = session.server and played_at between session.session_start and session.ended_at
    group by weapon_name
    having sum(kills) > 0
  ) as w
)`;
