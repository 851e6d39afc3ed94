import { plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';

/** Checks /linked for the newest links and for somebody without one. */
export function links(file: LegacyFile): Question[] {
  const linked = file.rows<{ id: string; guid: string }>(
    'select cast(discord_id as text) as id, et_guid as guid from player_links order by linked_date desc, discord_id limit 3',
  );
  const shown: Question['shown'] = (message) => ({
    '': /linked to (.* \([0-9A-F]{8}\))|(not linked)/.exec(plain(message?.content))?.slice(1).find(Boolean) ?? '',
  });
  return [
    ...linked.map(({ id, guid }) => ({
      line: `/linked user:${id}`,
      computed: { '': `${file.nameOf(guid)} (${guid})` },
      shown,
    })),
    { line: '/linked user:900000000000000009', computed: { '': 'not linked' }, shown },
  ];
}
