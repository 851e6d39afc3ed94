import type { SentPage } from './pages.ts';
import { textOf, unescaped } from './pages.ts';

/** Returns what is wrong with a page for search engines, screen readers and slow lines, beyond what a validator of HTML finds. */
export function pageFaults({ path, html }: SentPage, origin: string): string[] {
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => found);
  const levels = all(/<h(\d)/g).map(Number);
  const pictures = all(/<img ([^>]*)>/g);
  const faults = {
    'no language': !/^<!doctype html>\n<html lang="(?:en|de|fr)">/.test(html),
    'cannot be zoomed': !html.includes('<meta name="viewport" content="width=device-width,initial-scale=1">'),
    'not one title': all(/<title>([^<]{8,})<\/title>/g).length !== 1,
    'not one description': all(/<meta name="description" content="([^"]{12,})">/g).length !== 1,
    'not its own address':
      unescaped(all(/<link rel="canonical" href="([^"]*)"/g).join()) !== origin + path.replace(/\?.*/, ''),
    'headings out of order': levels.some(
      (level, place) => (level === 1) !== (place === 0) || level > (levels[place - 1] ?? 0) + 1,
    ),
    'a picture that moves what is below it': !pictures.every((one) => / width="\d+" height="\d+"/.test(one)),
    'a picture without words': !pictures.every((one) => / alt="[^"]{8,}"/.test(one)),
    'a link without a name': all(/<a [^>]*>(.*?)<\/a>/gs).some(
      (inside) => !/[\p{L}\p{N}\p{S}\p{P}]/u.test(textOf(inside)),
    ),
    'something loaded from elsewhere': /<script [^>]*src=|@import|url\(|rel="(?:stylesheet|preload|preconnect)"/.test(
      html,
    ),
  };
  return Object.entries(faults).flatMap(([fault, isFound]) => (isFound ? [`${path}: ${fault}`] : []));
}

/** Returns titles that several pages have with the same description, and their paths. Two people may have the same name. */
export function sharedHeads(pages: Iterable<SentPage>): string[] {
  // The page in another order is the same page.
  const own = [...pages].filter(({ path }) => !path.includes('?'));
  const headOf = ({ html }: SentPage) =>
    /<title>.*?<\/title>\n<meta name="description" content=".*?">/.exec(html)?.[0] ?? '';
  return [...Map.groupBy(own, headOf)].flatMap(([head, sharing]) =>
    sharing.length > 1 ? [`${head}: ${sharing.map(({ path }) => path).join(' ')}`] : [],
  );
}
