import { sql } from '../../../src/db/db.ts';
import { encodeCustomId } from '../../../src/discord/custom-id.ts';
import { button, row } from '../../../src/discord/reply.ts';
import type { PostKind } from '../../../src/posts/kind.ts';

interface Row {
  key: string;
  map: string;
  rounds: { number: number; awards: number }[];
  players: (string | null)[];
}

/** A plain message about a match: its map, the rounds that count, how many awards they have, and the players whom everybody may see. */
export const plainKind: PostKind<Row> = {
  kind: 'match',
  load: (posts) => sql`
    select p.key, (array_agg(r.map_name))[1] as map,
      jsonb_agg(jsonb_build_object('number', r.round_number, 'awards', (select count(*) from round_awards a where a.round_id = r.id))
        order by r.round_number) as rounds,
      array(
        select distinct player_name(person_of(s.player_guid)) from player_comprehensive_stats s join rounds o on o.id = s.round_id
        where o.server = p.server and o.match_id = p.subject and person_of(s.player_guid) not in (select hidden_from(null))
        order by 1
      ) as players
    from jsonb_to_recordset(${JSON.stringify(posts)}) as p (key text, server text, subject text)
    join rounds r on r.server = p.server and r.match_id = p.subject and r.round_number in (1, 2) and r.is_valid
    group by p.key, p.server, p.subject`,
  render: ({ map, rounds, players }, { key }) => ({
    embeds: [
      {
        title: map,
        description: [...rounds.map(({ number, awards }) => `Round ${number}, ${awards} awards`), ...players].join(
          '\n',
        ),
      },
    ],
    rows: [row(button(encodeCustomId({ route: 'match.me', owner: '0', args: { post: key } }), { label: 'Me' }))],
  }),
};
