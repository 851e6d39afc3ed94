import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { counted, long } from '../written.ts';

/** The ten newest sessions: when, how long, how many maps and players; the score of those whose teams are clear. */
export function sessions(file: LegacyFile): Question[] {
  const newest = file.rows<{
    date: string;
    began: string;
    seconds: number;
    maps: number;
    players: number;
    team0: number | null;
    team1: number | null;
  }>(
    `select date, strftime('%H:%M', began - duration / 86400.0 + 0.1 / 86400) as began,
       cast(round((over - began) * 86400) as integer) + duration as seconds, maps, players, team0, team1
     from (
       select *, (select duration from measured m where m.session = e.session order by stamp, id limit 1) as duration from evenings e
     )
     left join (select * from scores where session in (select session from clear_evenings)) s using (session)
     where counted > 0 order by session desc limit 10`,
  );
  const computed = newest.flatMap((s, index) => {
    const size = [long(s.seconds), counted(s.maps, 'map'), counted(s.players, 'player')].join(' · ');
    const line = [`${index + 1}`, `${s.date.slice(5).replace('-', '/')} ${s.began} · ${size}`] as const;
    return s.team0 === null ? [line] : [line, [`${index + 1} score`, `${s.team0} : ${s.team1}`] as const];
  });
  return [{ line: '/sessions', computed: Object.fromEntries(computed), shown }];
}

/** Sizes stand in the select menu, scores in the lines above it. */
function shown(message: APIMessage | null): Figures {
  const scores = linesIn(message).map((line) => /\d+ : \d+/.exec(plain(line))?.[0] ?? '');
  const rows = (message?.components ?? []) as {
    components?: { options?: { label: string; description?: string }[] }[];
  }[];
  const sizes = rows.flatMap(({ components = [] }) => components.flatMap(({ options = [] }) => options));
  return Object.fromEntries(
    sizes.flatMap(({ label, description }, index) => [
      [`${index + 1}`, `${monthAndDay(label)} · ${description}`],
      [`${index + 1} score`, scores[index] ?? ''],
    ]),
  );
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `11/27 19:17` of `Fri Nov 27 · 19:17`. */
function monthAndDay(label: string): string {
  const [, month = '', day = '', time] = /([A-Z][a-z]{2})\s(\d+)(?:,\s\d{4})? · (.*)$/.exec(label) ?? [];
  return `${String(months.indexOf(month) + 1).padStart(2, '0')}/${day.padStart(2, '0')} ${time}`;
}
