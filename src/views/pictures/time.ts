import type { TimeData } from '../../charts/time.ts';
import { mostPlayers } from '../../charts/time.ts';
import type { Totals } from '../../domain/formula.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatClock } from '../durations.ts';
import { plainName } from '../player-row.ts';
import type { DrawnSession } from './evening.ts';
import type { Picture } from './picture.ts';
import { amountOf, separatorOf } from './session-values.ts';

const inAlt = 3;

/** Returns the picture of everybody's time alive and dead, and the time that enemies had to wait because of them. The longest alive is first. */
export function timePicture({ day, players }: DrawnSession, today: string, locale: Locale): Picture {
  const { pictures, weekdayAndDay } = locale.texts.sessions;
  const title = pictures.time(weekdayAndDay(day, today));
  const rows = players
    .toSorted((a, b) => aliveIn(b.totals) - aliveIn(a.totals))
    .slice(0, mostPlayers)
    .map(({ name, totals: t }): TimeData['players'][number] => {
      return [plainName(name, locale), amountOf(aliveIn(t)), amountOf(t.time_dead), amountOf(t.denied_playtime)];
    });
  const cut = rows.length < players.length ? [pictures.firstPlayers(rows.length, players.length)] : [];
  const best = rows.slice(0, inAlt).map(([name, ...parts]) => `${name} ${parts.map(formatClock).join('/')}`);
  return {
    chart: {
      kind: 'time',
      data: {
        title,
        words: [pictures.alive, pictures.dead, pictures.denied],
        note: [pictures.minutes, ...cut].join(' · '),
        separator: separatorOf(locale),
        players: rows,
      },
    },
    alt: pictures.timeAlt(title, best.join('; ')),
  };
}

const aliveIn = ({ time_played: played, time_dead: dead }: Totals) => Math.max(0, played - dead);
