/** The path of the page of the community. */
export const homePath = '/';

/** The path of the page about a gaming session. `address` is that of one of its rounds. */
export const sessionPath = (address: string): string => `/s/${address}`;

/** The path of the page about a match. `address` is that of one of its rounds. */
export const matchPath = (address: string): string => `/m/${address}`;

/** The path of the page about a player. */
export const playerPath = (guid: string): string => `/p/${guid}`;

/** Whether a player can have a page: bots of the game have other GUIDs. */
export const hasPage = (guid: string): boolean => /^[0-9A-F]{8}$/.test(guid);

/** A player, as far as it decides whether they have a page. */
interface Person {
  playerGuid: string;
  /** Null if their names were deleted. */
  name: string | null;
  /** Since when a manager excludes them, if one does. */
  excluded?: object | null;
  /** Whether they opted out. */
  isHidden?: boolean;
}

/** Returns the path of a player's page. Undefined if they have none: nobody who opted out, was deleted or is excluded has one. */
export const pageOfPlayer = ({ playerGuid, name, excluded, isHidden }: Person): string | undefined =>
  hasPage(playerGuid) && name && !excluded && !isHidden ? playerPath(playerGuid) : undefined;

/** Returns the path of the page about two players. Undefined unless both have a page. */
export const pageOfRivals = (one: Person, other: Person): string | undefined =>
  pageOfPlayer(one) && pageOfPlayer(other) && rivalsPath(one.playerGuid, other.playerGuid);

/** The path of the page about two players. */
export const rivalsPath = (guid: string, other: string): string => `/vs/${guid}/${other}`;

/** The path of the page about a map. Undefined for a name that browsers would take as a step within the address. */
export const mapPath = (name: string): string | undefined =>
  /^\.*$/.test(name) || !name.isWellFormed() ? undefined : `/map/${encodeURIComponent(name)}`;

/** The path of the page about a statistic's ranking. */
export const rankingPath = (statistic: string): string => `/top/${statistic}`;

export const recordsPath = '/records';

/** The paths of the feeds of evenings and records, by their form. */
export const feedPaths = { atom: '/feed.xml', json: '/feed.json' } as const;

/** The path of what oEmbed says about the page at an address. */
export const oembedPath = (url: string): string => `/oembed?format=json&url=${encodeURIComponent(url)}`;
