import type { Locale } from '../texts/locale.ts';
import { siteName } from './frame.ts';
import type { PageFile } from './page.ts';

/** Returns what oEmbed says of every page: whose it is, with a link to the page of the community. Chats write it above the title. */
export function oembedOf(origin: string, { texts }: Locale): PageFile {
  const home = `${origin}/`;
  const said = { version: '1.0', type: 'link', author_name: texts.pages.about, author_url: home };
  return {
    type: 'application/json',
    text: JSON.stringify({ ...said, provider_name: siteName, provider_url: home }),
  };
}
