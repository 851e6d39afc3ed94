import { achievementsCommand } from './achievements.ts';
import { adminCommand } from './admin/index.ts';
import { aliasesCommand } from './aliases.ts';
import { awardsCommand } from './awards.ts';
import type { Command, Components, UserCommand } from './command.ts';
import { compareCommand } from './compare.ts';
import { eveningComponents } from './evening/index.ts';
import { helpCommand } from './help.ts';
import { lastCommand } from './last.ts';
import { leaderboardCommand } from './leaderboard.ts';
import { linkCommand } from './link/index.ts';
import { linkedCommand } from './linked.ts';
import { matchComponents } from './match/index.ts';
import { nameCommand } from './name/index.ts';
import { nemesisCommand } from './nemesis.ts';
import { pingCommand } from './ping.ts';
import { playersCommand } from './players/index.ts';
import { playstyleCommand } from './playstyle.ts';
import { privacyCommand } from './privacy/index.ts';
import { recordsCommand } from './records.ts';
import { seasonCommand } from './season.ts';
import { sessionCommand } from './session.ts';
import { sessionsCommand } from './sessions.ts';
import { statsCommand, statsUserCommand } from './stats/index.ts';
import { synergyCommand } from './synergy/index.ts';
import { teamsCommand } from './teams/index.ts';
import { unlinkCommand } from './unlink.ts';
import { vsCommand } from './vs.ts';
import { weaponsCommand } from './weapons.ts';

/** All slash commands, in the order of /help. Dispatch, /help, registration and the README's table use this order. */
export const commands: readonly Command[] = [
  statsCommand,
  weaponsCommand,
  playstyleCommand,
  nemesisCommand,
  vsCommand,
  compareCommand,
  achievementsCommand,
  aliasesCommand,
  playersCommand,
  lastCommand,
  sessionCommand,
  sessionsCommand,
  awardsCommand,
  teamsCommand,
  synergyCommand,
  leaderboardCommand,
  recordsCommand,
  seasonCommand,
  linkCommand,
  unlinkCommand,
  linkedCommand,
  nameCommand,
  privacyCommand,
  helpCommand(() => commands),
  pingCommand,
  adminCommand,
];

/** The buttons of what the bot posts by itself, by the first part of their route. */
export const postComponents: Readonly<Record<string, Components>> = {
  match: matchComponents,
  evening: eveningComponents,
};

/** The entries of the menu that opens with a right click on a user. */
export const userCommands: readonly UserCommand[] = [statsUserCommand];
