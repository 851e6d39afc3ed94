import type { Sql } from '../db.ts';
import { sql } from '../db.ts';
import { maintenanceTimeoutMs } from './maintenance.ts';
import type { PersonDecision } from './person.ts';
import { forgetMe, keepMe } from './privacy.ts';
import type { Writer } from './write-once.ts';
import { writeOnce } from './write-once.ts';

/** A manager's decision about a person. `guid` is any GUID of the person. */
interface Decided {
  guid: string;
  by: string;
  now: Date;
  reason?: string | null;
}

/** What became of a decision. It is unchanged if there was nothing to decide, and repeated if Discord sent the same interaction twice. */
export type Outcome = 'done' | 'unchanged' | 'repeated';

/** Excludes a person, so that none of their rows count. Everything that is computed from rounds follows in the same transaction. */
export function excludePerson(writer: Writer, { guid, by, now, reason }: Decided): Promise<Outcome> {
  return decide(writer, sql`select exclude_person(${guid}, ${by}, ${reason ?? ''}, ${now}) as done`);
}

/** Takes back that a person was excluded. */
export function includePerson(writer: Writer, { guid, by, now }: Decided): Promise<Outcome> {
  return decide(writer, sql`select include_person(${guid}, ${by}, ${now}) as done`);
}

/**
 * Gives a person the name that is shown instead of all their own, under each of their GUIDs: it stays when a merge is undone. Nobody who was
 * forgotten gets one.
 */
export function giveName(writer: Writer, decided: Decided & { name: string }): Promise<Outcome> {
  const { name, by, now } = decided;
  return noted(
    writer,
    'rename',
    decided,
    sql`
    insert into given_names (guid, name, given_at, given_by)
    select own, ${name}, ${now}, ${by} from me cross join unnest(guids) as own
    where not exists (select from unnest(guids) as one (guid) where is_forgotten(one.guid))
    on conflict (guid) do update set name = excluded.name, given_at = excluded.given_at, given_by = excluded.given_by
    returning guid`,
  );
}

/** Takes back the name that a manager gave. */
export function restoreName(writer: Writer, decided: Decided): Promise<Outcome> {
  return noted(
    writer,
    'restore name',
    decided,
    sql`delete from given_names using me where guid = any (me.guids) returning guid`,
  );
}

/** Hides a person at once, and has their names removed after the same term as if they had asked for it themselves. */
export function forgetPerson(writer: Writer, decided: Decided): Promise<Outcome> {
  return noted(writer, 'delete', decided, sql`${forgetMe(decided.now)} returning guid`);
}

/** Takes back a deletion of names, as long as they are not removed. */
export function keepPerson(writer: Writer, decided: Decided): Promise<Outcome> {
  return noted(writer, 'keep', decided, sql`${keepMe} returning guid`);
}

/** Writes a decision, and who made it, if `write` changes a row. */
function noted(
  writer: Writer,
  decision: PersonDecision,
  { guid, by, now, reason }: Decided,
  write: Sql,
): Promise<Outcome> {
  return decide(
    writer,
    sql`
    with me as materialized (select guids_of(person_of(${guid})) as guids),
    changed as (${write}),
    noted as (
      insert into person_decisions (guid, decision, decided_at, decided_by, reason)
      select guids[1], ${decision}, ${now}, ${by}, ${reason ?? null} from me where exists (select from changed)
    )
    select exists (select from changed) as done`,
  );
}

async function decide(writer: Writer, statement: Sql): Promise<Outcome> {
  const results = await writeOnce(writer, [statement], { timeoutMs: maintenanceTimeoutMs });
  if (results === 'repeated') return results;
  return (results[0] as { done: boolean }[])[0]?.done ? 'done' : 'unchanged';
}
