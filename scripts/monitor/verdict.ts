/** What the Worker's answer means for the file. */
export type Verdict =
  | { kind: 'stored' | 'known'; note: string }
  /** Permanent: the Worker would refuse the same bytes again. */
  | { kind: 'refused'; reason: string }
  /** Worth a retry. `isMaybeFile` marks an error that this file alone may cause, so that others need not wait. */
  | { kind: 'retry'; reason: string; isMaybeFile: boolean }
  /** The address or the token is wrong, for every file. */
  | { kind: 'stop'; reason: string };

export interface Answer {
  status: number;
  location: string | null;
  body: string;
}

/** Judges the Worker's answer to `file` with these bytes. Only an answer that names both counts as an acknowledgement. */
export function judge({ status, location, body }: Answer, { file, sha256 }: { file: string; sha256: string }): Verdict {
  const json = parseObject(body);
  const reason = said(json, body);
  if (status < 300) {
    const isAboutIt = json.file === file && json.sha256 === sha256;
    if (isAboutIt && status === 201) return { kind: 'stored', note: describe(json) };
    if (isAboutIt && status === 200) return { kind: 'known', note: '' };
    return {
      kind: 'stop',
      reason: `The server answered ${status}, but it is not Stopwatch: check the address after --to.`,
    };
  }
  if (status === 401 || status === 403) {
    return {
      kind: 'stop',
      reason: `The Worker does not accept the token (${status}): use one of its INGEST_TOKENS.`,
    };
  }
  if (status < 400) {
    const elsewhere = location ? `, a redirect to ${location}` : '';
    return {
      kind: 'stop',
      reason: `The server answered ${status}${elsewhere}. Give --to the address without a redirect.`,
    };
  }
  if (status === 404 || status === 405 || status === 410) {
    return {
      kind: 'stop',
      reason: `There is no Stopwatch that accepts files at this address (${status}): check the address after --to.`,
    };
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { kind: 'retry', reason: `${status} ${reason}`.trim(), isMaybeFile: status === 500 };
  }
  return { kind: 'refused', reason: reason || `The Worker answered ${status}.` };
}

function parseObject(body: string): Record<string, unknown> {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Returns the Worker's own error text. Of a page that a proxy sent, returns it only if it fits on a line. */
function said({ error }: Record<string, unknown>, body: string): string {
  if (typeof error === 'string') return error;
  return body.length <= 200 && !body.includes('<') ? body : '';
}

/** Returns a description such as `round 12, 8 players, 2 findings`. */
function describe({ round, findings, note }: Record<string, unknown>): string {
  const { id, players, counts, reason } = asObject(round);
  return [
    typeof id === 'number' && `round ${id}`,
    typeof players === 'number' && (players === 1 ? '1 player' : `${players} players`),
    counts === false && `does not count: ${reason}`,
    Array.isArray(findings) &&
      findings.length > 0 &&
      `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`,
    typeof note === 'string' && note,
  ]
    .filter(Boolean)
    .join(', ');
}
