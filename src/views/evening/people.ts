import type { Session } from '../../db/queries/session.ts';
import { figuresOfMvp, greatestRise } from '../../domain/evening.ts';
import { evaluate } from '../../domain/formula.ts';
import { findMvp } from '../../domain/mvp.ts';
import type { PersonalFigure } from '../../domain/usual.ts';
import { usualOf } from '../../domain/usual.ts';
import type { Locale } from '../../texts/locale.ts';
import { differenceText } from '../difference.ts';
import { boldFactor, boldWidthOf, lineWidth, widthOf } from '../display-width.ts';
import { inLines } from '../in-lines.ts';
import { fittingNames, hiddenPlayer, shortName } from '../player-row.ts';
import { formatValue } from '../statistic.ts';

interface Shown {
  value: number;
  usual: number | null;
}

/**
 * Returns who was the most valuable player, who rose furthest above their own usual, and who has won maps in a row. Each figure comes with its
 * difference to that person's usual, if they have one. Nobody who is hidden from the reader is named.
 */
export function peopleLines(session: Session, locale: Locale): string[] {
  const { players, news } = session;
  const { evening } = locale.texts;
  const names = new Map(players.map(({ playerGuid, name }) => [playerGuid, name]));
  const isHidden = (guid: string) => !names.has(guid) || names.get(guid) === hiddenPlayer;
  const usuals = new Map(news?.usuals.map(({ guid, usual }) => [guid, usual]));
  const everybody = players.map(({ playerGuid: guid, totals }) => ({ guid, totals, usual: usuals.get(guid) }));

  const best = findMvp(everybody);
  const bestPlayer = best && everybody.find(({ guid }) => guid === best.guid);
  const mvp: string[] = [];
  if (best && bestPlayer && !isHidden(best.guid)) {
    const figures = figuresOfMvp(best).flatMap((figure) => {
      const value = evaluate(figure.formula, bestPlayer.totals);
      const usual = bestPlayer.usual ? usualOf(bestPlayer.usual, figure) : null;
      return value === null ? [] : [figureText(figure, { value, usual }, locale)];
    });
    mvp.push(nameLine(`👑 ${locale.texts.sessions.mvp} `, names.get(best.guid), locale), ...inLines(figures));
  }

  const rise = greatestRise(everybody, (guid) => isHidden(guid) || guid === best?.guid);
  const risen = rise
    ? inLines([nameLine('📈 ', names.get(rise.guid), locale), figureText(rise.figure, rise, locale)])
    : [];

  const visible = news?.streaks.filter(({ guid }) => !isHidden(guid)) ?? [];
  const longest = visible.filter(({ maps }) => maps === visible[0]?.maps);
  const [first] = longest;
  if (!first) return [...mvp, ...risen];
  const won = evening.mapsInARow(first.maps);
  const lead = '🔥 ';
  const room = lineWidth - widthOf(lead) - boldWidthOf(` ${won}`);
  const who = longest.map(({ guid }) => names.get(guid));
  const rest = (count: number) => `+${locale.count(count)}`;
  return [...mvp, ...risen, `${lead}${fittingNames(who, { room, rest }, locale)} ${won}`];
}

/** Returns `DPM **431** ▲ 58`. */
function figureText(figure: PersonalFigure, { value, usual }: Shown, locale: Locale): string {
  const text = locale.texts.posts.figures[figure.key](formatValue(figure, value, locale));
  const difference = differenceText({ value, usual, unit: figure.unit }, locale);
  return difference === '' ? text : `${text} ${difference}`;
}

/** Returns a name in bold, cut to one line. */
function nameLine(lead: string, name: string | null | undefined, locale: Locale): string {
  return `${lead}**${shortName(name, locale, { room: (lineWidth - widthOf(lead)) / boldFactor })}**`;
}
