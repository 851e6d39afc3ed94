import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { isBullet } from '../weapons.ts';
import { share, whole } from '../written.ts';

interface Weapon {
  name: string;
  kills: number;
  deaths: number;
  hits: number;
  shots: number;
}

/**
 * Checks the eight most used weapons of the two players with the most rounds, and of one player in the newest session; then all weapons of
 * the first, with deaths. Labels are not compared.
 */
export function weapons(file: LegacyFile): Question[] {
  const { session } = file.newest();
  const { guid } = file.one<{ guid: string }>(
    'select player_guid as guid from counted where session = ? order by guid limit 1',
    session,
  );
  const question = (who: string, line: string, condition: string): Question => ({
    line: `/weapons player:${who}${line}`,
    computed: { '': weaponsOf(file, who, condition).slice(0, 8).map(write).join('\n') },
    shown: (message) => ({ '': weaponsIn(message).join('\n') }),
  });
  return [
    ...file.busiest(2).map((who) => question(who, '', 'true')),
    ...file.busiest(1).map((who) => ({
      line: `/weapons player:${who}`,
      press: 'all=1',
      computed: { all: weaponsOf(file, who, 'true').map(pair).join('\n') },
      shown: (message: APIMessage | null) => ({ all: pairsIn(message).join('\n') }),
    })),
    question(guid, ' period:session', `c.session = ${session}`),
  ];
}

function weaponsOf(file: LegacyFile, guid: string, condition: string): Weapon[] {
  return file.rows<Weapon>(
    `select weapon_name as name, sum(w.kills) as kills, sum(w.deaths) as deaths, sum(w.hits) as hits, sum(w.shots) as shots
     from weapon_comprehensive_stats w join counted c on c.round_id = w.round_id and c.player_guid = w.player_guid
     where w.player_guid = ? and ${condition} group by weapon_name having sum(w.kills + w.deaths + w.shots) > 0
     order by kills desc, shots desc, weapon_name`,
    guid,
  );
}

const write = ({ name, kills, hits, shots }: Weapon) =>
  `${whole(kills)}${isBullet(name) && shots > 0 ? ` · ${share(hits, shots)}` : ''}`;

/** Returns the weapons in a message without their labels. */
const weaponsIn = (message: APIMessage | null) =>
  linesIn(message).map((line) => plain(line.replace(/^(\*\*.*?\*\*) [^·]+?(?= · |$)/, '$1')));

const pair = ({ kills, deaths }: Weapon) => `${whole(kills)}/${whole(deaths)}`;

/** Returns kills and deaths of each weapon in a message. */
const pairsIn = (message: APIMessage | null) =>
  linesIn(message).flatMap((line) => /^\*\*([\d,]+\/[\d,]+)\*\*/.exec(line)?.[1] ?? []);
