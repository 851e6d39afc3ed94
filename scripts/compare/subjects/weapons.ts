import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { isBullet } from '../weapons.ts';
import { share, whole } from '../written.ts';

interface Weapon {
  name: string;
  kills: number;
  hits: number;
  shots: number;
}

/** Checks the eight most used weapons of the two players with the most rounds, and of one player in the newest session. Labels are not compared. */
export function weapons(file: LegacyFile): Question[] {
  const { session } = file.newest();
  const { guid } = file.one<{ guid: string }>(
    'select player_guid as guid from counted where session = ? order by guid limit 1',
    session,
  );
  const question = (who: string, line: string, condition: string): Question => ({
    line: `/weapons player:${who}${line}`,
    computed: { '': weaponsOf(file, who, condition).map(write).join('\n') },
    shown: (message) => ({ '': weaponsIn(message).join('\n') }),
  });
  return [
    ...file.busiest(2).map((who) => question(who, '', 'true')),
    question(guid, ' period:session', `c.session = ${session}`),
  ];
}

function weaponsOf(file: LegacyFile, guid: string, condition: string): Weapon[] {
  return file.rows<Weapon>(
    `select weapon_name as name, sum(w.kills) as kills, sum(w.hits) as hits, sum(w.shots) as shots
     from weapon_comprehensive_stats w join counted c on c.round_id = w.round_id and c.player_guid = w.player_guid
     where w.player_guid = ? and ${condition} group by weapon_name having sum(w.kills + w.deaths + w.shots) > 0
     order by 2 desc, 4 desc, weapon_name limit 8`,
    guid,
  );
}

const write = ({ name, kills, hits, shots }: Weapon) =>
  `${whole(kills)}${isBullet(name) && shots > 0 ? ` · ${share(hits, shots)}` : ''}`;

/** Returns the weapons in a message without their labels. */
const weaponsIn = (message: APIMessage | null) =>
  linesIn(message).map((line) => plain(line.replace(/^(\*\*.*?\*\*) [^·]+?(?= · |$)/, '$1')));
