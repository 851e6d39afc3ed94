import type { Session } from '../../db/queries/session.ts';
import { findMvp } from '../../domain/mvp.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Locale } from '../../texts/locale.ts';
import { boldFactor, lineWidth, widthOf } from '../display-width.ts';
import { shortName } from '../player-row.ts';
import { formatValue } from '../statistic.ts';

/**
 * Returns `⭐ MVP Echo · DPM 288 · 191 kills` with as many reasons as fit on the line, the strongest first. Returns no line where nobody
 * stands out.
 */
export function mvpLine({ players }: Session, locale: Locale): string[] {
  const best = findMvp(players.map(({ playerGuid: guid, totals }) => ({ guid, totals })));
  if (!best) return [];
  const { mvp, because } = locale.texts.sessions;
  const name = players.find(({ playerGuid }) => playerGuid === best.guid)?.name;
  const reasons = best.because.map(({ statistic: key, value }) => {
    return because[key](formatValue(statistic(key), value, locale));
  });
  const lead = `⭐ ${mvp} `;
  const write = (room?: number) => {
    return `${lead}**${shortName(name, locale, room === undefined ? {} : { room })}** · ${reasons.join(' · ')}`;
  };
  while (reasons.length > 1 && widthOf(write()) > lineWidth) reasons.pop();
  return [write((lineWidth - widthOf(`${lead} · ${reasons.join(' · ')}`)) / boldFactor)];
}
