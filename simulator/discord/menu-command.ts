import type { RegisteredCommand } from './commands.ts';
import type { Person } from './people.ts';
import { DiscordRejection } from './refusal.ts';
import type { InteractionData } from './typed-command.ts';
import { identity } from './typed-command.ts';

const USER_MENU = 2;

/** Reads `Stats @somebody`: an entry of the menu on a user, then the user it was opened on. */
export function readMenuCommand(
  line: string,
  commands: readonly RegisteredCommand[],
  findPerson: (typed: string) => Person,
): InteractionData {
  const entries = commands.filter(({ type }) => type === (USER_MENU as number));
  const entry = entries
    .filter(({ name }) => line === name || line.startsWith(`${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!entry) {
    const names = entries.map(({ name }) => `"${name} @somebody"`).join(', ');
    throw new DiscordRejection(
      `"${line}" is neither a slash command, which begins with "/", nor in the user menu: ${names || 'it is empty'}.`,
    );
  }
  const whom = line.slice(entry.name.length).trim();
  if (whom === '') throw new DiscordRejection(`The menu entry ${entry.name} needs a user, as in: ${entry.name} @name.`);
  const person = findPerson(whom);
  return { data: { ...identity(entry), target_id: person.id }, people: [person], channels: [] };
}
