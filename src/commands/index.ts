import { adminCommand } from './admin.ts';
import type { Command, UserCommand } from './command.ts';
import { helpCommand } from './help.ts';
import { lastCommand } from './last.ts';
import { leaderboardCommand } from './leaderboard.ts';
import { pingCommand } from './ping.ts';
import { statsCommand, statsUserCommand } from './stats.ts';
import { weaponsCommand } from './weapons.ts';

/** Every slash command, in the order of /help. Dispatch, help, registration and the README's table all follow it. */
export const commands: readonly Command[] = [
  statsCommand,
  weaponsCommand,
  lastCommand,
  leaderboardCommand,
  helpCommand(() => commands),
  pingCommand,
  adminCommand,
];

/** Entries of the menu that a right click on a user opens. */
export const userCommands: readonly UserCommand[] = [statsUserCommand];
