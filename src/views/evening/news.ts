import type { BrokenRecord } from '../../db/queries/broken-records.ts';
import type { Locale } from '../../texts/locale.ts';
import { boldWidthOf, lineWidth, widthOf } from '../display-width.ts';
import { inLines } from '../in-lines.ts';
import { fittingNames, hiddenPlayer, shortName } from '../player-row.ts';
import { recordValue } from '../records.ts';

/** The most records, and the most lines about own bests. */
const mostRecords = 5;
const mostLinesOfBests = 2;
const mostBestsOfOne = 3;
const lead = '⭐ ';
const longest = { map: 14, bestsName: 12 } as const;

type Broken = readonly BrokenRecord[];

/**
 * Returns own bests as `⭐ drift Spree **9**, Kills **31** · quill DPM **388**`, those first that had stood longest, as many as two lines hold.
 * Those of people who are hidden from the reader are left out.
 */
export function bestLines(broken: Broken, locale: Locale): string[] {
  const bests = broken.filter(({ isOwnBest, holders: [name] }) => isOwnBest && name !== hiddenPlayer);
  const parts = [...Map.groupBy(bests, ({ guid }) => guid).values()].map((own) => {
    const what = own.slice(0, mostBestsOfOne).map(({ kind, value }) => {
      return `${locale.texts.records.kinds[kind]} **${recordValue(kind, value, locale)}**`;
    });
    const name = shortName(own[0]?.holders[0], locale, { length: longest.bestsName });
    const one = (count: number) => `${name} ${what.slice(0, count).join(', ')}`;
    let count = what.length;
    while (count > 1 && widthOf(lead + one(count)) > lineWidth) count -= 1;
    return one(count);
  });
  return inLines(parts, lead).slice(0, mostLinesOfBests);
}

/**
 * Returns the records of the evening, at most five, as `🥇 Kills **28** Larkspur · supply`: those first that had stood longest, each with what it
 * beat where that fits on its line, and a side's without the names that do not. Records of people who are hidden from the reader are left out.
 */
export function recordLines(broken: Broken, locale: Locale): string[] {
  return broken
    .filter(({ isOwnBest, holders }) => !isOwnBest && holders.some((name) => name !== hiddenPlayer))
    .slice(0, mostRecords)
    .map((one) => recordLine(one, locale));
}

function recordLine({ kind, value, beaten, holders, mapName }: BrokenRecord, locale: Locale): string {
  const { records } = locale.texts;
  const what = `🥇 ${records.kinds[kind]} **${recordValue(kind, value, locale)}**`;
  const mapIn = (room?: number) =>
    ` · ${shortName(mapName, locale, { length: longest.map, ...(room !== undefined && { room }) })}`;
  const map = mapIn();
  const was = ` · ${records.wasShort(recordValue(kind, beaten, locale))}`;
  const room = lineWidth - boldWidthOf(what) - widthOf(map);
  const shown = holders.filter((one) => one !== hiddenPlayer);
  const whole = ` ${shown.map((one) => shortName(one, locale)).join(', ')}`;
  const fitting = [whole + map + was, whole + map].find((text) => widthOf(text) <= room + widthOf(map));
  if (fitting !== undefined) return what + fitting;
  if (shown.length > 1) return what + map;
  const who = ` ${fittingNames(shown, { room }, locale)}`;
  return what + who + mapIn(lineWidth - boldWidthOf(what) - widthOf(`${who} · `));
}
