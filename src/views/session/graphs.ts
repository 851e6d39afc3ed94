import type { Session } from '../../db/queries/session.ts';
import { evaluate } from '../../domain/formula.ts';
import { sessionResult } from '../../domain/session-result.ts';
import { statistic } from '../../domain/statistics.ts';
import type { Locale } from '../../texts/locale.ts';
import type { Block } from '../in-pages.ts';
import { damagePicture } from '../pictures/damage.ts';
import { dpmPicture } from '../pictures/dpm.ts';
import { eveningPicture } from '../pictures/evening.ts';
import { timePicture } from '../pictures/time.ts';
import { sparkline } from '../sparkline.ts';
import { valueIn } from '../statistic.ts';
import { figuresOf } from './match-blocks.ts';
import type { SessionView } from './view.ts';
import { pair, playerTable } from './view.ts';

/** The most maps in a line of bars. */
const mostMaps = 10;

export const graphsView: SessionView = {
  key: 'graphs',
  parts: ['teams', 'player rounds'],
  heading: 'score',
  pictures: (session, today, locale) =>
    [eveningPicture, dpmPicture, damagePicture, timePicture].map((picture) => picture(session, today, locale)),
  blocks: (session, locale) => [lines(session, locale)],
  affectedByLegacy: true,
};

/** Returns a line per player where there are no pictures: the DPM map by map as bars, kills and deaths, and DPM. */
function lines(session: Session, locale: Locale): Block {
  const { formula } = statistic('dpm');
  const figures = figuresOf(session);
  const values = new Map<string, number[]>();
  for (const { rounds } of sessionResult(session).score.matches.slice(-mostMaps)) {
    for (const { guid, totals } of figures(rounds)) {
      values.set(guid, [...(values.get(guid) ?? []), evaluate(formula, totals) ?? 0]);
    }
  }
  return playerTable(
    session,
    {
      columns: locale.texts.sessions.columns.graphs,
      values: ({ playerGuid, totals }) =>
        [
          sparkline(values.get(playerGuid) ?? []),
          pair(totals.kills, totals.deaths, locale),
          valueIn(totals, 'dpm', locale),
        ].filter((value) => value !== ''),
    },
    locale,
  );
}
