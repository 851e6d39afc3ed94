import { html } from 'hono/html';
import type { Locale } from '../texts/locale.ts';
import type { Shown } from './page.ts';

/** Returns the page for an address at which nothing is. */
export function notFoundPage({ texts: { pages } }: Locale): Shown {
  return errorPage(pages.notFound, pages.notFoundMore, pages.toHome);
}

/** Returns the page for when the database does not answer. `why` says what is wrong, as the bot's replies do. */
export function awayPage({ texts: { pages } }: Locale, why: string): Shown {
  return errorPage(pages.away, why.replaceAll('`', ''), pages.toHome);
}

/** Returns the page for when pages leave the database alone for so long. */
export function restPage({ texts: { pages } }: Locale, forMs: number): Shown {
  return errorPage(pages.resting, pages.restingMore(Math.ceil(forMs / 60_000)), pages.toHome);
}

function errorPage(title: string, more: string, toHome: string): Shown {
  const body = html`<h1>${title}</h1><p>${more}</p><p class="n"><a href="/">${toHome}</a></p>`;
  return { path: '/', title, description: more, body };
}
