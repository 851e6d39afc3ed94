import { robotsText } from '../../../src/pages/robots.ts';
import type { Setup } from '../../cli/setup.ts';
import type { Outcome } from '../finding.ts';
import { warning } from '../finding.ts';

const withinMs = 10_000;
const cure = 'Run npm run deploy if wrangler.toml is right; else correct PAGES and PAGES_INDEX there first.';

/** Checks that everybody on the internet reads the statistics where the community wants it, and nowhere else. It wakes no database. */
export async function checkPages(workerUrl: string, { values }: Setup): Promise<Outcome> {
  const isWanted = values.get('PAGES')?.text === 'on';
  const isListed = values.get('PAGES_INDEX')?.text === 'on';
  const robots = await readRobots(workerUrl);
  if (robots === undefined) return { findings: [], seen: undefined }; // the look at the Worker says it
  const isShown = [true, false].some((isIndexed) => robots === robotsText(isIndexed));
  if (isShown && !isWanted) {
    return only(
      warning(
        'pages-public',
        'The Worker shows web pages to everybody on the internet, and PAGES is off in wrangler.toml.',
        cure,
      ),
    );
  }
  if (!isShown && isWanted) {
    return only(warning('pages-missing', 'PAGES is on in wrangler.toml, and the Worker shows no web pages.', cure));
  }
  if (isShown && robots !== robotsText(isListed)) {
    const what = isListed
      ? 'PAGES_INDEX is on in wrangler.toml, and the Worker keeps search engines out.'
      : 'The Worker lets search engines list the web pages, and PAGES_INDEX is off in wrangler.toml.';
    return only(warning('pages-index-other', what, cure));
  }
  return { findings: [], seen: isShown ? `web pages are public at ${workerUrl}` : undefined };
}

async function readRobots(workerUrl: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${workerUrl}/robots.txt`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    return await response.text();
  } catch {
    return undefined;
  }
}

const only = (finding: Outcome['findings'][number]): Outcome => ({ findings: [finding], seen: undefined });
