import type { Client } from 'pg';

const words = [
  'Marmalade',
  'snake_case',
  'medpacks',
  'BoldMove',
  'Kettle',
  'backtick',
  'WolframWolf',
  'Pastry|Chef',
  'drift',
  'Dr.Brass',
];

/** Shows everybody under a name of 18 letters, wide and narrow ones. Returns their GUIDs, most rounds first. */
export async function giveLongNames(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ guid: string }>(
    'select player_guid as guid from player_totals order by rounds desc, player_guid',
  );
  const guids = rows.map(({ guid }) => guid);
  const names = guids.map((_, index) => {
    const word = words[index % words.length] ?? '';
    return `${word}${index}${'mWilj.oae_TQuick'}`.slice(0, 16) + String(index).padStart(2, '0');
  });
  await client.query(
    `insert into player_profiles (player_guid, display_name, display_name_source)
     select guid, name, 'custom' from unnest($1::text[], $2::text[]) as p (guid, name)
     on conflict (player_guid) do update set display_name = excluded.display_name`,
    [guids, names],
  );
  return guids;
}
