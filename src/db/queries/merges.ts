import type { Viewer } from '../../domain/viewer.ts';
import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import type { PlayerCandidate } from './find-player.ts';
import { candidatesAsJson, parseDates, playerFound } from './find-player.ts';
import type { PlayerReference } from './player-matches.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** A GUID that counts as another player. */
export interface Merge {
  fromGuid: string;
  intoGuid: string;
  /** Name of the player that both GUIDs are. */
  name: string | null;
  mergedAt: Date;
}

/** Returns all merges, newest first, at most `most`, and their number. */
export async function listMerges(db: Db, most: number): Promise<{ merges: Merge[]; count: number }> {
  const rows = await db.query<Merge & { count: number }>(sql`
    select from_guid, into_guid, player_name(into_guid) as name, merged_at, (count(*) over ())::int as count
    from player_merges order by merged_at desc, from_guid limit ${most}`);
  return { merges: rows, count: rows[0]?.count ?? 0 };
}

/**
 * Finds the merge of a GUID, with the counted rounds that the person loses when it is undone: those that only this GUID played, and GUIDs
 * that had been merged into it before. Returns undefined if there is none.
 */
export async function mergeOf(db: Db, guid: string): Promise<(Merge & { rounds: number }) | undefined> {
  const [row] = await db.query<Merge & { rounds: number }>(sql`
    with recursive came (guid) as (
      select ${guid}::text
      union
      select m.from_guid from came join player_merges m on m.asked_into = came.guid
    )
    select from_guid, into_guid, player_name(into_guid) as name, merged_at,
      (
        select count(*)::int from (
          select round_id from counted_player_rounds where player_guid = into_guid
          group by round_id having bool_and(installation_guid in (select guid from came))
        ) as theirs
      ) as rounds
    from player_merges where from_guid = ${guid}`);
  return row;
}

/** Returns the players that each of two texts may mean, in one round trip. */
export async function bothFound(
  db: Db,
  [one, other]: readonly [PlayerReference, PlayerReference],
  viewer: Viewer,
): Promise<[PlayerCandidate[], PlayerCandidate[]]> {
  const lookup = (reference: PlayerReference) =>
    sql`with ${playerFound(reference, viewer)} select ${candidatesAsJson} as candidates`;
  const results = (await db.transaction([lookup(one), lookup(other)], { readOnly: true })) as {
    candidates: PlayerCandidate[];
  }[][];
  const [first = [], second = []] = results.map(([row]) => (row?.candidates ?? []).map(parseDates));
  return [first, second];
}

/** What an admin should know before merging two players. */
export interface MergePlan {
  from: PersonToMerge;
  into: PersonToMerge;
  /** Rounds in which both played. */
  together: number;
  /** Of these, the counted ones. */
  countedTogether: number;
}

export interface PersonToMerge {
  guid: string;
  name: string | null;
  rounds: number;
  /** Discord users linked to one of the player's GUIDs. */
  linked: string[];
}

/** Returns what merging two players would do. Undefined if nothing is stored of one of them. A merged GUID stands for its player. */
export async function mergePlan(db: Db, from: string, into: string): Promise<MergePlan | undefined> {
  const person = (guid: string) => sql`(
    select jsonb_build_object(
      'guid', p.guid,
      'name', player_name(p.guid),
      'rounds', coalesce((select rounds from player_totals where player_guid = p.guid), 0),
      'linked', coalesce((select jsonb_agg(discord_id::text) from player_links where et_guid = any (guids_of(p.guid))), '[]')
    )
    from (select person_of(${guid}) as guid) as p
    where exists (select from player_comprehensive_stats where player_guid = any (guids_of(p.guid)))
      or exists (select from player_aliases where guid = any (guids_of(p.guid)))
      or exists (select from player_links where et_guid = any (guids_of(p.guid)))
  )`;
  type Row = { [Name in keyof MergePlan]: MergePlan[Name] | null };
  const [row] = await db.query<Row>(sql`
    select ${person(from)} as from, ${person(into)} as into, (
      select count(distinct a.round_id)::int
      from player_comprehensive_stats a join player_comprehensive_stats b using (round_id)
      where a.player_guid = any (guids_of(person_of(${from}))) and b.player_guid = any (guids_of(person_of(${into})))
    ) as together, (
      select count(distinct a.round_id)::int
      from counted_player_rounds a join counted_player_rounds b using (round_id)
      where a.player_guid = person_of(${from}) and b.player_guid = person_of(${into})
    ) as counted_together`);
  if (!row?.from || !row.into) return undefined;
  return { from: row.from, into: row.into, together: row.together ?? 0, countedTogether: row.countedTogether ?? 0 };
}

type Merged = 'merged' | 'same' | 'gone' | 'repeated';

/**
 * Makes `from` count as `into`. Returns 'same' if they are one player already, and 'gone' if somebody else merged one of them in the
 * meantime.
 */
export async function mergePeople(
  writer: Writer,
  { from, into, by }: { from: string; into: string; by: string },
): Promise<Merged> {
  const results = await writeOnce(writer, [sql`select merge_people(${from}, ${into}, ${by}) as outcome`]);
  if (results === 'repeated') return results;
  return (results[0] as { outcome: Merged }[])[0]?.outcome ?? 'gone';
}

/** Undoes the merge of a GUID. Returns 'gone' if the merge no longer exists. */
export async function undoMerge(writer: Writer, guid: string): Promise<'undone' | 'gone' | 'repeated'> {
  const results = await writeOnce(writer, [sql`select undo_merge(${guid}) as undone`]);
  if (results === 'repeated') return results;
  return (results[0] as { undone: boolean }[])[0]?.undone ? 'undone' : 'gone';
}
