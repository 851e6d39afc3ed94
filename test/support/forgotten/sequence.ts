import { Random } from '../../../demo/random.ts';
import { openPool, pgDb } from '../../../scripts/database/pg.ts';
import { forgetDue } from '../../../src/db/forget.ts';
import { storeFile } from '../../../src/db/ingest/store-file.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import { createDatabase } from '../database.ts';
import type { Action } from './actions.ts';
import { later, texts } from './actions.ts';
import type { SentFile } from './person.ts';
import { inventPerson } from './person.ts';
import { placesOf } from './places.ts';
import type { Scene } from './scene.ts';
import { namesTold, searched } from './told.ts';

const now = new Date('2030-01-01');

/**
 * Plays a random sequence of uploads, derivations, merges, rebuilds and more, forgets a person in the middle, and searches the whole
 * database for their names after every step from then on. Returns the steps, and where a name was found.
 */
export async function forgetInTheMiddle(seed: number): Promise<{ steps: string[]; found: string[] }> {
  const random = new Random(`forgotten ${seed}`);
  const person = inventPerson(random, `forgotten ${seed}`);
  const database = await createDatabase('empty');
  const pool = openPool(database.url, 4);
  const { client } = database;
  const db = pgDb(pool);
  const key = random.chance(0.7) ? 'only for tests: 32 characters or more' : undefined;
  const told = new Set<string>();
  const send = async (file: SentFile) => {
    const name = parseFileName(file.name);
    if (!name.ok) throw new Error(name.refusal.message);
    const { content } = file;
    const given = { server: 'main', name: name.value, content, timeZone: 'UTC', now, forgottenNamesKey: key };
    const { status } = await storeFile(db, given);
    if (status !== 'refused') for (const one of namesTold(file, person.guids)) told.add(one);
  };
  const scene: Scene = { random, person, db, client, told, send };
  const steps: string[] = [];
  const play = async (actions: Record<string, Action>) => {
    const [name, run] = random.pick(Object.entries(actions));
    steps.push(name);
    await run(scene);
  };
  try {
    for (let count = random.int(0, 12); count > 0; count--) await play({ ...later, ...texts });
    steps.push('forget');
    await forget(scene, key);
    let found = await placesOf(client, [...told]);
    for (let count = random.int(6, 14); count > 0 && found.length === 0; count--) {
      await play(later);
      found = await placesOf(client, [...told]);
    }
    const { rows } = await client.query<{ rollup: string }>('select rollup from examine_rollups() where differing > 0');
    return { steps, found: [...found, ...rows.map(({ rollup }) => `${rollup} differs from the rounds`)] };
  } catch (error) {
    return { steps, found: [String(error), JSON.stringify((error as Error).cause)] };
  } finally {
    await pool.end();
    await database.drop();
  }
}

/** Forgets the person. In half of all sequences their second GUID was merged into the first. */
async function forget({ random, person, db, client, told }: Scene, key: string | undefined): Promise<void> {
  const [guid = '', second = ''] = person.guids;
  const isMerged = random.chance(0.5);
  if (isMerged) {
    await client.query('select undo_merge(from_guid) from player_merges where from_guid = any ($1)', [person.guids]);
    await client.query('select merge_people($1, $2, 1)', [second, guid]);
  }
  await client.query('insert into forgotten_players (guid, asked_at, remove_after) select unnest($1::text[]), $2, $2', [
    isMerged ? [guid] : [guid, second],
    now,
  ]);
  const known = await client.query<{ name: string }>('select name from known_names($1)', [person.guids]);
  for (const name of searched(known.rows.map((row) => row.name))) told.add(name);
  await forgetDue(db, { now, key });
}
