import { registration } from '../../../src/commands/registration.ts';
import { diffCommands, isEmptyDiff } from '../../register-commands/diff.ts';
import type { AskDiscord } from '../discord-api.ts';
import type { Finding, Outcome } from '../finding.ts';
import { error } from '../finding.ts';
import { discordProblem } from './application.ts';

/** Checks that the commands which Discord shows are those of this version, and that nobody sees them twice. */
export async function checkCommands(
  ask: AskDiscord,
  applicationId: string,
  guilds: readonly { id: string; name: string }[],
): Promise<Outcome> {
  const path = `/applications/${applicationId}`;
  const query = 'commands?with_localizations=true';
  const [global, ...inGuilds] = await Promise.all([
    ask(`${path}/${query}`),
    ...guilds.map(({ id }) => ask(`${path}/guilds/${id}/${query}`)),
  ]);
  if (global.status !== 200) {
    const problem = discordProblem(global);
    return { findings: problem ? [problem] : [], seen: undefined };
  }
  const everywhere = global.json as { name: string }[];
  const findings: Finding[] = [];
  let registered = isNoneOfOurs(everywhere) ? 0 : everywhere.length;
  for (const [index, answer] of inGuilds.entries()) {
    const { id, name } = guilds[index] as { id: string; name: string };
    if (answer.status === 403) {
      findings.push(
        error(
          'guild-without-commands',
          `The bot is in "${name}" without the scope applications.commands: members see no command there.`,
          'Invite it again with the link that npm run deploy prints.',
        ),
      );
      continue;
    }
    const own = answer.status === 200 ? (answer.json as { name: string }[]) : [];
    const twice = own.filter((command) => everywhere.some((one) => one.name === command.name));
    if (twice.length > 0) {
      findings.push(
        error(
          'commands-twice',
          `${twice.length} commands are registered globally and in "${name}": members see each of them twice.`,
          `Remove those of the server: npm run register-commands -- --guild ${id} --remove`,
        ),
      );
    } else if (!isNoneOfOurs(own)) {
      registered += own.length;
      findings.push(...staleness(own, { guild: id, name }));
    }
  }
  if (registered === 0)
    findings.push(
      error('commands-missing', 'No command is registered with Discord.', 'Run: npm run register-commands'),
    );
  else if (!isNoneOfOurs(everywhere)) findings.push(...staleness(everywhere));
  return { findings, seen: `${registered} commands are registered` };
}

function isNoneOfOurs(commands: readonly { name: string }[]): boolean {
  const ours = new Set(registration().map(({ name }) => name));
  return !commands.some(({ name }) => ours.has(name));
}

function staleness(current: readonly object[], at?: { guild: string; name: string }): Finding[] {
  const diff = diffCommands(current, registration({ guild: at !== undefined }));
  if (isEmptyDiff(diff)) return [];
  const differing = [
    ...diff.added.map((name) => `${name} is missing`),
    ...diff.removed.map((name) => `${name} is gone`),
    ...diff.changed.map(({ name }) => `${name} differs`),
  ];
  const shown = differing.slice(0, 5).join(', ') + (differing.length > 5 ? ` and ${differing.length - 5} more` : '');
  const where = at === undefined ? '' : ` in "${at.name}"`;
  return [
    error(
      'commands-stale',
      `The commands registered${where} are not those of this version: ${shown}.`,
      `Run: npm run register-commands${at === undefined ? '' : ` -- --guild ${at.guild}`}`,
    ),
  ];
}
