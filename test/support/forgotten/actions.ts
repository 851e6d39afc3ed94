import { deriveAgain, deriveOutdated } from '../../../src/db/ingest/derive-again.ts';
import type { Scene } from './scene.ts';

type KnownRound = Parameters<typeof deriveAgain>[1];

export type Action = (scene: Scene) => Promise<unknown>;

/** What may happen before and after a person is forgotten. */
export const later: Record<string, Action> = {
  send: ({ random, person, send }) => send(random.pick(person.files)),
  'send three at once': ({ random, person, send }) => Promise.all([1, 2, 3].map(() => send(random.pick(person.files)))),
  'send with other bytes': ({ random, person, send }) => {
    const { name, content } = random.pick(person.files);
    return send({ name, content: Buffer.concat([content, Buffer.from('\n')]) });
  },
  'send a part': ({ random, person, send }) => {
    const { name, content } = random.pick(person.files);
    return send({ name, content: content.slice(0, content.length * random.float()) });
  },
  'send without its first line': ({ random, person, send }) => {
    const { name, content } = random.pick(person.files);
    return send({ name, content: content.slice(content.indexOf(10) + 1) });
  },
  'send with a name as its map': ({ random, person, send }) => {
    const { name } = random.pick(person.files);
    return send({
      name,
      content: Buffer.from(`server\\${random.pick(person.rawNames)}\\config\\1\\1\\1\\10:00\\5:00\n`),
    });
  },
  'derive again': async (scene) => {
    const round = await anyRound(scene);
    const interactionId = String(scene.random.int(1, 1e9));
    if (round) await deriveAgain({ db: scene.db, interactionId, serverTimeZone: 'UTC' }, round);
  },
  'derive all again': async ({ client, db }) => {
    await client.query('update rounds set rules = 1 where rules is not null');
    await deriveOutdated(db, 'UTC');
  },
  'rebuild rollups': ({ client }) => client.query('select * from rebuild_rollups()'),
  merge: async (scene) => {
    const round = await anyRound(scene);
    if (!round) return;
    await scene.client.query(
      'select merge_people($1, $2, 1)',
      scene.random.shuffle([round.guid, scene.person.guids[0]]),
    );
  },
  exclude: async (scene) => {
    const name = await knownName(scene);
    await scene.client.query('select exclude_person($1, 1, $2, now())', [
      scene.random.pick(scene.person.guids),
      `${name} aims through walls`,
    ]);
  },
  include: ({ client, random, person }) =>
    client.query('select include_person($1, 1, now())', [random.pick(person.guids)]),
  'undo a merge': ({ client, person }) =>
    client.query(
      `select undo_merge(from_guid) from (
        select from_guid from player_merges where from_guid <> all ($1) or into_guid <> all ($1) order by merged_at desc limit 1
      ) as newest`,
      [person.guids],
    ),
  'store a roster': ({ client, random, person }) =>
    client.query(
      `select store_rosters($1, (select coalesce(max(id), 0) from session_teams where session_start_date = $1), '{}', $2)`,
      [
        `2026-01-0${random.int(1, 9)}`,
        JSON.stringify([{ name: `Team ${random.hex(8)}`, guids: [...person.guids, '0000000A'] }]),
      ],
    ),
  'import the folder': async ({ random, person, send }) => {
    for (const file of random.shuffle(person.files)) await send(file);
  },
};

/** What tells the person's names in other places, before they are forgotten. */
export const texts: Record<string, Action> = {
  'a verdict': async (scene) => {
    const name = await knownName(scene);
    await scene.client.query(
      `update rounds set validity_override = is_valid, verdict_reason = $1 where id = (select max(id) from rounds)`,
      [`because of ${name.toUpperCase()}, again`],
    );
  },
  'a refused file': ({ client, random, person }) =>
    client.query('insert into processed_files (filename, success, error_message) values ($1, false, $2)', [
      `${random.hex(12)}.txt`,
      `The header's map ${JSON.stringify(random.pick(person.rawNames))} is not the name's, "supply".`,
    ]),
  'a link': async ({ client, random, person }) => {
    await client.query(
      `insert into player_links (discord_id, discord_username, et_guid, et_name, verified)
      values (7, 'quixotl', $1, $2, true) on conflict do nothing`,
      [random.pick(person.guids), random.pick(person.rawNames)],
    );
  },
  'a given name': ({ client, random, person }) =>
    client.query(
      'insert into given_names (guid, name, given_at, given_by) values ($1, $2, now(), 1) on conflict do nothing',
      [random.pick(person.guids), 'Chosenqx'],
    ),
  'a chosen name': ({ client, random, person }) =>
    client.query(
      `insert into player_profiles (player_guid, display_name) values ($1, $2)
      on conflict (player_guid) do update set display_name = excluded.display_name`,
      [random.pick(person.guids), 'Chosenqx'],
    ),
  'a row of the old bot': async (scene) => {
    const { client, person } = scene;
    const name = await knownName(scene);
    await client.query(
      `insert into quarantined_rows (position, table_name, row_id, problems, content)
      select coalesce(max(position), 0) + 1, 'player_aliases', 'x', $1, $2 from quarantined_rows`,
      [
        `alias = ${JSON.stringify(name)}: too long\nguid = 1: odd`,
        JSON.stringify({
          id: { integer: '1' },
          guid: person.guids[0],
          alias: { bytes: Buffer.from(name).toString('hex') },
          note: name,
        }),
      ],
    );
  },
};

/** Returns a name that the database knows to be that of the person's first GUID. */
async function knownName({ client, random, person }: Scene): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select name from known_names($1) order by name', [
    person.guids.slice(0, 1),
  ]);
  return rows.length > 0 ? random.pick(rows).name : 'nobody yet';
}

async function anyRound({ client, random }: Scene): Promise<(KnownRound & { guid: string }) | undefined> {
  const { rows } = await client.query<KnownRound & { guid: string }>(
    `select r.server, r.map_name as map, r.round_date::text as date, to_char(r.round_time, 'HH24MISS') as time, p.player_guid as guid
    from rounds r join player_comprehensive_stats p on p.round_id = r.id order by md5(p.id::text || $1) limit 1`,
    [random.hex(8)],
  );
  return rows[0];
}
