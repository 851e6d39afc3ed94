import type { Chart } from '../../../src/charts/index.ts';
import { chartUrl } from '../../../src/charts/link.ts';
import { reasonOf } from '../../cli/reason-of.ts';
import type { Setup } from '../../cli/setup.ts';
import type { Outcome } from '../finding.ts';
import { error, warning } from '../finding.ts';

const withinMs = 10_000;
const shortestKey = 32;
/** What our Worker says of an address that it has not signed. */
const refusal = 'No picture has this address.';
const example: Chart = {
  kind: 'ranking',
  data: { title: 'Stopwatch', rows: [[1, 'npm run doctor', '1', 1000, 0]] },
};

/** What answers where a picture should be: the picture, a Worker of ours that does not draw it, another program, or nothing. */
type Answer = 'picture' | 'refusal' | 'other' | { unreachable: string };

/** Checks that replies come with pictures, and that these are where their addresses say: lets the Worker draw one. */
export async function checkPictures(workerUrl: string | undefined, { values }: Setup): Promise<Outcome> {
  if (values.get('CHARTS')?.text === 'off') return { findings: [], seen: 'pictures are switched off' };
  const key = values.get('CHARTS_KEY')?.text;
  if (key === undefined) {
    return only(
      warning(
        'charts-key-missing',
        'CHARTS_KEY is missing: replies come without pictures, with their text alone.',
        'Make one with openssl rand -hex 32, put it into .dev.vars, keep a copy, then npm run deploy. Without pictures on purpose: CHARTS = "off" in wrangler.toml.',
      ),
    );
  }
  const publicUrl = originOf(values.get('PUBLIC_URL')?.text ?? '');
  const origin = publicUrl ?? workerUrl;
  if (key.length < shortestKey || origin === undefined) return { findings: [], seen: undefined };
  const answer = await askPicture(origin, key);
  if (answer === 'picture') return { findings: [], seen: `pictures come from ${origin}` };
  const other = publicUrl === undefined || workerUrl === undefined ? undefined : await askPicture(workerUrl, key);
  if (other === 'picture' || (publicUrl !== undefined && answer !== 'refusal')) {
    return only(publicUrlFinding(origin, answer, workerUrl));
  }
  if (answer !== 'refusal') return { findings: [], seen: undefined }; // the look at the Worker says it
  return only(
    warning(
      'charts-key-other',
      'The Worker has another CHARTS_KEY than this machine, or none: it does not draw what this key signs.',
      'If it has none: npm run deploy. If it has another one, put that into .dev.vars instead of this: with a new key, the pictures in all messages so far are gone.',
    ),
  );
}

function publicUrlFinding(origin: string, answer: Answer, workerUrl: string | undefined) {
  const way = `Set PUBLIC_URL in wrangler.toml to ${workerUrl ?? "the Worker's address"}, or leave it empty, then npm run deploy.`;
  const lost = 'replies come with their text, and Discord shows no picture';
  return typeof answer === 'object'
    ? error('public-url-unreachable', `Nothing answers at PUBLIC_URL (${origin}): ${answer.unreachable}; ${lost}.`, way)
    : error('public-url-other', `What answers at PUBLIC_URL (${origin}) is not this Worker: ${lost}.`, way);
}

async function askPicture(origin: string, key: string): Promise<Answer> {
  try {
    const url = await chartUrl(example, { origin, key });
    const response = await fetch(url ?? origin, { redirect: 'manual', signal: AbortSignal.timeout(withinMs) });
    if (response.status === 200 && response.headers.get('content-type') === 'image/png') {
      await response.body?.cancel();
      return 'picture';
    }
    return (await response.text()).startsWith(refusal) ? 'refusal' : 'other';
  } catch (thrown) {
    return { unreachable: reasonOf(thrown) };
  }
}

/** Returns an address's beginning. Undefined if it is empty or wrong, which the look at the settings says. */
const originOf = (url: string) => URL.parse(url)?.origin;

const only = (finding: Outcome['findings'][number]): Outcome => ({ findings: [finding], seen: undefined });
