import { awardsCommand } from './awards.ts';
import type { Command, UserCommand } from './command.ts';
import { helpCommand } from './help.ts';
import { lastCommand } from './last.ts';
import { leaderboardCommand } from './leaderboard.ts';
import { pingCommand } from './ping.ts';
import { sessionCommand } from './session.ts';
import { sessionsCommand } from './sessions.ts';
import { playstyleCommand } from './playstyle.ts';
import { statsCommand, statsUserCommand } from './stats.ts';
import { synergyCommand } from './synergy.ts';
import { teamsCommand } from './teams.ts';
import { weaponsCommand } from './weapons.ts';

/** Every slash command, in the order of /help. Dispatch, help, registration and the README's table all follow it. */
export const commands: readonly Command[] = [
  statsCommand,
  weaponsCommand,
  playstyleCommand,
  lastCommand,
  sessionCommand,
  sessionsCommand,
  awardsCommand,
  teamsCommand,
  synergyCommand,
  leaderboardCommand,
  helpCommand(() => commands),
  pingCommand,
];

/** Entries of the menu that a right click on a user opens. */
export const userCommands: readonly UserCommand[] = [statsUserCommand];
