import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { Evening, LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { counted, wholePercent } from '../written.ts';

/** Checks /teams lineup (changes since the session before) and /teams history (line-ups that came back). */
export const lineUps = (file: LegacyFile): Question[] => [...changes(file), ...history(file)];

/** Checks the newest session with clear teams in which each team comes from exactly one team of the session before. */
function changes(file: LegacyFile): Question[] {
  return file
    .rows<Evening & { crossed: 0 | 1 }>(
      `with shared as (
         select a.session, sum(a.team = 0 and b.team = 0) as s00, sum(a.team = 1 and b.team = 1) as s11,
           sum(a.team = 0 and b.team = 1) as s01, sum(a.team = 1 and b.team = 0) as s10
         from line_ups a join line_ups b on b.session = a.session - 1 and b.guid = a.guid group by 1
       )
       select e.session, date, number, max(s01, s10) > max(s00, s11) as crossed
       from evenings e join shared using (session)
       where session in (select session from clear_evenings) and session - 1 in (select session from clear_evenings)
         and case when max(s01, s10) > max(s00, s11) then min(s01, s10) else min(s00, s11) end > 0 and max(s01, s10) <> max(s00, s11)
       order by session desc limit 1`,
    )
    .map(({ session, date, number, crossed }) => ({
      line: `/teams lineup date:${date} number:${number}`,
      computed: { first: changeOf(file, session, 0, crossed), second: changeOf(file, session, 1, crossed) },
      shown(message): Figures {
        // Who is new, gone or still there, each group in the order of names.
        const order = (line: string) => '➕➖='.indexOf(line.slice(0, 1));
        const [first, second] = (message?.embeds[0]?.fields ?? []).map(({ value }) =>
          value
            .split('\n')
            .map(plain)
            .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
            .join('\n'),
        );
        return { first: first ?? '', second: second ?? '' };
      },
    }));
}

function changeOf(file: LegacyFile, session: number, team: number, crossed: number): string {
  const list = (mark: string, inside: number, of: number, outside: number, not: number) => {
    const names = file
      .rows<{ guid: string }>(
        `select guid from line_ups where session = ? and team = ?
           and ${mark === '=' ? '' : 'not'} exists (select 1 from line_ups o where o.session = ? and o.team = ? and o.guid = line_ups.guid)`,
        inside,
        of,
        outside,
        not,
      )
      .map(({ guid }) => `${mark} ${file.nameOf(guid, 18)}`);
    return names.sort();
  };
  const before = crossed ? 1 - team : team;
  return [
    ...list('➕', session, team, session - 1, before),
    ...list('➖', session - 1, before, session, team),
    ...list('=', session, team, session - 1, before),
  ].join('\n');
}

const days = 365;

/**
 * Checks the number of sessions examined, and the line-ups that came back in sessions with clear teams. A line-up is only compared if the
 * other sessions cannot have had it, because a player of it was missing in each.
 */
function history(file: LegacyFile): Question[] {
  const since = file.daysAgo(days);
  const { sessions } = file.one<{ sessions: number }>(
    'select count(*) as sessions from evenings where counted > 0 and began >= ?',
    since,
  );
  const recurring = file.rows<{ guids: string; sessions: number; wins: number; losses: number; ties: number }>(
    `with window as (select session from evenings where counted > 0 and began >= ? order by session desc limit 40),
     core as (
       select session, team, guid from line_ups l
       where 2 * rounds >= (select max(rounds) from line_ups m where m.session = l.session and m.team = l.team)
         and session in (select session from window) and session in (select session from clear_evenings)
       order by session, team, guid
     ),
     named as (select session, team, group_concat(guid) as guids, count(*) as size from core group by 1, 2)
     select guids, count(*) as sessions, sum(own > other) as wins, sum(own < other) as losses, sum(own = other and own > 0) as ties
     from (
       select n.*, case team when 0 then team0 else team1 end as own, case team when 0 then team1 else team0 end as other
       from named n join scores using (session) where size > 1
     ) as l
     group by guids having count(*) > 1 and not exists (
       select 1 from window w where session not in (select session from clear_evenings)
         and (select count(distinct player_guid) from counted c where c.session = w.session and instr(l.guids, c.player_guid) > 0) = size
     )`,
    since,
  );
  const computed = recurring.map(({ guids, sessions: times, wins, losses, ties }) => {
    const names = guids.split(',').map((guid) => file.nameOf(guid, 18));
    const decided = wins + losses + ties;
    const won = decided > 0 ? ` · ${wholePercent(wins / decided)}` : '';
    return [names.join(', '), `${wins}–${losses}–${ties}${won} · ${counted(times, 'session')}`] as const;
  });
  return [
    {
      line: `/teams history days:${days}`,
      computed: { sessions: sessions === 0 ? 'No session' : `${sessions}`, ...Object.fromEntries(computed) },
      shown: historyIn,
    },
  ];
}

/** Of a line-up: its record, the time it spans, then its players in as many lines as they take. */
function historyIn(message: APIMessage | null): Figures {
  const text = linesIn(message).map(plain).join('\n');
  const said = `${message?.embeds[0]?.footer?.text ?? ''} ${text}`;
  const looked = /latest of (\d+)\)/.exec(said)?.[1] ?? /(\d+) sessions?/.exec(said)?.[1];
  const found = text.split('\n\n').map((block) => {
    const [record = '', , ...names] = block.split('\n');
    return [names.join(' '), record];
  });
  return { ...Object.fromEntries(found), sessions: /No session/.exec(said)?.[0] ?? looked ?? '' };
}
