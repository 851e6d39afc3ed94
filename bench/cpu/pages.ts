import { feedPaths, oembedPath } from '../../src/domain/page-paths.ts';
import { pages } from '../../src/pages/index.ts';
import type { Line } from './line.ts';

const firstBarMs = 10;

/**
 * Returns a line for each web page, at the first address that links of the pages before lead to, and for each file that programs read.
 * `firstUrl` is a Worker that shows them.
 */
export async function pageLines(firstUrl: string): Promise<Line[]> {
  const found = new Map<string, string>();
  const queue = ['/'];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const name = path.split('/')[1] ?? '';
    if (found.has(name) || !pages.some((page) => page.name === name)) continue;
    found.set(name, path);
    const html = await load(firstUrl + path);
    queue.push(...[...html.matchAll(/<a href="(\/[^"?]*)"/g)].map(([, href = '']) => href));
  }
  const missing = pages.filter(({ name }) => !found.has(name));
  if (missing.length > 0) throw new Error(`No link leads to the pages ${missing.map(({ name }) => name).join(', ')}.`);
  const session = found.get('s') ?? '';
  const files = [...Object.values(feedPaths), `${session}.csv`, `${session}.json`];
  const lines: [name: string, path: (origin: string) => string][] = [
    ...[...found].map(([name, path]): (typeof lines)[number] => [`page /${name}`, () => path]),
    ...files.map((path): (typeof lines)[number] => [
      path.replace(session, 'page /s').replace(/^\//, 'page /'),
      () => path,
    ]),
    ['page /oembed', (origin) => oembedPath(`${origin}/`)],
  ];
  return lines.map(([name, path]) => ({
    name,
    firstBarMs,
    async send({ url }) {
      await load(url + path(url));
    },
  }));
}

async function load(url: string): Promise<string> {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  return response.text();
}
