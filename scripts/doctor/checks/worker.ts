import { version } from '../../../src/version.ts';
import { reasonOf } from '../../cli/reason-of.ts';
import type { Setup } from '../../cli/setup.ts';
import type { Finding, Outcome } from '../finding.ts';
import { error, warning } from '../finding.ts';

const withinMs = 10_000;

/** What GET /health answers. `problems` only if the token opens the details. */
interface Health {
  ok: boolean;
  version: string;
  problems?: string[];
  database?: { error?: string };
}

export interface WorkerOutcome extends Outcome {
  /** What the Worker says is wrong with its database. */
  problems: readonly string[];
  isOk: boolean | undefined;
}

/** Checks that our Worker answers at the address and is as new as this code. */
export async function checkWorker(url: string, { values }: Setup): Promise<WorkerOutcome> {
  const token = values.get('HEALTH_TOKEN')?.text;
  const nothing = { seen: undefined, problems: [], isOk: undefined };
  const first = await askHealth(url, token);
  if ('code' in first) return { findings: [first], ...nothing };
  const isTokenUnknown = first.status === 401;
  const answer = isTokenUnknown ? await askHealth(url, undefined) : first;
  if ('code' in answer) return { findings: [answer], ...nothing };
  const { health } = answer;
  const findings = [
    ...(isTokenUnknown
      ? [
          error(
            'health-token-unknown',
            'The Worker does not know HEALTH_TOKEN: it has another one, or none.',
            'Run: npm run deploy',
          ),
        ]
      : []),
    ...versionFinding(health.version),
  ];
  const problems = health.problems ?? (health.database?.error === undefined ? [] : [health.database.error]);
  return { findings, seen: `${url} runs version ${health.version}`, problems, isOk: health.ok };
}

async function askHealth(
  url: string,
  token: string | undefined,
): Promise<{ status: number; health: Health } | Finding> {
  const where = 'Is WORKER_URL (or --url) the address that npm run deploy printed?';
  try {
    const response = await fetch(`${url}/health`, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    const body = await response.text();
    if (response.status === 401) return { status: 401, health: { ok: false, version: '' } };
    const configuration = /^Configuration: (.{1,300})/s.exec(body)?.[1];
    if (configuration)
      return error(
        'worker-configuration',
        `The Worker refuses its settings: ${configuration}`,
        'Correct it where it is set, then npm run deploy.',
      );
    const health = parseHealth(body);
    if (health) return { status: response.status, health };
    if (/error code: 1102|exceeded resource limits/i.test(body))
      return error(
        'worker-cpu',
        'Cloudflare ended the Worker: it used more CPU than the plan allows (error 1102).',
        'Look at Workers Logs, and report it with npm run doctor -- --json.',
      );
    return error('worker-other', `What answers at ${url} (${response.status}) is not this bot.`, where);
  } catch (thrown) {
    return error(
      'worker-unreachable',
      `The Worker does not answer at ${url}: ${reasonOf(thrown)}.`,
      `Deploy it with npm run deploy. ${where}`,
    );
  }
}

function parseHealth(body: string): Health | undefined {
  try {
    const value = JSON.parse(body) as Health;
    return typeof value.ok === 'boolean' && typeof value.version === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function versionFinding(deployed: string): Finding[] {
  if (deployed === version) return [];
  return isOlder(deployed, version)
    ? [
        error(
          'worker-older',
          `The Worker runs version ${deployed}, this code is ${version}.`,
          'Run: npm run schema, then npm run deploy',
        ),
      ]
    : [
        warning(
          'worker-newer',
          `The Worker runs version ${deployed}, newer than this code (${version}).`,
          'Use the newer code here: git pull && npm ci',
        ),
      ];
}

/** Compares versions such as 0.9.1 and 0.10.0. */
function isOlder(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
  const at = [0, 1, 2].find((index) => a?.[index] !== b?.[index]);
  return at !== undefined && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}

/**
 * Checks that the Worker refuses what Discord has not signed, and that its clock is right: it refuses old and future time stamps before it
 * looks at the signature. `now` is Discord's clock.
 */
export async function checkSignature(url: string, now: Date): Promise<Outcome> {
  try {
    const response = await fetch(`${url}/interactions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-signature-ed25519': '0'.repeat(128),
        'x-signature-timestamp': String(Math.floor(now.getTime() / 1000)),
      },
      body: '{"type":1}',
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    const body = await response.text();
    if (response.status === 401 && /time stamp/.test(body))
      return {
        findings: [
          error(
            'worker-clock',
            "The clock of the Worker differs from Discord's by more than 15 minutes: it refuses everything that Discord sends.",
            'Set the clock of the machine that runs it. On Cloudflare, report it.',
          ),
        ],
        seen: undefined,
      };
    if (response.status === 401) return { findings: [], seen: 'a forged request is refused' };
    if (response.status < 300)
      return {
        findings: [
          error(
            'worker-signature',
            'The Worker accepts what Discord has not signed.',
            'What answers there is not this bot, or it was changed: deploy this code.',
          ),
        ],
        seen: undefined,
      };
    return { findings: [], seen: undefined };
  } catch {
    return { findings: [], seen: undefined };
  }
}
