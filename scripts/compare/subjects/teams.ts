import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { Evening, LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { clock } from '../written.ts';

/**
 * Checks /teams show and /teams score for the three newest sessions with clear teams: the players, the points, and the score of each map.
 */
export function teams(file: LegacyFile): Question[] {
  const evenings = file.rows<Evening>(
    'select session, date, number from evenings join clear_evenings using (session) order by session desc limit 3',
  );
  return evenings.flatMap(({ session, date, number }) => [
    { line: `/teams show date:${date} number:${number}`, computed: rosters(file, session), shown: rostersIn },
    { line: `/teams score date:${date} number:${number}`, computed: score(file, session), shown: scoreIn },
  ]);
}

function rosters(file: LegacyFile, session: number): Figures {
  const members = (team: number) =>
    file
      .rows<{ guid: string }>('select guid from line_ups where session = ? and team = ?', session, team)
      .map(({ guid }) => file.nameOf(guid, 24))
      .sort()
      .join('\n');
  return { first: members(0), second: members(1) };
}

function rostersIn(message: APIMessage | null): Figures {
  const [first, second] = (message?.embeds[0]?.fields ?? []).map(({ value }) =>
    value
      .split('\n')
      .filter((line) => !line.endsWith('did not play'))
      .map((line) => plain(line).replace(/ \(\d+ rounds?\)$/, ''))
      .sort()
      .join('\n'),
  );
  return { first: first ?? '', second: second ?? '' };
}

/** Returns each map's points and times, first attackers first. */
function score(file: LegacyFile, session: number): Figures {
  const total = file.one<{ team0: number; team1: number }>(
    'select team0, team1 from scores where session = ?',
    session,
  );
  const maps = file.rows<Record<'map_name', string> & Record<string, number>>(
    'select * from matches where session = ? order by stamp',
    session,
  );
  const ended = (beaten = 0, time = 0, limit = 0) => (beaten ? clock(time) : `held (${clock(limit)})`);
  const lines = maps.map((m) =>
    m.points1 === null
      ? `${m.map_name} round 1 only · ${ended(m.beaten1, m.time1, m.limit1)}`
      : `${m.map_name} ${m.points1} : ${m.points2} · ${ended(m.beaten1, m.time1, m.limit1)} · ${ended(m.beaten2, m.time2, m.limit2)}`,
  );
  return { total: `${total.team0} : ${total.team1}`, maps: lines.join('\n') };
}

function scoreIn(message: APIMessage | null): Figures {
  const lines = linesIn(message).map(plain);
  const first = lines.indexOf('') + 1;
  return {
    total: /\d+ : \d+/.exec(lines[1] ?? '')?.[0] ?? '',
    maps: lines
      .slice(first)
      .map((line) => line.replace(/ · .*?(held \(\d+:\d+\)|\d+:\d+)(?= · |$)/g, ' · $1'))
      .join('\n'),
  };
}
