import { html } from 'hono/html';
import { hasPage, mapPath, playerPath } from '../domain/page-paths.ts';
import type { Locale } from '../texts/locale.ts';
import { hiddenPlayer } from '../views/player-row.ts';
import { plainWholeName } from '../views/whole-name.ts';
import type { Html } from './page.ts';

/** Returns a player's name as a link to their page. The name alone for bots of the game, and for those who are hidden or forgotten. */
export function playerLink(guid: string, name: string | null | undefined, locale: Locale): Html {
  const shown = plainWholeName(name, locale);
  return isLinked({ guid, name }) ? html`<a href="${playerPath(guid)}">${shown}</a>` : html`${shown}`;
}

/** Returns whether a player who is listed has a page. The name is null if their names were deleted. */
export const isLinked = ({ guid, name }: { guid: string; name: string | null | undefined }): boolean =>
  hasPage(guid) && !!name && name !== hiddenPlayer;

/** Returns a map's name as a link to its page, if it can have one. */
export function mapLink(name: string, locale: Locale): Html {
  const path = mapPath(name);
  const shown = plainWholeName(name, locale);
  return path === undefined ? html`${shown}` : html`<a href="${path}">${shown}</a>`;
}
