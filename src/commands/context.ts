import type { APIEmbed } from 'discord-api-types/v10';
import type { Db } from '../db/db.ts';
import type { BotAccess } from '../discord/channel-rights.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Locale } from '../texts/locale.ts';
import type { Picture } from '../views/pictures/picture.ts';

/** Where an interaction happened. Discord tells all of it in a server, and less in direct messages. */
export interface Place {
  channelId: string | undefined;
  /** The bot's permissions in the channel. */
  appPermissions: bigint | undefined;
  serverLocale: string | undefined;
}

/** Everything that a command knows of its interaction and of the world outside. */
export interface Context {
  db: Db;
  now: Date;
  /** The community's IANA time zone. */
  timeZone: string;
  /** The IANA time zone of the game servers' clocks, used unless a manager has set another. */
  serverTimeZone: string;
  /** Returns the milliseconds since the request arrived. In workerd the clock advances only while the Worker waits. */
  elapsedMs: () => number;
  /** The interaction's id. The database remembers it with a write, so that a repeated request writes nothing. */
  interactionId: string;
  /** The Discord user who typed the command or pressed the button. */
  user: { id: string; name: string };
  /** The same user as the reader of the data. Players who opted out are hidden from other readers. */
  viewer: Viewer;
  /** Discord names of the users in the command's options, by id. A button press has none. */
  usernames: ReadonlyMap<string, string>;
  /** The language of this reply: the caller's where only they see it, else the community's. */
  locale: Locale;
  /** The language of what only the caller sees: refusals, hints, errors, choices. */
  caller: Locale;
  /** Whether the interaction comes from one of the community's own servers. */
  isInCommunity: boolean;
  /** Whether the community links Discord users to players without proof: LINKING=open. */
  linksWithoutProof: boolean;
  /** Makes this isolate read the community's settings, opt-outs and claims again. Others do so within a minute. */
  settingsChanged: () => void;
  /** Lets the Clock send, after the reply, what the bot says by itself. */
  postsWanted: () => void;
  /** Whether posts wait because Discord refuses them, and no manager has been told. */
  hasPostTrouble: boolean;
  /** Number of links that wait for a manager. */
  waitingClaims: number;
  /** Whether the caller may change what belongs to all: Manage Server, in a server of this community. */
  mayManage: boolean;
  /** Returns the ids of the registered commands by name, for mentions that can be clicked. Returns none if they are unavailable. */
  commandIds: () => Promise<ReadonlyMap<string, string>>;
  /** The bot in Discord's REST API. */
  bot: BotAccess;
  /** The channel in which the interaction happened, with what the bot may do there, and the server's locale. */
  place: Place;
  /** Whether there are pictures here: a key to sign them with, and no CHARTS=off. */
  hasPictures: boolean;
  /** Returns a picture for an embed. Undefined if there are no pictures here, or if this one does not fit into an address. */
  picture: (picture: Picture) => Promise<APIEmbed['image']>;
  /** The bot's version. */
  version: string;
}
