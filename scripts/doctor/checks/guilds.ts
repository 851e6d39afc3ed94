import { inviteUrl } from '../../cli/invite-url.ts';
import type { Setup } from '../../cli/setup.ts';
import type { AskDiscord } from '../discord-api.ts';
import type { Finding, Outcome } from '../finding.ts';
import { error } from '../finding.ts';
import { discordProblem } from './application.ts';

interface Guild {
  id: string;
  name: string;
}

/** The community's servers. */
export interface GuildsOutcome extends Outcome {
  /** Those in which the bot is. */
  joined: Guild[];
}

/** Checks that the bot is in each of the servers in DISCORD_GUILD_IDS. */
export async function checkGuilds(ask: AskDiscord, { values }: Setup, applicationId: string): Promise<GuildsOutcome> {
  const wanted = (values.get('DISCORD_GUILD_IDS')?.text ?? '').split(/[\s,]+/).filter((id) => /^\d{15,20}$/.test(id));
  const answer = await ask('/users/@me/guilds');
  if (answer.status !== 200) return { findings: list(discordProblem(answer)), seen: undefined, joined: [] };
  const all = answer.json as Guild[];
  const joined = all.filter(({ id }) => wanted.includes(id));
  const absent = wanted.filter((id) => !joined.some((guild) => guild.id === id));
  const findings = await Promise.all(absent.map((id) => explainAbsence(ask, id, { all, applicationId })));
  const names = joined.map(({ name }) => `"${name}"`).join(', ');
  return { findings, seen: names && `the bot is in ${names}`, joined };
}

/** A widget is public, so that it tells whether a server exists that the bot is not in. */
async function explainAbsence(
  ask: AskDiscord,
  id: string,
  { all, applicationId }: { all: readonly Guild[]; applicationId: string },
): Promise<Finding> {
  const { status } = await ask(`/guilds/${id}/widget.json`);
  if (status === 404) {
    const others = all.map((guild) => `"${guild.name}" (${guild.id})`).join(', ');
    return error(
      'guild-unknown',
      `DISCORD_GUILD_IDS names ${id}, but no server has this id.`,
      others
        ? `The bot is in ${others}: set the right id in wrangler.toml, then npm run deploy.`
        : 'Right click on your server → Copy Server ID, set it in wrangler.toml, then npm run deploy.',
    );
  }
  return error(
    'guild-without-bot',
    `The bot is not in the server ${id}, which DISCORD_GUILD_IDS names.`,
    `Invite it: ${inviteUrl(applicationId, id)}`,
  );
}

function list(finding: Finding | undefined): Finding[] {
  return finding ? [finding] : [];
}
