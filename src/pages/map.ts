import { html } from 'hono/html';
import type { MatchOnMap } from '../db/queries/map-page.ts';
import { mapPageData } from '../db/queries/map-page.ts';
import type { StandingRecord } from '../db/queries/records.ts';
import { boardsOn } from '../db/queries/records.ts';
import { dayAt } from '../domain/dates.ts';
import { mapPath, matchPath } from '../domain/page-paths.ts';
import type { RecordSide } from '../domain/records.ts';
import { recordSides, recordSizes } from '../domain/records.ts';
import { mapResult } from '../domain/stopwatch.ts';
import { formatClock } from '../views/durations.ts';
import { formatShare } from '../views/numbers.ts';
import { roundOutcome } from '../views/session/map-result.ts';
import { plainWholeName } from '../views/whole-name.ts';
import type { Html, Page, PageContext } from './page.ts';
import { recordsHtml } from './record-list.ts';
import { section } from './section.ts';
import { table } from './table.ts';

const mostMatches = 10;

/** The page of a map: how attacks end and how long they take, the records of both sides, the last matches. */
export const mapPage: Page = {
  name: 'map',
  address: /^[^/]{1,200}$/,
  async answer({ parts: [written = ''] }, { db, told }) {
    const asked = decoded(written);
    if (asked === undefined || mapPath(asked) === undefined) return undefined;
    const [data, standing, context] = await Promise.all([
      mapPageData(db, asked, mostMatches),
      boardsOn(db, asked, 'public'),
      told(),
    ]);
    const { locale } = context;
    const path = data && mapPath(data.mapName);
    if (!data || path === undefined) return undefined;
    if (path !== `/map/${written}`) return { movedTo: path };
    const { pages, common, records } = locale.texts;
    const title = plainWholeName(data.mapName, locale);
    const { rounds, attacksWon, medianSeconds } = data;
    const counted = [
      pages.attacksWon(formatShare(attacksWon, rounds, locale)),
      pages.defencesWon(formatShare(rounds - attacksWon, rounds, locale)),
      ...(medianSeconds === null ? [] : [pages.medianTime(formatClock(medianSeconds))]),
      common.rounds(rounds),
    ];
    const figures = rounds > 0 ? counted : [pages.noRoundOnMap];
    return {
      path,
      title,
      description: figures.join(' · '),
      body: html`<h1>${title}</h1>
<ul>${figures.map((figure) => html`<li>${figure}</li>`)}</ul>
${rounds > 0 ? html`<p class="m">${pages.winLegend}</p>` : ''}
${recordSides.map((side) => section(records.titleOfMap(records.onlySide[side]), boardsHtml(standing, side, context)))}
${section(pages.lastMatches, latestHtml(data.latest, context))}`,
    };
  },
};

/** Returns the records of a side, each team size by itself. Some belong to both sides. */
function boardsHtml(standing: readonly StandingRecord[], wanted: RecordSide, context: PageContext): Html | '' {
  const ofSide = Map.groupBy(
    standing.filter(({ side }) => side === wanted || side === 'both'),
    ({ size }) => size,
  );
  if (ofSide.size === 0) return '';
  const { sizes } = context.locale.texts.records;
  return html`${recordSizes.flatMap((size) => {
    const records = ofSide.get(size);
    return records ? [html`<h3>${sizes[size]}</h3>${recordsHtml(records, context, 'board')}`] : [];
  })}`;
}

/** Reads a part of an address. Undefined if it is not encoded as browsers do. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part).replaceAll('\0', '') || undefined;
  } catch {
    return undefined;
  }
}

function latestHtml(latest: readonly MatchOnMap[], { locale, now, timeZone }: PageContext): Html | '' {
  if (latest.length === 0) return '';
  const { pages, sessions, common } = locale.texts;
  const today = dayAt(now.getTime(), timeZone);
  const rows = latest.map(({ address, day, rounds }) => {
    const [first, second] = [1, 2].map((number) => rounds.find(({ roundNumber }) => roundNumber === number));
    return { address, day, result: first ? mapResult(first, second) : null };
  });
  return table(
    pages.lastMatches,
    [
      {
        label: pages.played,
        cell: ({ address, day }) => html`<a href="${matchPath(address)}">${sessions.shortDay(day, today)}</a>`,
      },
      {
        label: sessions.firstAttack,
        cell: ({ result }) => (result ? roundOutcome(result.round1, locale) : common.nothing),
      },
      {
        label: sessions.secondAttack,
        cell: ({ result }) => (result?.round2 ? roundOutcome(result.round2, locale) : common.nothing),
      },
    ],
    rows,
  );
}
