import type { Totals } from '../../domain/formula.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
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
  const [session] = await db.query<Session>(sql`
    with session as (${newestSession})
    select
      (
        select jsonb_agg(to_jsonb(shown) order by shown.played_at, shown.id)
        from (
          select r.id, r.played_at, r.duration_seconds, r.map_name, r.round_number, r.is_valid, r.source
          from rounds r where r.server = session.server and r.session_start = session.session_start
        ) as shown
      ) as rounds,
      (
        select jsonb_agg(
          jsonb_build_object(
            'player_guid', p.player_guid, 'name', player_name(p.player_guid), 'totals', to_jsonb(p), 'weapons', ${weapons ? weaponsAsJson : sql`null`}
          )
          order by p.kills desc, p.rounds desc, p.player_guid
        )
        from player_sessions p where p.server = session.server and p.session_start = session.session_start
      ) as players
    from session`);
  return (
    session && {
      ...session,
      rounds: session.rounds.map((round) => ({ ...round, played_at: new Date(round.played_at) })),
    }
  );
}

const weaponsAsJson = sql`(
  select jsonb_agg(to_jsonb(w) order by w.kills desc, w.shots desc, w.weapon_name)
  from weapon_sessions w
  where w.player_guid = p.player_guid and w.server = p.server and w.session_start = p.session_start and w.kills > 0
)`;
