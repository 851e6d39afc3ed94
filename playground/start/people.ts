import pg from 'pg';
import type { Person } from '../../simulator/discord/simulator.ts';
import type { Actor } from '../backend.ts';

const SHOWN = 8;
/** People without a link. The last may use /admin. */
const STRANGERS: readonly Person[] = [
  { id: '900000000000000001', username: 'newcomer', globalName: 'Newcomer' },
  { id: '900000000000000002', username: 'spectator', globalName: 'Spectator' },
  { id: '900000000000000003', username: 'manager', globalName: 'Manager', manages: true },
];

/** Finds the linked people, the most recent first, and adds three without a link. */
export async function findPeople(url: string): Promise<{ people: Person[]; actors: Actor[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; name: string; player: string | null }>(
      'select discord_id::text as id, discord_username as name, et_name as player from player_links order by linked_date desc, discord_id',
    );
    const linked = rows.filter(({ id }) => /^\d{17,20}$/.test(id));
    const actors = linked.slice(0, SHOWN).map(({ id, name, player }) => ({ id, name, linked: player ?? name }));
    return {
      people: [...linked.map(({ id, name }) => ({ id, username: name })), ...STRANGERS],
      actors: [...actors, ...STRANGERS.map(({ id, username }) => ({ id, name: username, linked: null }))],
    };
  } finally {
    await client.end();
  }
}
