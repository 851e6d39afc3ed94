import type { CommandJson, OptionJson } from '../api.ts';

/** What can be typed after the slash: a command, or one of its subcommands (`teams show`). */
export interface Invocable {
  path: string;
  description: string;
  options: OptionJson[];
}

const subcommand = 1;
const group = 2;

/** Returns every slash command and subcommand of a registered list, in its order. Context menus are left out. */
export function invocables(commands: readonly CommandJson[]): Invocable[] {
  return commands.filter(({ type }) => type === undefined || type === 1).flatMap((command) => flatten(command, ''));
}

/** Returns the names of the entries in the menu on a user. They are typed as `Name @somebody`. */
export function userMenu(commands: readonly CommandJson[]): string[] {
  return commands.filter(({ type }) => type === 2).map(({ name }) => name);
}

function flatten(node: Omit<CommandJson, 'type'>, parents: string): Invocable[] {
  const path = `${parents}${node.name}`;
  const options = node.options ?? [];
  const inner = options.filter(({ type }) => type === subcommand || type === group);
  if (inner.length > 0) return inner.flatMap((option) => flatten(option, `${path} `));
  return [{ path, description: node.description ?? '', options }];
}

/** Returns what a newcomer may try: the first example of each command, else a few that this bot has. */
export function examples(commands: readonly CommandJson[]): string[] {
  const own = commands
    .flatMap((command) => command.examples?.slice(0, 1) ?? [])
    .map((text) => `/${text.replace(/^\//, '')}`);
  if (own.length > 0) return own.slice(0, 8);
  const known = invocables(commands);
  return ['/stats', '/leaderboard', '/last'].filter((text) => known.some(({ path }) => `/${path}` === text));
}
