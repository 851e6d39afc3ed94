import type { ClientBase } from 'pg';
import { storedPerson } from '../../src/db/queries/person.ts';
import { UsageError } from '../cli/errors.ts';
import { pgDb } from '../database/pg.ts';

/** Whose data is asked for, and everything that they are found by. */
export interface Subject {
  guids: string[];
  discordIds: string[];
  /** All names under which their GUIDs are stored, also in files. Empty after a deletion. */
  names: string[];
}

/** Finds a person by the name or GUID of the player, or the id of the Discord user. Throws UsageError unless exactly one fits. */
export async function findSubject(client: ClientBase, typed: string): Promise<Subject> {
  const [, discordId] = /^(?:<@!?)?(\d{17,20})>?$/.exec(typed.trim()) ?? [];
  const reference = discordId === undefined ? { text: typed } : { discordId };
  const { candidates, person } = await storedPerson(pgDb(client), reference, { page: 1, perPage: 1 });
  if (candidates.length > 1) {
    const list = candidates.map(({ playerGuid, name, rounds }) => `- ${playerGuid} ${name ?? ''} (${rounds} rounds)`);
    throw new UsageError(`Several players fit "${typed}". Name the GUID of one:\n${list.join('\n')}`);
  }
  if (!person && discordId === undefined) throw new UsageError(`Nobody is stored under "${typed}".`);
  const guids = person?.guids ?? [];
  const { rows: names } = await client.query<{ name: string }>(
    'select distinct name from known_names($1) order by name',
    [guids],
  );
  return {
    guids,
    discordIds: [
      ...new Set([
        ...(discordId === undefined ? [] : [discordId]),
        ...(person?.links ?? []).map((link) => link.discordId),
        ...(person?.claims ?? []).map((claim) => claim.discordId),
      ]),
    ],
    names: names.map(({ name }) => name),
  };
}
