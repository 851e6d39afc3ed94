import { inviteUrl } from '../cli/invite-url.ts';
import type { Setup } from '../cli/setup.ts';

/** Returns what is to do after a deploy, with this set-up's own values. After the first one all of it, later the last step only. */
export function nextSteps({ values, workerUrl: known }: Setup, address: string | undefined): string[] {
  const url = address ?? known ?? 'https://stopwatch.YOUR-NAME.workers.dev';
  const id = values.get('DISCORD_APPLICATION_ID')?.text ?? '';
  const [guild] = (values.get('DISCORD_GUILD_IDS')?.text ?? '').split(/[\s,]+/);
  const steps = [
    known === url ? undefined : `Put this line into .dev.vars:\n     WORKER_URL=${url}`,
    `Let Discord send interactions to the Worker, and register the commands:\n     npm run register-commands -- --interactions-url ${url}/interactions`,
    `Invite the bot into your server:\n     ${inviteUrl(id, guild || undefined)}`,
    `Look whether all is well:\n     npm run smoke -- --url ${url}\n     npm run doctor`,
    values.has('INGEST_TOKENS')
      ? `Send rounds from the game server (docs/monitor.md), to ${url}`
      : 'Choose a token for the game server: INGEST_TOKENS=main:… in .dev.vars (openssl rand -hex 24), then npm run deploy again.',
  ];
  return steps.flatMap((step) => step ?? []).map((step, index) => `  ${index + 1}. ${step}`);
}
