import { inviteUrl } from '../cli/invite-url.ts';
import type { Setup } from '../cli/setup.ts';

/** Returns what is to do after a deploy, with this set-up's own values. After the first one all of it, later the last step only. */
export function nextSteps({ values, workerUrl: known }: Setup, addresses: readonly string[]): string[] {
  const isKnown = known !== undefined && addresses.some((one) => one.includes(URL.parse(known)?.host ?? known));
  const url = (isKnown ? known : addresses[0]) ?? known ?? 'https://stopwatch.YOUR-NAME.workers.dev';
  const elsewhere =
    known === undefined || known === url
      ? ''
      : `This is not the Worker of WORKER_URL (${known}): npx wrangler whoami tells whose account it is in. If you meant that:\n     `;
  const id = values.get('DISCORD_APPLICATION_ID')?.text ?? '';
  const [guild] = (values.get('DISCORD_GUILD_IDS')?.text ?? '').split(/[\s,]+/);
  const steps = [
    known === url ? undefined : `${elsewhere}Put this line into .dev.vars:\n     WORKER_URL=${url}`,
    `Let Discord send interactions to the Worker, and register the commands:\n     npm run register-commands -- --interactions-url ${url}/interactions`,
    `Invite the bot into your server:\n     ${inviteUrl(id, guild || undefined)}`,
    `Look whether all is well:\n     npm run smoke -- --url ${url}\n     npm run doctor`,
    values.has('INGEST_TOKENS')
      ? `Send rounds from the game server (docs/monitor.md), to ${url}`
      : 'Choose a token for the game server: INGEST_TOKENS=main:… in .dev.vars (openssl rand -hex 24), then npm run deploy again.',
  ];
  return steps.flatMap((step) => step ?? []).map((step, index) => `  ${index + 1}. ${step}`);
}
