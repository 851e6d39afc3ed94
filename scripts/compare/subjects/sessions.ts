import { linesIn } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { counted } from '../written.ts';

/** Checks the ten newest sessions: their times, maps, rounds and players, and the score where the teams are clear. */
export function sessions(file: LegacyFile): Question[] {
  const newest = file.rows<{
    began: number;
    over: number;
    maps: number;
    counted: number;
    players: number;
    team0: number | null;
    team1: number | null;
  }>(
    `select cast(round((began - 2440587.5) * 86400) as integer) - (select duration from measured m where m.session = e.session order by stamp, id limit 1) as began,
       cast(round((over - 2440587.5) * 86400) as integer) as over, maps, counted, players, team0, team1
     from evenings e left join (select * from scores where session in (select session from clear_evenings)) s using (session)
     where counted > 0 order by session desc limit 10`,
  );
  const computed = newest.flatMap((s, index) => {
    const size = [counted(s.maps, 'map'), counted(s.counted, 'round'), counted(s.players, 'player')].join(', ');
    const line = [`${index + 1}`, `${s.began} to ${s.over} · ${size}`] as const;
    return s.team0 === null ? [line] : [line, [`${index + 1} score`, `${s.team0} : ${s.team1}`] as const];
  });
  return [
    {
      line: '/sessions',
      computed: Object.fromEntries(computed),
      shown(message) {
        const lines = linesIn(message);
        const pairs = Array.from({ length: lines.length / 2 }, (_, index) => {
          const [, began, over, size] = /<t:(\d+):t> to <t:(\d+):t> · (.*)$/.exec(lines[2 * index] ?? '') ?? [];
          const [score = ''] = /\d+ : \d+/.exec(lines[2 * index + 1] ?? '') ?? [];
          return [
            [`${index + 1}`, `${began} to ${over} · ${size}`],
            [`${index + 1} score`, score],
          ];
        });
        return Object.fromEntries(pairs.flat());
      },
    },
  ];
}
