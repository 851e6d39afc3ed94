import { html } from 'hono/html';
import { mostRounds } from '../charts/card.ts';
import type { Opponent } from '../db/queries/nemesis.ts';
import { opponentsOf } from '../db/queries/nemesis.ts';
import { playerCard } from '../db/queries/player-card.ts';
import type { PlayerPlaces } from '../db/queries/player-page.ts';
import { peopleOf, playerPlaces } from '../db/queries/player-page.ts';
import type { PlayerSession } from '../db/queries/player-sessions.ts';
import { playerSessions } from '../db/queries/player-sessions.ts';
import { playerStatistics } from '../db/queries/player-statistics.ts';
import { recordsOf } from '../db/queries/records.ts';
import type { WeaponRow } from '../db/queries/weapon-statistics.ts';
import { progressOf } from '../domain/achievements.ts';
import { dayAt } from '../domain/dates.ts';
import type { Totals } from '../domain/formula.ts';
import { hasPage, pageOfPlayer, playerPath, rivalsPath, sessionPath } from '../domain/page-paths.ts';
import { weaponLabel } from '../domain/weapons.ts';
import { formatShare } from '../views/numbers.ts';
import { cardPicture } from '../views/pictures/card.ts';
import { accuracyOf, statsEmbed } from '../views/player-profile.ts';
import { pair } from '../views/session/view.ts';
import { statisticText, valueIn } from '../views/statistic.ts';
import { plainWholeName } from '../views/whole-name.ts';
import { embedHtml } from './embed.ts';
import { imageHtml } from './frame.ts';
import { mapLink, pageOfListed, playerLink } from './links.ts';
import { plainLine } from './markup.ts';
import type { Html, Page, PageContext } from './page.ts';
import { recordsHtml } from './record-list.ts';
import { section } from './section.ts';
import { table } from './table.ts';

const most = { partners: 10, opponents: 10, records: 10, sessions: 10, weapons: 12 } as const;

/** The page of a player: card, form, maps, weapons, partners, rivals, records, evenings, achievements. */
export const playerPage: Page = {
  name: 'p',
  address: /^[0-9A-Fa-f]{8}$/,
  async answer({ parts: [asked = ''] }, { db, clock, told }) {
    const guid = asked.toUpperCase();
    const reference = { text: guid };
    const viewer = 'public';
    const [[person], answer, card, places, { met }, records, { sessions }, context] = await Promise.all([
      peopleOf(db, [guid]),
      playerStatistics(db, reference, { viewer, period: 'all', clock }),
      playerCard(db, reference, { viewer, latest: mostRounds, clock }),
      playerPlaces(db, guid, { viewer, most: most.partners }),
      opponentsOf(db, { player: reference, opponent: undefined, most: most.opponents, viewer }),
      recordsOf(db, reference, { filter: {}, viewer, most: most.records }),
      playerSessions(db, reference, { viewer, page: 1, perPage: most.sessions }),
      told(),
    ]);
    const { locale } = context;
    const { player } = answer;
    // A text that is nobody's GUID can still be part of somebody's name.
    const [candidate] = answer.candidates;
    if (!player || player.playerGuid !== person || !candidate || !pageOfPlayer(candidate)) return undefined;
    if (person !== asked) return { movedTo: playerPath(person) };
    const { pages, records: recordTexts, sessions: sessionTexts } = locale.texts;
    const picture = card?.totals ? cardPicture(card, card.totals, locale) : undefined;
    const image = picture && (await context.picture(picture));
    const title = plainWholeName(player.name, locale);
    const embed = statsEmbed({ ...answer, player }, 'all', locale);
    const lines = (embed.description ?? '').split('\n').filter((line) => line !== '');
    return {
      path: playerPath(person),
      title,
      description: lines.map((line) => plainLine(line, context)).join(' · '),
      image,
      body: html`<h1>${title}</h1>
${embedHtml(embed, context)}
<p class="m">${embed.footer?.text}</p>
${imageHtml(image)}
${section(pages.winRates, mapsHtml(places, context))}
${section(pages.weapons, weaponsHtml(answer.weapons, context))}
${section(pages.partners, partnersHtml(person, places, context))}
${section(pages.rivals, rivalsHtml(person, met, context))}
${section(recordTexts.held(records.held), recordsHtml(records.records, context, 'holder'))}
${section(recordTexts.bests, recordsHtml(records.bests, context, 'holder'))}
${section(pages.evenings, sessionsHtml(sessions, context))}
${section(pages.achievements, achievementsHtml(player.allTime, context))}
<p class="m">${sessionTexts.views.overview.legend}</p>`,
    };
  },
};

function mapsHtml({ maps }: PlayerPlaces, { locale }: PageContext): Html | '' {
  if (maps.length === 0) return '';
  const { pages, records } = locale.texts;
  const won = (part: number, of: number) => `${formatShare(part, of, locale)} (${pair(part, of, locale)})`;
  return html`${table(
    pages.winRates,
    [
      { label: pages.map, cell: ({ mapName }) => mapLink(mapName, locale) },
      { label: pages.rounds, cell: ({ rounds }) => locale.count(rounds) },
      { label: records.onlySide.attack, cell: ({ attacks, attacksWon }) => won(attacksWon, attacks) },
      { label: records.onlySide.defence, cell: ({ defences, defencesWon }) => won(defencesWon, defences) },
    ],
    maps,
  )}<p class="m">${pages.winLegend}</p>`;
}

function weaponsHtml(weapons: readonly WeaponRow[], { locale }: PageContext): Html | '' {
  const used = weapons.filter(({ kills }) => kills > 0).slice(0, most.weapons);
  if (used.length === 0) return '';
  const { pages, common } = locale.texts;
  return table(
    pages.weapons,
    [
      { label: pages.weapon, cell: ({ weaponName }) => plainWholeName(weaponLabel(weaponName), locale) },
      { label: locale.texts.statistics.kills.label, cell: ({ kills }) => locale.count(kills) },
      { ...statisticText('accuracy', locale), cell: (weapon) => accuracyOf(weapon, locale) || common.nothing },
    ],
    used,
  );
}

function partnersHtml(person: string, { partners }: PlayerPlaces, { locale }: PageContext): Html | '' {
  if (partners.length === 0) return '';
  const { pages } = locale.texts;
  return table(
    pages.partners,
    [
      { label: pages.player, cell: ({ guid, name }) => playerLink(guid, name, locale) },
      { label: pages.together, cell: (partner) => versusLink(person, partner, locale.count(partner.rounds)) },
      {
        label: pages.won,
        cell: ({ won, decided }) => `${formatShare(won, decided, locale)} (${pair(won, decided, locale)})`,
      },
    ],
    partners,
  );
}

function rivalsHtml(person: string, met: readonly Opponent[], { locale }: PageContext): Html | '' {
  if (met.length === 0) return '';
  const { pages, players } = locale.texts;
  return html`${table(
    pages.rivals,
    [
      { label: pages.player, cell: ({ guid, name }) => playerLink(guid, name, locale) },
      {
        label: pages.columns.pair[0] ?? '',
        cell: (rival) => versusLink(person, rival, pair(rival.kills, rival.deaths, locale)),
      },
      { label: pages.rounds, cell: ({ rounds }) => locale.count(rounds) },
    ],
    met
      .toSorted((a, b) => b.kills + b.deaths - a.kills - a.deaths || (a.guid < b.guid ? -1 : 1))
      .slice(0, most.opponents),
  )}<p class="m">${players.nemesis.legend}</p>`;
}

/** Returns a figure of two players as a link to their page, if both have one. */
function versusLink(person: string, other: { guid: string; name: string | null }, figure: string): Html | string {
  return hasPage(person) && pageOfListed(other)
    ? html`<a href="${rivalsPath(person, other.guid)}">${figure}</a>`
    : figure;
}

function sessionsHtml(sessions: readonly PlayerSession[], { locale, now, timeZone }: PageContext): Html | '' {
  if (sessions.length === 0) return '';
  const today = dayAt(now.getTime(), timeZone);
  const { pages, sessions: texts } = locale.texts;
  return table(
    pages.evenings,
    [
      {
        label: pages.evening,
        cell: ({ sessionStart, address }) =>
          html`<a href="${sessionPath(address)}">${texts.shortDay(dayAt(sessionStart.getTime(), timeZone), today)}</a>`,
      },
      { label: pages.columns.pair[0] ?? '', cell: ({ kills, deaths }) => pair(kills, deaths, locale) },
      { label: pages.columns.dpm[0] ?? '', cell: (session) => valueIn(session, 'dpm', locale) },
      { label: pages.rounds, cell: ({ rounds }) => locale.count(rounds) },
    ],
    sessions,
  );
}

function achievementsHtml(totals: Totals | null, { locale }: PageContext): Html | '' {
  const { badges } = locale.texts.players.achievements;
  const reached = totals ? progressOf(totals).filter(({ level }) => level > 0) : [];
  if (reached.length === 0) return '';
  return html`<ul>${reached.map(
    ({ achievement: { key, badge }, level }) => html`<li>${badge} ${badges[key].tiers[level - 1]}</li>`,
  )}</ul>`;
}
