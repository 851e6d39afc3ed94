import { rankingPath, recordsPath } from '../domain/page-paths.ts';
import type { Locale } from '../texts/locale.ts';
import { atomFeed, jsonFeed } from './feed.ts';
import { homePage } from './home.ts';
import { mapPage } from './map.ts';
import { matchPage } from './match.ts';
import type { Page } from './page.ts';
import { playerPage } from './player.ts';
import { recordsPage } from './records.ts';
import { rivalsPage } from './rivals.ts';
import { sessionPage } from './session.ts';
import { sessionCsv, sessionJson } from './session-files.ts';
import { topPage } from './top.ts';

/** All pages. To add one, write its file and put it here: docs, crawls and tests follow this list. */
export const pages: readonly Page[] = [
  homePage,
  sessionPage,
  matchPage,
  playerPage,
  mapPage,
  rivalsPage,
  topPage,
  recordsPage,
];

/** What programs read of the pages. */
export const files: readonly Page[] = [atomFeed, jsonFeed, sessionCsv, sessionJson];

/** The pages that every page links to. */
export const linksOf = ({ texts: { pages } }: Locale) => [
  { path: '/', label: pages.home },
  { path: rankingPath('dpm'), label: pages.ranking },
  { path: recordsPath, label: pages.records },
];
