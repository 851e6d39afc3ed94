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
    const { count, texts } = locale;
    const { fight, aim, time } = texts.sessions.everything;
    return players.map(({ name, totals: t }, index) => {
      const figures = {
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
      return {
        title: `**${index + 1} ${shortName(name, locale)}**`,
        lines: [fight(figures), aim(figures), time(figures)],
      };
    });
  },
  affectedByLegacy: true,
};
