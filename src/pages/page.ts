import type { HtmlEscapedString } from 'hono/utils/html';
import type { Db } from '../db/db.ts';
import type { LocalTime } from '../db/queries/period.ts';
import type { Locale } from '../texts/locale.ts';
import type { Picture } from '../views/pictures/picture.ts';

/** A piece of HTML, in which everything that came from outside is escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A picture with its address. */
export interface Image {
  url: string;
  alt: string;
  width: number;
  height: number;
}

/** What a page needs to show what it has found. Whoever reads is the public: people who opted out are hidden. */
export interface PageContext extends LocalTime {
  /** The community's language. */
  locale: Locale;
  /** Where the addresses of pages begin, without a slash at the end. */
  origin: string;
  /** Returns a picture with its address. Undefined if there are no pictures here, or if this one does not fit into an address. */
  picture(picture: Picture): Promise<Image | undefined>;
}

/** What somebody asked for: the parts of the address after the page's name, and the order of a table. */
export interface Asked {
  parts: readonly string[];
  sort: string | undefined;
}

/** What a page shows. */
export interface Shown {
  /** The one path under which caches, search engines and links know the page. */
  path: string;
  /** In plain text, for the browser's tab and for chats that unfurl the link. */
  title: string;
  description: string;
  image?: Image | undefined;
  /** Whether the page's figures are also files, which have its path with another end. */
  hasFiles?: boolean;
  body: Html;
}

/** A file for programs: a feed, or figures to calculate with. */
export interface PageFile {
  /** Its media type. */
  type: string;
  text: string;
  /** How long (s) caches keep it, if longer than a page. It names nobody then. */
  cachedSeconds?: number;
  /** The name under which browsers store it. Without one they show it. */
  name?: string;
}

/** What a page answers: what it shows, a file, the path to which it moved, or undefined if nothing has this address. */
export type PageAnswer = Shown | PageFile | { movedTo: string } | undefined;

/** What a page gets of the world outside. */
export interface PageWorld {
  /** Queries that are made at the same time are one round trip. */
  db: Db;
  /** The time by which periods begin. If the community's time zone turns out to be another one, the page is asked again. */
  clock: LocalTime;
  /** Returns the context. That may be a query, for the community's settings. */
  told(): Promise<PageContext>;
}

export interface Page {
  /** The first part of the address; empty for the page of the community. */
  name: string;
  /** The shape of what follows the name. Other addresses are not found, without a question to the database. */
  address: RegExp;
  /** Statistics by which a table of the page can be sorted. */
  sorts?: readonly string[];
  answer(asked: Asked, world: PageWorld): Promise<PageAnswer>;
}
