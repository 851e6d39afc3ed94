import type { APIMessage } from 'discord-api-types/v10';
import { plain } from '../answers.ts';
import type { Sums } from '../legacy/counted.ts';
import { totalsOver } from '../legacy/counted.ts';
import type { Evening, LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { clock, nameStart, perMinute, share, whole } from '../written.ts';

interface Match {
  map_name: string;
  round1: number;
  /** Null if round 2 was not played. */
  round2: number | null;
  beaten1: 0 | 1;
  beaten2: 0 | 1;
  time1: number;
  time2: number;
  limit1: number;
  limit2: number;
}

/** The first two maps of the newest session, and the first map of another one round by round: how they ended, everybody's figures. */
export function sessionMaps(file: LegacyFile): Question[] {
  const small = file.rows<Evening>(
    'select session, date, number from evenings where counted > 1 and players between 8 and 14 order by counted desc, session desc limit 1',
  );
  const [first, second] = matchesOf(file, file.newest().session);
  return [
    ...[first, second].flatMap((match, index) =>
      match
        ? [
            {
              line: '/last view:maps',
              ...(index > 0 && { press: 'at=next' }),
              computed: { [match.map_name]: block(file, match, [match.round1, match.round2]) },
              shown: mapsIn,
            },
          ]
        : [],
    ),
    ...small.flatMap(({ session, date, number }) =>
      roundByRound(file, session, `/session date:${date} number:${number}`),
    ),
  ];
}

/** Each part of the first map stands on a page of its own. */
function roundByRound(file: LegacyFile, session: number, line: string): Question[] {
  const [match] = matchesOf(file, session);
  if (!match || match.round2 === null) return [];
  return [match.round1, match.round2].map((round, index) => ({
    line: `${line} view:maps-full`,
    ...(index > 0 && { press: 'at=next' }),
    computed: { [match.map_name]: block(file, match, [round]) },
    shown: mapsIn,
  }));
}

/** The times in an order of their own, for whose they are is compared where the teams are; then the players. */
function block(file: LegacyFile, match: Match, rounds: (number | null)[]): string {
  return [timesOf(match).sort().join(' '), ...playersOf(file, rounds)].join('\n');
}

const matchesOf = (file: LegacyFile, session: number) =>
  file.rows<Match>('select * from matches where session = ? order by stamp, round1 limit 2', session);

const timesOf = ({ round2, beaten1, beaten2, time1, time2, limit1 }: Match) => [
  beaten1 ? clock(time1) : `not in time (${clock(limit1)})`,
  round2 === null ? 'not played' : beaten2 ? clock(time2) : 'not in time',
];

function playersOf(file: LegacyFile, rounds: (number | null)[]): string[] {
  return file
    .rows<Sums>(
      `select * from (${totalsOver(`counted where round_id in (${rounds.filter(Boolean).join()})`)}) order by kills desc, damage_given desc`,
    )
    .map((t) =>
      [
        nameStart(file.nameOf(t.guid)),
        `${t.kills}/${t.deaths}`,
        perMinute(t.damage_given, t.seconds),
        share(t.hits, t.shots),
        whole(t.damage_given),
      ].join('  '),
    );
}

/** By map: its times, then the players. Its score is compared where the teams are. */
function mapsIn(message: APIMessage | null): Figures {
  const [, ...blocks] = (message?.embeds[0]?.description ?? '').split(/\n(?=\*\*\d+ )/);
  return Object.fromEntries(
    blocks.map((text) => {
      const [title = '', times = '', , ...players] = text.split('\n').map(plain);
      const [, map = ''] = /^\d+ (\S+)/.exec(title) ?? [];
      const ended = times.replace(/first attack |second attack /g, '').split(/ \/ | · /);
      const lines = players.map((line) => line.replace(/^(.*?)(?= {2})/, (name) => nameStart(name)));
      return [map, [ended.sort().join(' '), ...lines].join('\n')];
    }),
  );
}
