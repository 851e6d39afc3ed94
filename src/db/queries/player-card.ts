import type { Totals } from '../../domain/formula.ts';
import type { Means } from '../../domain/playstyle.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { viewerId } from '../viewer-id.ts';
import { playerFound } from './find-player.ts';
import type { LatestRound } from './latest-rounds.ts';
import { latestRounds, latestRoundsAsJson } from './latest-rounds.ts';
import type { LocalTime } from './period.ts';
import type { PlayerReference } from './player-matches.ts';
import { rankOfChosen } from './player-statistics.ts';
import { meansAsJson } from './playstyle.ts';
import type { WeaponRow } from './weapon-statistics.ts';
import { weaponsAsJson } from './weapon-statistics.ts';

/** What a player's card is made from, all of it over all time. */
export interface PlayerCard {
  playerGuid: string;
  name: string | null;
  /** Null without a counted round. */
  totals: Totals | null;
  /** Ranks. Null if the player has fewer rounds than the ranking needs. */
  ranks: { kd: number | null; dpm: number | null; accuracy: number | null };
  means: Means;
  weapons: WeaponRow[];
  /** The latest rounds, newest first. */
  recent: LatestRound[];
}

/** Returns the data of a player's card in one round trip. Undefined if the reference means nobody, or several. */
export async function playerCard(
  db: Db,
  reference: PlayerReference,
  { viewer, latest, clock }: { viewer: Viewer; latest: number; clock: LocalTime },
): Promise<PlayerCard | undefined> {
  const [row] = await db.query<PlayerCard>(sql`
    with ${playerFound(reference, viewer)},
    hidden as materialized (select hidden_from(${viewerId(viewer)}) as guid)
    select
      chosen.guid as player_guid,
      player_name(chosen.guid) as name,
      (select to_jsonb(t) from player_totals t where t.player_guid = chosen.guid) as totals,
      jsonb_build_object('kd', ${rankOfChosen('kd')}, 'dpm', ${rankOfChosen('dpm')}, 'accuracy', ${rankOfChosen('accuracy')}) as ranks,
      ${meansAsJson} as means,
      ${weaponsAsJson('all', clock)} as weapons,
      ${latestRoundsAsJson(latest)} as recent
    from chosen`);
  return row && { ...row, recent: latestRounds(row.recent) };
}
