import { framed } from '../../pages/frame.ts';
import { homePage } from '../../pages/home.ts';
import { linksOf } from '../../pages/index.ts';
import type { Page, PageContext } from '../../pages/page.ts';
import { playerPage } from '../../pages/player.ts';
import { sessionPage } from '../../pages/session.ts';
import { localeOf } from '../../texts/locale.ts';
import type { World } from '../world.ts';

/** What is rehearsed: the pages that have the most in common with the others. */
const typical: readonly [page: Page, part: string][] = [
  [homePage, ''],
  [sessionPage, '1.00000000'],
  [playerPage, 'A0000001'],
];

/** Writes web pages from invented answers, where the community has pages. What the answers do not suffice for is left out. */
export async function rehearsePages({ application, community, db, clock }: World): Promise<void> {
  if (!application.pages) return;
  const locale = localeOf('en');
  const picture = async () => undefined;
  const context: PageContext = { db, locale, timeZone: community.timeZone, now: clock.now(), origin: '', picture };
  for (const [page, part] of typical) {
    try {
      const shown = await page.answer({ parts: [part], sort: undefined }, context);
      if (shown && 'body' in shown) {
        await framed(shown, { origin: 'https://localhost', isIndexed: false, links: linksOf(locale), locale });
      }
    } catch {}
  }
}
