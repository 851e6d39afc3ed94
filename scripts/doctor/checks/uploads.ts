import { reasonOf } from '../../cli/reason-of.ts';
import type { Setup } from '../../cli/setup.ts';
import type { Finding, Outcome } from '../finding.ts';
import { error } from '../finding.ts';

const withinMs = 8_000;
/** No server sends this file: the answer only tells whether the token is known. */
const neverSent = '2000-01-01-000000-doctor-round-1.txt';

/** Checks that the Worker knows each upload token, without sending a file. */
export async function checkUploads(url: string, { values }: Setup): Promise<Outcome> {
  const tokens = (values.get('INGEST_TOKENS')?.text ?? '').split(/[\s,]+/).filter((entry) => entry.includes(':'));
  const findings = await Promise.all(tokens.map((entry) => checkToken(url, entry)));
  const found = findings.flatMap((one) => (one ? [one] : []));
  return { findings: found, seen: tokens.length > 0 ? `${tokens.length} upload tokens` : undefined };
}

async function checkToken(url: string, entry: string): Promise<Finding | undefined> {
  const [server = '', token = ''] = entry.split(/:(.*)/s);
  try {
    const response = await fetch(`${url}/ingest/rounds/${neverSent}`, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    await response.body?.cancel();
    return response.status === 401
      ? error(
          'upload-token-unknown',
          `The Worker does not know the upload token of "${server}" in INGEST_TOKENS: its files are refused.`,
          'Run: npm run deploy',
        )
      : undefined;
  } catch (thrown) {
    return error(
      'upload-unreachable',
      `The Worker does not say whether it knows the upload token of "${server}": ${reasonOf(thrown)}.`,
      'Run this again.',
    );
  }
}
