import type { Totals } from '../../domain/formula.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatClock } from '../durations.ts';
import { formatShare } from '../numbers.ts';
import { shortName } from '../player-row.ts';
import { valueIn } from '../statistic.ts';
import type { SessionView } from './view.ts';
import { pair } from './view.ts';

export const everythingView: SessionView = {
  key: 'everything',
  parts: ['teams'],
  heading: 'score',
  linesPerPage: 21,
  blocks: ({ players }, locale) => {
    const { fight, aim, time } = locale.texts.sessions.everything;
    return players.map(({ name, totals }, index) => {
      const figures = everyFigure(totals, locale);
      return {
        title: `**${index + 1} ${shortName(name, locale)}**`,
        lines: [fight(figures), aim(figures), time(figures)],
      };
    });
  },
  affectedByLegacy: true,
};

/** Returns a player's figures in words, as the view and the page of a session show them. */
export function everyFigure(t: Totals, locale: Locale) {
  const { count } = locale;
  return {
    pair: pair(t.kills, t.deaths, locale),
    gibs: count(t.gibs),
    kd: valueIn(t, 'kd', locale),
    dpm: valueIn(t, 'dpm', locale),
    damage: pair(t.damage_given, t.damage_received, locale),
    accuracy: valueIn(t, 'accuracy', locale),
    bullets: pair(t.bullet_hits, t.bullet_shots, locale),
    headshots: count(t.headshots),
    headshotShare: formatShare(t.bullet_headshots, t.bullet_hits, locale),
    useful: count(t.useful_kills),
    revives: pair(t.revives_given, t.times_revived, locale),
    played: formatClock(t.time_played),
    dead: formatClock(t.time_dead),
    denied: formatClock(t.denied_playtime),
    multikills: count(t.multikills),
  };
}
