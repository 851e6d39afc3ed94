import type { APIMessage } from 'discord-api-types/v10';
import { blocksIn } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { share, whole } from '../written.ts';

/** Checks the weapons on the first page of the newest session. Weapon labels are not compared. */
export function sessionWeapons(file: LegacyFile): Question[] {
  const { session } = file.newest();
  const best = file.rows<{ guid: string }>(
    `select player_guid as guid from counted where session = ? group by 1 having sum(kills) > 0
     order by sum(kills) desc, count(*) desc, 1 limit 6`,
    session,
  );
  const computed = best.map(({ guid }, index) => {
    const lines = file.rows<{ kills: number; hits: number; shots: number; headshots: number }>(
      `select sum(w.kills) as kills, sum(w.hits) as hits, sum(w.shots) as shots, sum(w.headshots) as headshots
       from weapon_comprehensive_stats w join counted c on c.round_id = w.round_id and c.player_guid = w.player_guid
       where c.session = ? and w.player_guid = ? group by weapon_name having sum(w.kills) > 0
       order by 1 desc, 3 desc, weapon_name limit 6`,
      session,
      guid,
    );
    const written = lines.map(
      ({ kills, hits, shots, headshots }) =>
        `${whole(kills)}${shots > 0 ? ` · ${share(hits, shots)} accuracy` : ''}${headshots > 0 ? ` · ${share(headshots, hits)} HS` : ''}`,
    );
    return [`${index + 1}`, [file.nameOf(guid), ...written].join('\n')] as const;
  });
  return [{ line: '/last view:weapons', computed: Object.fromEntries(computed), shown: weaponsIn }];
}

function weaponsIn(message: APIMessage | null): Figures {
  const blocks = Object.entries(blocksIn(message)).map(([number, block]) => {
    const [name, ...lines] = block.split('\n');
    return [number, [name, ...lines.map((line) => line.replace(/^.*? (\d+)(?= · |$)/, '$1'))].join('\n')] as const;
  });
  return Object.fromEntries(blocks);
}
