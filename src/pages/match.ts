import { html } from 'hono/html';
import type { MatchPageData, MatchWeapon } from '../db/queries/match.ts';
import { matchWithWeapons, roundsOf } from '../db/queries/match.ts';
import { dayAt } from '../domain/dates.ts';
import { matchPath, sessionPath } from '../domain/page-paths.ts';
import { sessionResult } from '../domain/session-result.ts';
import { firesBullets, weaponLabel } from '../domain/weapons.ts';
import { formatClock } from '../views/durations.ts';
import { matchAwards } from '../views/match/awards.ts';
import { groupsOfMatch } from '../views/match/players.ts';
import { matchRecords } from '../views/match/records.ts';
import type { MatchResult } from '../views/match/result.ts';
import { matchResult, matchTitle, outcomeLines } from '../views/match/result.ts';
import { formatShare } from '../views/numbers.ts';
import { attacksPicture } from '../views/pictures/attacks.ts';
import { roundOutcome } from '../views/session/map-result.ts';
import { roundByRound } from '../views/session/maps-full.ts';
import type { Figures } from '../views/session/match-blocks.ts';
import { byKills, figuresOf, valuesOf } from '../views/session/match-blocks.ts';
import { plainTeamName } from '../views/team-names.ts';
import { plainWholeName } from '../views/whole-name.ts';
import { imageHtml } from './frame.ts';
import { mapLink, playerLink } from './links.ts';
import { clockAt, linesHtml, plainLine, timeHtml } from './markup.ts';
import type { Html, Page, PageContext } from './page.ts';
import { dot, section } from './section.ts';
import { table } from './table.ts';

/** The page of a match: its rounds against the limit, everybody's figures, weapons, records and the game's awards. */
export const matchPage: Page = {
  name: 'm',
  address: /^\d{14}\.[0-9a-f]{8}$/,
  async answer({ parts: [matchAddress = ''] }, { db, told }) {
    const [data, context] = await Promise.all([matchWithWeapons(db, { matchAddress }, 'public'), told()]);
    if (!data) return undefined;
    if (data.address !== matchAddress) return { movedTo: matchPath(data.address) };
    const { locale } = context;
    const { pages, sessions, posts } = locale.texts;
    const result = matchResult(data);
    const picture = result && attacksPicture(onlyThis(data, result), locale);
    const image = picture && (await context.picture(picture));
    const title = plainLine(matchTitle(data, locale, result), context);
    const outcome = outcomeLines(data, locale, result);
    const [first] = roundsOf(data);
    const dayOf = (date: Date) => dayAt(date.getTime(), context.timeZone);
    const day = first ? sessions.day(dayOf(first.playedAt)) : '';
    // A map can be played twice in an evening, with the same score.
    const when = first
      ? `${sessions.shortDay(dayOf(first.playedAt), dayOf(context.now))} ${clockAt(first.playedAt, context.timeZone)}`
      : '';
    const news = result ? [...matchRecords(data, locale), ...matchAwards(data, locale)] : [];
    return {
      path: matchPath(data.address),
      title: title + dot + when,
      description: [day, ...outcome, ...news].map((line) => plainLine(line, context)).join(' · '),
      image,
      body: html`<h1>${title}</h1>
<p>${first ? timeHtml(first.playedAt, context) : ''}${dot}<a href="${sessionPath(data.sessionAddress)}">${posts.session}</a>${dot}${mapLink(first?.mapName ?? '', locale)}</p>
${linesHtml(outcome, context)}
${imageHtml(image)}
${result ? section(pages.rounds, roundsHtml(data, result, context)) : ''}
${result ? section(pages.players, groupsHtml(data, result, context)) : ''}
${section(pages.news, linesHtml(news, context))}
${result ? section(pages.roundByRound, partsHtml(data, result, context)) : ''}
${section(pages.weapons, weaponsHtml(data, context))}`,
    };
  },
};

/** Returns the session's result as if this match were all of it. */
function onlyThis(data: MatchPageData, { match }: MatchResult) {
  const { teams } = sessionResult(data);
  const points = teams.teams.map((_, position) => match.result?.points?.[match.teams?.indexOf(position) ?? -1] ?? 0);
  return { teams, score: { points, winner: null, matches: [match] } };
}

function roundsHtml(data: MatchPageData, { match: { result }, teams }: MatchResult, context: PageContext): Html | '' {
  if (!result) return '';
  const { locale } = context;
  const { pages, sessions } = locale.texts;
  const { attackers } = result;
  const rounds = [result.round1, result.round2].flatMap((round, place) => (round ? [{ round, place }] : []));
  const times = new Map(roundsOf(data).map((round) => [round.roundNumber, round]));
  return table(
    pages.rounds,
    [
      { label: pages.round, cell: ({ place }) => sessions.round(place + 1) },
      {
        label: pages.attack,
        isWords: true,
        cell: ({ place }) => {
          const side = teams?.[place];
          return [
            ...(side ? [plainTeamName(side.team, side.position, locale)] : []),
            ...(attackers === null ? [] : [pages.sides[attackers] ?? '']),
          ].join(' · ');
        },
      },
      { label: pages.time, cell: ({ round }) => roundOutcome(round, locale) },
      {
        label: pages.limit,
        cell: ({ round: { limit } }) => (limit === null ? locale.texts.common.nothing : formatClock(limit)),
      },
      {
        label: pages.played,
        cell: ({ place }) => {
          const played = times.get(place + 1);
          return played ? timeHtml(played.playedAt, context, true) : '';
        },
      },
    ],
    rounds,
  );
}

function groupsHtml(data: MatchPageData, result: MatchResult, { locale }: PageContext): Html {
  const { posts, pages } = locale.texts;
  return html`${groupsOfMatch(data, result).map(({ side, players }) => {
    const called =
      side === undefined ? '' : side === null ? posts.changedSides : plainTeamName(side.team, side.position, locale);
    return html`${called === '' ? '' : html`<h3>${called}</h3>`}${figuresHtml(called || pages.players, players, locale)}`;
  })}`;
}

/** Everybody's figures in round 1, in round 2. The table above has both together. */
function partsHtml(data: MatchPageData, { match }: MatchResult, { locale }: PageContext): Html | '' {
  const figures = figuresOf(data);
  const parts = roundByRound(match, locale).filter(({ rounds }) => rounds.length === 1);
  if (parts.length < 2) return '';
  return html`${parts.map(
    ({ label, rounds }) => html`<h3>${label}</h3>${figuresHtml(label, byKills(figures(rounds)), locale)}`,
  )}`;
}

function figuresHtml(caption: string, players: readonly Figures[], locale: PageContext['locale']): Html {
  const { pages } = locale.texts;
  const { pair, dpm, accuracy, damage } = pages.columns;
  const rows = players.map(({ guid, name, totals }) => ({ guid, name, cells: valuesOf(totals, locale) }));
  return table(
    caption,
    [
      { label: pages.player, cell: ({ guid, name }) => playerLink(guid, name, locale) },
      ...[pair, dpm, accuracy, damage].map(([label = '', about = ''], place) => ({
        label,
        about,
        cell: ({ cells }: (typeof rows)[number]) => cells[place] ?? '',
      })),
    ],
    rows,
  );
}

/** The most players who are named with a weapon. */
const mostNamed = 3;

function weaponsHtml({ weapons, players }: MatchPageData, { locale }: PageContext): Html | '' {
  if (weapons.length === 0) return '';
  const { pages, common } = locale.texts;
  const { accuracy, headshotShare } = pages.columns;
  const names = new Map(players.map(({ playerGuid, name }) => [playerGuid, name]));
  const rows = [...Map.groupBy(weapons, ({ weaponName }) => weaponName)]
    .map(([name, users]) => ({ name, users, kills: sumOf(users, 'kills') }))
    .sort((a, b) => b.kills - a.kills);
  const share = (name: string, part: number, of: number) =>
    firesBullets(name) ? formatShare(part, of, locale) : common.nothing;
  return table(
    pages.weapons,
    [
      { label: pages.weapon, cell: ({ name }) => plainWholeName(weaponLabel(name), locale) },
      { label: locale.texts.statistics.kills.label, cell: ({ kills }) => locale.count(kills) },
      {
        label: accuracy[0] ?? '',
        about: accuracy[1] ?? '',
        cell: ({ name, users }) => share(name, sumOf(users, 'hits'), sumOf(users, 'shots')),
      },
      {
        label: headshotShare[0] ?? '',
        about: headshotShare[1] ?? '',
        cell: ({ name, users }) => share(name, sumOf(users, 'headshots'), sumOf(users, 'hits')),
      },
      {
        label: pages.best,
        isWords: true,
        cell: ({ users }) =>
          users
            .slice(0, mostNamed)
            .map(({ playerGuid, kills }) => `${plainWholeName(names.get(playerGuid), locale)} ${locale.count(kills)}`)
            .join(', '),
      },
    ],
    rows,
  );
}

const sumOf = (rows: readonly MatchWeapon[], key: 'kills' | 'headshots' | 'shots' | 'hits') =>
  rows.reduce((sum, row) => sum + row[key], 0);
