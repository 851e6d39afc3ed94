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
      .map(({ guid }) => file.nameOf(guid, 18))
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

/** How much of a map's name is compared: a long line cuts it. */
const mapLength = 8;

/** Of a map: points and times of team 0, then of team 1; the winner's time is marked. */
function score(file: LegacyFile, session: number): Figures {
  const total = file.one<{ team0: number; team1: number }>(
    'select team0, team1 from scores where session = ?',
    session,
  );
  const maps = file.rows<Record<'map_name', string> & Record<string, number>>(
    `select *,
       (select sum(case when (s.side = m.attackers) = (s.round = m.round1) then 1 else -1 end * case l.team when 0 then 1 else -1 end) < 0
        from sides s join line_ups l on l.session = s.session and l.guid = s.guid where s.round in (m.round1, m.round2)) as first
     from matches m where session = ? order by stamp`,
    session,
  );
  const ended = (beaten = 0, time = 0) => (beaten ? clock(time) : 'not in time');
  const lines = maps.map((m) => {
    const map = m.map_name.slice(0, mapLength);
    const attacks = [
      { points: m.points1 ?? 0, time: ended(m.beaten1, m.time1) },
      { points: m.points2 ?? 0, time: m.points2 === null ? '–' : ended(m.beaten2, m.time2) },
    ];
    const [a, b] = m.first === 1 ? attacks.reverse() : attacks;
    if (!a || !b) return map;
    const points = m.points1 === null ? 'round 1 only' : `${a.points} : ${b.points}`;
    const times = [a.points > b.points ? `${a.time} won` : a.time, b.points > a.points ? `${b.time} won` : b.time];
    return `${map}  ${points}  ${times.join(' / ')}`;
  });
  return { total: `${total.team0} : ${total.team1}`, maps: lines.join('\n') };
}

function scoreIn(message: APIMessage | null): Figures {
  const lines = linesIn(message);
  return {
    total: /\d+ : \d+/.exec(lines[0] ?? '')?.[0] ?? '',
    maps: lines
      .slice(lines.indexOf('') + 1)
      .map((line) => plain(line.replace(/\*\*(.+?)\*\*/g, '$1 won')).replace(/ \(\d+:\d+\)/, ''))
      .map((line) => line.replace(/^(.*?)…?(?= {2})/, (map) => map.slice(0, mapLength)))
      .join('\n'),
  };
}
