import type { APIMessage } from 'discord-api-types/v10';
import { blocksIn } from '../answers.ts';
import type { Sums } from '../legacy/counted.ts';
import { totalsOver } from '../legacy/counted.ts';
import type { Evening, LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { clock, perMinute, share, whole } from '../written.ts';

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

/**
 * Checks the first two maps of the newest session. Also checks one map round by round, in a session small enough for one page: how the
 * rounds ended and everybody's figures.
 */
export function sessionMaps(file: LegacyFile): Question[] {
  const small = file.rows<Evening>(
    'select session, date, number from evenings where counted > 1 and players <= 16 order by counted desc, session desc limit 1',
  );
  return [
    { line: '/last view:maps', computed: maps(file, file.newest().session, 2), shown: mapsIn },
    ...small.map(({ session, date, number }) => ({
      line: `/session date:${date} number:${number} view:maps-full`,
      computed: roundByRound(file, session),
      shown: mapsIn,
    })),
  ];
}

function maps(file: LegacyFile, session: number, count: number): Figures {
  const blocks = matchesOf(file, session, count).map((match, index) => {
    const [first, second] = endsOf(match);
    const head = [match.map_name, `round 1 ${first} · round 2 ${match.round2 === null ? 'not played' : second}`];
    return [`${index + 1}`, [...head, ...playersOf(file, [match.round1, match.round2])].join('\n')] as const;
  });
  return Object.fromEntries(blocks);
}

function roundByRound(file: LegacyFile, session: number): Figures {
  const complete = matchesOf(file, session, 1).filter(({ round2 }) => round2 !== null);
  const blocks = complete.map((match) => {
    const [first, second] = endsOf(match);
    const part = (heading: string, ...rounds: Match['round2'][]) => [heading, ...playersOf(file, rounds)];
    return [
      match.map_name,
      ...part(`Round 1: ${first}`, match.round1),
      ...part(`Round 2: ${second}`, match.round2),
      ...part('Total', match.round1, match.round2),
    ].join('\n');
  });
  return Object.fromEntries(blocks.map((block) => ['1', block]));
}

const matchesOf = (file: LegacyFile, session: number, count: number) =>
  file.rows<Match>(`select * from matches where session = ? order by stamp, round1 limit ${count}`, session);

const endsOf = ({ beaten1, beaten2, time1, time2, limit1, limit2 }: Match) =>
  [
    [beaten1, time1, limit1],
    [beaten2, time2, limit2],
  ].map(([beaten, time = 0, limit = 0]) =>
    beaten ? `attack won in ${clock(time)} of ${clock(limit)}` : `held ${clock(limit)}`,
  );

function playersOf(file: LegacyFile, rounds: (number | null)[]): string[] {
  return file
    .rows<Sums>(
      `select * from (${totalsOver(`counted where round_id in (${rounds.filter(Boolean).join()})`)}) order by kills desc, damage_given desc`,
    )
    .map(
      (t) =>
        `${file.nameOf(t.guid, 20)} ${t.kills}/${t.deaths} · DPM ${perMinute(t.damage_given, t.seconds)} · acc ${share(t.hits, t.shots)} · dmg ${whole(t.damage_given)}/${whole(t.damage_received)}`,
    );
}

/** Returns the maps without the score beside the map's name, which the subject about teams compares. */
function mapsIn(message: APIMessage | null): Figures {
  const blocks = Object.entries(blocksIn(message)).map(([number, block]) => {
    const [title = '', ...lines] = block.split('\n');
    return [number, [title.split(' · ')[0], ...lines].join('\n')] as const;
  });
  return Object.fromEntries(blocks);
}
