import type { Session } from '../../db/queries/session.ts';
import { nameInText } from '../../discord/escape.ts';
import { giveAwards } from '../../domain/awards.ts';
import { findMvp } from '../../domain/mvp.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Block } from '../in-pages.ts';
import { formatValue } from '../statistic.ts';
import type { SessionView } from './view.ts';

const namesShown = 5;

export const awardsView: SessionView = {
  key: 'awards',
  label: 'Awards',
  about: 'Who did most of what, for better or worse',
  parts: ['details'],
  blocks: (session) => [...mvp(session), ...given(session)],
  legend: 'MVP: furthest above the session’s mean in kills, DPM, damage ratio, revives and objectives together',
  affectedByLegacy: true,
};

function mvp({ players }: Session): Block[] {
  const best = findMvp(players.map(({ playerGuid: guid, totals }) => ({ guid, totals })));
  if (!best) return [];
  const because = best.because.map(({ statistic: key, value }) => {
    const measure = statistic(key);
    return `${measure.label} ${formatValue(measure, value)}`;
  });
  return [{ title: `🏆 **MVP** · ${names([best.guid], players)}`, lines: [`ahead in ${because.join(', ')}`] }];
}

function given({ players }: Session): Block[] {
  const rows = players.flatMap(({ playerGuid: guid, totals, details }) =>
    details ? [{ guid, totals, ...details }] : [],
  );
  return giveAwards(rows).map(({ award, value, winners }) => ({
    title: `**${award.label}** · ${names(winners, players)}`,
    lines: [`${formatValue(award, value)} · ${award.about}`],
  }));
}

function names(guids: readonly string[], players: Session['players']): string {
  const called = guids.map((guid) => nameInText(players.find(({ playerGuid }) => playerGuid === guid)?.name));
  const more = called.length - namesShown;
  return `${called.slice(0, namesShown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
