import { html } from 'hono/html';
import { mapPath, pageOfPlayer } from '../domain/page-paths.ts';
import type { Locale } from '../texts/locale.ts';
import { hiddenPlayer } from '../views/player-row.ts';
import { plainWholeName } from '../views/whole-name.ts';
import type { Html } from './page.ts';

/** A player as lists show them. */
interface Listed {
  guid: string;
  /** Null if their names were deleted. */
  name: string | null | undefined;
}

/** Returns a player's name as a link to their page. The name alone for bots of the game, and for those who are hidden or forgotten. */
export function playerLink(guid: string, name: string | null | undefined, locale: Locale): Html {
  const shown = plainWholeName(name, locale);
  const path = pageOfListed({ guid, name });
  return path === undefined ? html`${shown}` : html`<a href="${path}">${shown}</a>`;
}

/** Returns the path of the page of a player who is listed. Undefined if they have none. */
export const pageOfListed = ({ guid, name = null }: Listed): string | undefined =>
  pageOfPlayer({ playerGuid: guid, name, isHidden: name === hiddenPlayer });

/** Returns a map's name as a link to its page, if it can have one. */
export function mapLink(name: string, locale: Locale): Html {
  const path = mapPath(name);
  const shown = plainWholeName(name, locale);
  return path === undefined ? html`${shown}` : html`<a href="${path}">${shown}</a>`;
}
