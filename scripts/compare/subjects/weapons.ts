import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { counted, share, whole } from '../written.ts';

interface Weapon {
  kills: number;
  deaths: number;
  hits: number;
  shots: number;
  headshots: number;
}

/** Checks all weapons of the two players with the most rounds, and of one player in the newest session. Weapon labels are not compared. */
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
    `select sum(w.kills) as kills, sum(w.deaths) as deaths, sum(w.hits) as hits, sum(w.shots) as shots, sum(w.headshots) as headshots
     from weapon_comprehensive_stats w join counted c on c.round_id = w.round_id and c.player_guid = w.player_guid
     where w.player_guid = ? and ${condition} group by weapon_name having sum(w.kills + w.deaths + w.shots) > 0
     order by 1 desc, 4 desc, weapon_name`,
    guid,
  );
}

function write({ kills, deaths, hits, shots, headshots }: Weapon): string {
  return [
    counted(kills, 'kill'),
    counted(deaths, 'death'),
    ...(shots > 0 ? [`${share(hits, shots)} accuracy (${whole(hits)}/${whole(shots)})`] : []),
    ...(headshots > 0 ? [`${whole(headshots)} HS (${share(headshots, hits)})`] : []),
  ].join(' · ');
}

/** Returns the weapons in a message. The first line is the player's name. */
const weaponsIn = (message: APIMessage | null) =>
  linesIn(message)
    .slice(1)
    .map((line) => plain(line.replace(/^\*\*.*?\*\* /, '')));
