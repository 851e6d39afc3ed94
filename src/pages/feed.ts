import { html } from 'hono/html';
import { recordsOn } from '../db/queries/records.ts';
import { listSessions } from '../db/queries/session-list.ts';
import { mapKey } from '../domain/maps.ts';
import { feedPaths, mapPath, recordsPath, sessionPath } from '../domain/page-paths.ts';
import { sessionResult } from '../domain/session-result.ts';
import { longestBreakMs } from '../domain/sessions.ts';
import { recordValue } from '../views/records.ts';
import { spanOf, verdict } from '../views/session/heading.ts';
import { sessionSize } from '../views/session/line.ts';
import { plainWholeName } from '../views/whole-name.ts';
import { siteName } from './frame.ts';
import { plainLine } from './markup.ts';
import type { Page, PageContext, PageWorld } from './page.ts';
import { boardOf } from './record-list.ts';
import { dot } from './section.ts';

/** How many of each a feed has. */
const most = { evenings: 10, records: 20 } as const;
/**
 * How long (s) caches keep a feed. Programs ask for it day and night, and each time would wake the database. It names no player, because what
 * such a program has read cannot be taken back.
 */
const cachedSeconds = 3600;

interface Item {
  /** Stays the same when the item changes. */
  id: string;
  url: string;
  title: string;
  text: string;
  published: Date;
  updated: Date;
}

/** The feed as Atom (RFC 4287). */
export const atomFeed: Page = {
  name: feedPaths.atom.slice(1),
  address: /^$/,
  async answer(_, world) {
    const { origin, locale, items } = await contentOf(world);
    const feed = await html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale.language}">
<id>${origin}/</id><title>${siteName}</title><subtitle>${locale.texts.pages.about}</subtitle><author><name>${siteName}</name></author>
<link rel="self" type="application/atom+xml" href="${origin}${feedPaths.atom}"/><link href="${origin}/"/>
<updated>${(items[0]?.updated ?? new Date(0)).toISOString()}</updated>
${items.map(
  ({ id, url, title, text, published, updated }) =>
    html`<entry><id>${id}</id><title>${title}</title><link href="${url}"/><published>${published.toISOString()}</published><updated>${updated.toISOString()}</updated><summary>${text}</summary></entry>
`,
)}</feed>
`;
    return { cachedSeconds, type: 'application/atom+xml', text: String(feed).replace(notInXml, '') };
  },
};

/** Characters that XML has no way to write. */
const notInXml = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The same as JSON Feed 1.1. */
export const jsonFeed: Page = {
  name: feedPaths.json.slice(1),
  address: /^$/,
  async answer(_, world) {
    const { origin, locale, items } = await contentOf(world);
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: siteName,
      description: locale.texts.pages.about,
      language: locale.language,
      home_page_url: `${origin}/`,
      feed_url: origin + feedPaths.json,
      items: items.map(({ id, url, title, text, published, updated }) => ({
        id,
        url,
        title,
        content_text: text,
        date_published: published,
        date_modified: updated,
      })),
    };
    return { cachedSeconds, type: 'application/feed+json', text: JSON.stringify(feed) };
  },
};

/** Returns the newest evenings that are over and the newest records, newest first, and in which language they are told. */
async function contentOf({ db, told }: PageWorld): Promise<Pick<PageContext, 'origin' | 'locale'> & { items: Item[] }> {
  const [{ sessions }, { records }, context] = await Promise.all([
    listSessions(db, { month: null, page: 1, perPage: most.evenings }),
    recordsOn(db, {}, { viewer: 'public', most: most.records }),
    told(),
  ]);
  const { origin, locale, now } = context;
  const evenings = sessions.flatMap((session): Item[] => {
    const { from, to } = spanOf(session.rounds);
    // Readers of feeds show what they saw first, which is to be the score at the end.
    if (to.getTime() + longestBreakMs > now.getTime()) return [];
    const url = origin + sessionPath(session.address);
    const title = `${locale.texts.sessions.day(session.day)}: ${plainLine(verdict(sessionResult(session), locale), context)}`;
    return [{ id: url, url, title, text: sessionSize(session, locale), published: from, updated: to }];
  });
  const set = records.map((record): Item => {
    const { kind, value, mapName, side, size, at } = record;
    const published = new Date(at);
    return {
      id: `${origin}${recordsPath}#${[mapKey(mapName), side, size, kind, published.getTime()].map(encodeURIComponent).join('.')}`,
      url: origin + (mapPath(mapName) ?? recordsPath),
      title: [
        `${plainWholeName(mapName, locale)}: ${locale.texts.records.kinds[kind]} ${recordValue(kind, value, locale)}`,
        boardOf(record, locale.texts),
      ]
        .filter((part) => part !== '')
        .join(dot),
      text: locale.texts.sessions.day(record.day),
      published,
      updated: published,
    };
  });
  const items = [...evenings, ...set].sort((a, b) => b.updated.getTime() - a.updated.getTime());
  return { origin, locale, items };
}
