/** A page as it was sent. */
export interface SentPage {
  path: string;
  status: number;
  headers: Headers;
  html: string;
}

/** Fetches an address of the Worker, without following redirects. */
export async function getPage({ url }: { url: string }, path: string, headers = {}): Promise<SentPage> {
  const response = await fetch(url + path, { redirect: 'manual', headers });
  return { path, status: response.status, headers: response.headers, html: await response.text() };
}

/**
 * Fetches the page of the community and whatever it and the pages behind it link to, within the Worker. Of each kind of page at most so many,
 * in the order in which they are found, with the files for programs or without. Returns what was fetched by its path.
 */
export async function crawl(
  bot: { url: string },
  mostOfAKind = Number.POSITIVE_INFINITY,
  { withFiles = false } = {},
): Promise<Map<string, SentPage>> {
  const found = new Map<string, SentPage>();
  const counts = new Map<string, number>();
  const queue = ['/'];
  const asked = new Set<string>();
  while (queue.length > 0) {
    const paths = queue.splice(0).filter((path) => {
      const kind = kindOf(path);
      const count = counts.get(kind) ?? 0;
      if (asked.has(path) || count >= mostOfAKind || (!withFiles && isFile(path))) return false;
      counts.set(kind, count + 1);
      asked.add(path);
      return true;
    });
    for (let from = 0; from < paths.length; from += atOnce) {
      const sent = await Promise.all(paths.slice(from, from + atOnce).map((path) => getPage(bot, path)));
      for (const page of sent) {
        found.set(page.path, page);
        queue.push(...linksIn(page.html, bot.url));
      }
    }
  }
  return found;
}

/** As many pages as one machine can be asked for at the same time. */
const atOnce = 12;

const isFile = (path: string) => /^\/(?:feed\.\w+$|oembed\?|s\/[^/]*\.(?:csv|json)$)/.test(path);

/** Returns `/s`, `/s?` for a page in another order, or `/s.csv`. */
export const kindOf = (path: string) =>
  `/${path.split(/[/?]/)[1]}${/\.(?:csv|json)$/.exec(path)?.[0] ?? ''}${path.includes('?') ? '?' : ''}`;

/** Returns the addresses within the site that a page has in its links. */
export function linksIn(html: string, origin: string): string[] {
  return [...html.matchAll(/<(?:a|link)\b[^>]*? href="([^"]*)"/g)]
    .map(([, href = '']) => unescaped(href))
    .map((href) => (href.startsWith(origin) ? href.slice(origin.length) : href))
    .filter((href) => href.startsWith('/'));
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Returns a text of HTML as a reader sees it. */
export const unescaped = (html: string) => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, sign) => signs[sign] ?? '');

/** Returns the texts of a table's cells, row by row, for the table with this label. */
export function tableIn(html: string, label: string): string[][] {
  const table = html.split('<div class="t"').find((part) => part.includes(`aria-label="${label}"`)) ?? '';
  const body = /<tbody>(.*?)<\/tbody>/s.exec(table)?.[1] ?? '';
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)),
  );
}

/** Returns what a reader sees of HTML, no-break spaces as plain ones. */
export const textOf = (html: string) =>
  unescaped(html.replace(/<[^>]*>/g, ''))
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();
