import type { Setup } from '../../cli/setup.ts';
import type { AskDiscord, DiscordAnswer } from '../discord-api.ts';
import type { Finding, Outcome } from '../finding.ts';
import { error } from '../finding.ts';

/** The application to which the bot token belongs, as Discord has it. */
export interface Application {
  id: string;
  name: string;
  verify_key: string;
  interactions_endpoint_url?: string | null;
}

const portal = 'Discord Developer Portal → your application';

/** Returns what keeps Discord from answering, or undefined. */
export function discordProblem({ status, reason }: DiscordAnswer): Finding | undefined {
  if (status === 401)
    return error(
      'token-refused',
      'DISCORD_TOKEN is not accepted by Discord: it was reset, or copied incompletely.',
      `Make a new one (${portal} → Bot → Reset Token), put it into .dev.vars, then npm run deploy.`,
    );
  if (status === 0)
    return error(
      'discord-unreachable',
      `Discord cannot be reached from this machine: ${reason}.`,
      'Check the network, then run this again.',
    );
  if (status === 429)
    return error('discord-limited', 'Discord asks this machine to wait.', 'Run this again in an hour.');
  if (status >= 500)
    return error('discord-down', `Discord answers ${status}.`, 'Look at discordstatus.com, then run this again.');
  return undefined;
}

/** Asks Discord for the application of the bot token. */
export async function readApplication(ask: AskDiscord): Promise<Application | Finding> {
  const answer = await ask('/applications/@me');
  if (answer.status === 200) return answer.json as Application;
  return (
    discordProblem(answer) ??
    error(
      'discord-refused',
      `Discord answers ${answer.status} to a question about the application.`,
      'Run this again later.',
    )
  );
}

/** Checks that token, id and public key are of one application. */
export function checkApplication(application: Application, { values }: Setup): Outcome {
  const { id, name, verify_key: key } = application;
  const ownId = values.get('DISCORD_APPLICATION_ID')?.text ?? '';
  const ownKey = values.get('DISCORD_PUBLIC_KEY')?.text ?? '';
  const isOtherId = /^\d{15,20}$/.test(ownId) && ownId !== id;
  const isOtherKey = /^[0-9a-f]{64}$/i.test(ownKey) && ownKey.toLowerCase() !== key.toLowerCase();
  const findings: Finding[] = [];
  const where = `${portal} → General Information`;
  if (isOtherId && isOtherKey) {
    findings.push(
      error(
        'token-other',
        `DISCORD_TOKEN belongs to the application "${name}" (${id}), DISCORD_APPLICATION_ID and DISCORD_PUBLIC_KEY to another one.`,
        `Take all three from one application (${portal}), then npm run deploy.`,
      ),
    );
  } else if (isOtherId) {
    findings.push(
      error(
        'application-other',
        `DISCORD_APPLICATION_ID is ${ownId}, but DISCORD_TOKEN belongs to the application "${name}" (${id}).`,
        `Set it to ${id} in wrangler.toml, then npm run deploy.`,
      ),
    );
  } else if (isOtherKey) {
    findings.push(
      error(
        'public-key-other',
        `DISCORD_PUBLIC_KEY is not that of the application "${name}": the Worker refuses everything that Discord sends.`,
        `Copy it again (${where} → Public Key) into wrangler.toml, then npm run deploy.`,
      ),
    );
  }
  return { findings, seen: `application ${name} (${id})` };
}

/** Checks that Discord sends interactions to our Worker. */
export function checkInteractionsUrl(
  { interactions_endpoint_url: url }: Application,
  workerUrl: string | undefined,
): Outcome {
  const ours = workerUrl === undefined ? undefined : `${workerUrl}/interactions`;
  const where = `${portal} → General Information → Interactions Endpoint URL`;
  if (!url) {
    const wanted = ours ?? 'https://<your worker>/interactions';
    return {
      findings: [
        error(
          'interactions-url-empty',
          'The application has no Interactions Endpoint URL: Discord sends no command to the Worker.',
          `Deploy first, then save ${wanted} there (${where}).`,
        ),
      ],
      seen: undefined,
    };
  }
  const accepted = ours === undefined ? [url] : [ours, workerUrl, `${workerUrl}/`, `${ours}/`];
  const findings = accepted.includes(url)
    ? []
    : [
        error(
          'interactions-url-other',
          `Discord sends interactions to ${url}, not to ${ours}.`,
          `Save ${ours} as ${where}; if the other address is right, set WORKER_URL in .dev.vars to it.`,
        ),
      ];
  return { findings, seen: `Discord sends interactions to ${url}` };
}
