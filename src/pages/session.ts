import { html } from 'hono/html';
import type { Session, SessionPart } from '../db/queries/session.ts';
import { findSession } from '../db/queries/session.ts';
import type { SessionPlayer } from '../db/queries/session-players.ts';
import { dayAt } from '../domain/dates.ts';
import { evaluate } from '../domain/formula.ts';
import { matchPath, sessionPath } from '../domain/page-paths.ts';
import type { ScoredMatch } from '../domain/score.ts';
import { sessionResult } from '../domain/session-result.ts';
import { statistic } from '../domain/statistics.ts';
import { formatDuration } from '../views/durations.ts';
import { howWonLines } from '../views/evening/how-won.ts';
import { bestLines, recordLines } from '../views/evening/news.ts';
import { peopleLines } from '../views/evening/people.ts';
import { damagePicture } from '../views/pictures/damage.ts';
import { dpmPicture } from '../views/pictures/dpm.ts';
import { eveningPicture } from '../views/pictures/evening.ts';
import { timePicture } from '../views/pictures/time.ts';
import { awardsView } from '../views/session/awards.ts';
import { everyFigure } from '../views/session/everything.ts';
import { mapsIn, secondsOf, spanOf, verdict } from '../views/session/heading.ts';
import { mapScore, mapTimes } from '../views/session/map-result.ts';
import { plainTeamName } from '../views/team-names.ts';
import { plainWholeName } from '../views/whole-name.ts';
import { imageHtml } from './frame.ts';
import { playerLink } from './links.ts';
import { lineHtml, linesHtml, plainLine, timeHtml } from './markup.ts';
import type { Html, Page, PageContext } from './page.ts';
import { dot, section } from './section.ts';
import { table } from './table.ts';

export const sessionParts: readonly SessionPart[] = ['teams', 'news', 'details', 'player rounds', 'addresses'];

type Figure = keyof ReturnType<typeof everyFigure>;

const by = (key: string) => (player: SessionPlayer) => evaluate(statistic(key).formula, player.totals);

/** The columns of the players, and by which value each sorts them, greatest first. */
const figures: Record<Figure, (player: SessionPlayer) => number | null> = {
  pair: by('kills'),
  kd: by('kd'),
  dpm: by('dpm'),
  damage: ({ totals }) => totals.damage_given,
  accuracy: by('accuracy'),
  bullets: ({ totals }) => totals.bullet_hits,
  headshots: by('headshots'),
  headshotShare: ({ totals }) => totals.bullet_headshots / Math.max(totals.bullet_hits, 1),
  gibs: by('gibs'),
  useful: by('useful_kills'),
  revives: by('revives'),
  multikills: by('multikills'),
  played: by('playtime'),
  dead: ({ totals }) => totals.time_dead,
  denied: by('denied_playtime'),
};
const columns = Object.keys(figures) as Figure[];
/** The order of the page's own address. */
const usual: Figure = 'pair';

/** The page of an evening: score, teams, map by map, everybody's figures, what stood out, awards, pictures. */
export const sessionPage: Page = {
  name: 's',
  address: /^\d{1,11}\.[0-9a-f]{8}$/,
  sorts: columns.filter((column) => column !== usual),
  async answer({ parts: [address = ''], sort }, { db, told }) {
    const query = { parts: sessionParts, viewer: 'public' } as const;
    const [{ session, before, after }, context] = await Promise.all([findSession(db, { address }, query), told()]);
    if (!session) return undefined;
    if (session.address !== address) return { movedTo: sessionPath(session.address) };
    const { locale, picture } = context;
    const { texts } = locale;
    const today = dayAt(context.now.getTime(), context.timeZone);
    const hasPlayers = session.players.length > 0;
    const [image, ...others] = hasPlayers
      ? await Promise.all(
          [eveningPicture, dpmPicture, damagePicture, timePicture].map((one) => picture(one(session, today, locale))),
        )
      : [];
    const title = sessionTitle(session, context);
    const path = sessionPath(session.address);
    const news = [
      ...howWonLines(sessionResult(session), locale),
      ...peopleLines(session, locale),
      ...bestLines(session.news?.broken ?? [], locale),
      ...recordLines(session.news?.broken ?? [], locale),
    ];
    const awards = awardsView
      .blocks(session, locale)
      .flatMap(({ lines }) => lines.map((line) => (typeof line === 'string' ? line : line.write())));
    const size = sizeOf(session, context);
    return {
      path,
      title,
      description: [size, ...news].map((line) => plainLine(line, context)).join(' · '),
      image,
      hasFiles: true,
      body: html`<h1>${title}</h1>
<p>${timeHtml(spanOf(session.rounds).from, context)}${dot}${size}</p>
${notCounted(session, context)}
<p class="n">${[before, after].map((mark, place) =>
        mark
          ? html`<a href="${sessionPath(mark.address)}" rel="${place === 0 ? 'prev' : 'next'}">${place === 0 ? '◀ ' : ''}${texts.sessions.shortDay(mark.day, today)}${place === 0 ? '' : ' ▶'}</a> `
          : '',
      )}</p>
${imageHtml(image)}
${teamsHtml(session, context)}
${section(texts.sessions.views.maps.label, mapsHtml(session, context))}
${hasPlayers ? section(texts.pages.players, playersHtml(session, { path, sort }, context)) : ''}
${section(texts.pages.news, linesHtml(news, context))}
${section(texts.sessions.views.awards.label, linesHtml(awards, context))}
${others.some((one) => one) ? section(texts.pages.pictures, html`${others.map((one) => imageHtml(one, 'lazy'))}`) : ''}`,
    };
  },
};

/** Returns `Fri Nov 27: Team A 10 : 4 Team B` in plain text. */
export function sessionTitle(session: Session, context: PageContext): string {
  const { locale, now, timeZone } = context;
  const { sessions } = locale.texts;
  const day = sessions.weekdayAndDay(session.day, dayAt(now.getTime(), timeZone));
  const counts = session.players.length > 0;
  const score = counts ? plainLine(verdict(sessionResult(session), locale), context) : sessions.noRoundCounts;
  // A line that ends in the middle of the score is hard to read.
  return `${day}: ${score.replaceAll(' : ', '\u00a0:\u00a0')}`;
}

/** Returns `2 h 11 min · 7 maps · 12 players`. */
export function sizeOf({ rounds, players }: Session, { locale }: PageContext): string {
  const { common } = locale.texts;
  const counts = [common.maps(mapsIn(rounds)), common.players(players.length)];
  return [formatDuration(secondsOf(rounds), locale), ...counts].join(' · ');
}

function notCounted({ rounds }: Session, { locale }: PageContext): Html | '' {
  const voided = rounds.filter(({ isValid }) => !isValid).length;
  return voided === 0 ? '' : html`<p class="m">${locale.texts.sessions.notCounted(voided, rounds.length)}</p>`;
}

function teamsHtml(session: Session, { locale }: PageContext): Html | '' {
  const { teams, mixed } = sessionResult(session).teams;
  if (mixed || teams.length < 2) return '';
  const names = new Map(session.players.map(({ playerGuid, name }) => [playerGuid, name]));
  return html`${teams.map((team, position) => {
    const members = team.members.filter(({ guid }) => names.has(guid));
    const called = members.map(
      ({ guid }, index) => html`${index > 0 ? ', ' : ''}${playerLink(guid, names.get(guid), locale)}`,
    );
    return html`<p><b>${plainTeamName(team, position, locale)}</b> ${called}</p>`;
  })}`;
}

function mapsHtml(session: Session, context: PageContext): Html | '' {
  const { teams, score } = sessionResult(session);
  if (score.matches.length === 0) return '';
  const { locale } = context;
  const { pages } = locale.texts;
  const known = teams.mixed ? [] : teams.teams;
  const addresses = new Map(session.addresses);
  return table<ScoredMatch>(
    pages.map,
    [
      {
        label: pages.map,
        cell: ({ matchId, mapName }, index) => {
          const address = addresses.get(matchId);
          const name = `${index + 1} ${plainWholeName(mapName, locale)}`;
          return address === undefined ? name : html`<a href="${matchPath(address)}">${name}</a>`;
        },
      },
      { label: pages.score, cell: (match) => lineHtml(mapScore(match, known, locale), context) },
      { label: pages.times, isWords: true, cell: (match) => lineHtml(mapTimes(match, known, locale), context) },
    ],
    score.matches,
  );
}

function playersHtml(
  session: Session,
  { path, sort }: { path: string; sort: string | undefined },
  context: PageContext,
) {
  const { locale } = context;
  const { pages, common } = locale.texts;
  const sorted = columns.find((column) => column === sort);
  const value = sorted && figures[sorted];
  const players = value ? session.players.toSorted((a, b) => (value(b) ?? -1) - (value(a) ?? -1)) : session.players;
  const rows = players.map(({ playerGuid: guid, name, totals }) => ({
    guid,
    name,
    cells: everyFigure(totals, locale),
  }));
  const hasLegacy = session.rounds.some(({ source, roundNumber }) => source === 'legacy' && roundNumber === 2);
  return html`${table(
    pages.players,
    [
      { label: pages.player, cell: ({ guid, name }) => playerLink(guid, name, locale) },
      ...columns.map((column) => ({
        label: pages.columns[column][0] ?? '',
        about: pages.columns[column][1] ?? '',
        isSorted: column === (sorted ?? usual),
        sortPath: column === usual ? path : `${path}?sort=${column}`,
        cell: ({ cells }: (typeof rows)[number]) => cells[column],
      })),
    ],
    rows,
  )}${hasLegacy ? html`<p class="m">${common.oldBot}</p>` : ''}`;
}
