import { casesOf } from '../../playground/gallery/cases/index.ts';
import type { Chart } from '../../src/charts/index.ts';
import { draw, kinds } from '../../src/charts/index.ts';
import { chartUrl } from '../../src/charts/link.ts';
import { encodePng } from '../../src/charts/png.ts';
import type { Line } from './line.ts';

const bars = { firstBarMs: 8, warmBarMs: 4 };
/** A picture that nobody has signed is refused before anything of it is read. */
const hostileBars = { firstBarMs: 8, warmBarMs: 4, medianBarMs: 1 };
const mostBytes = 40_000;
const longestName = 2048;

/** Returns requests for pictures: of each kind there is the usual one and the largest, then some that are refused. */
export async function pictureLines(key: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (const kind of Object.keys(kinds) as Chart['kind'][]) {
    const cases: Record<string, Chart> = casesOf[kind];
    for (const name of new Set(['typical', largestOf(cases)])) {
      const chart = cases[name];
      const url = chart && (await chartUrl(chart, { origin: '', key }));
      if (!url) throw new Error(`${kind} has no case "${name}" that fits into an address.`);
      lines.push({ name: `picture: ${kind}, ${name}`, ...bars, send: (worker) => getPicture(`${worker.url}${url}`) });
    }
  }
  const signature = 'A'.repeat(22);
  const forged = { short: 'A'.repeat(200), 'as long as they can be': 'A'.repeat(longestName - 27) };
  for (const [name, payload] of Object.entries(forged)) {
    const path = `/charts/1/${payload}.${signature}.png`;
    lines.push({ name: `picture: not signed, ${name}`, ...hostileBars, send: ({ url }) => refused(`${url}${path}`) });
  }
  return lines;
}

/** Returns the name of the case whose picture has most bytes. */
function largestOf(cases: Record<string, Chart>): string {
  const sizes = Object.entries(cases).map(([name, chart]) => [name, encodePng(draw(chart).image()).length] as const);
  return sizes.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

async function getPicture(url: string): Promise<void> {
  const response = await fetch(url);
  const { byteLength } = await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  if (byteLength > mostBytes) throw new Error(`${url}: ${byteLength} bytes, more than ${mostBytes}`);
}

async function refused(url: string): Promise<void> {
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 404) throw new Error(`${url}: ${response.status}`);
}
