import type { Choice, CommandJson, OptionJson } from '../api.ts';

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

/** Returns the commands as a client in this language shows them: names, descriptions and choices. */
export function translated(commands: readonly CommandJson[], locale: string): CommandJson[] {
  return commands.map((command) => inLanguage(command, locale));
}

function flatten(node: Omit<CommandJson, 'type'>, parents: string): Invocable[] {
  const path = `${parents}${node.name}`;
  const options = node.options ?? [];
  const inner = options.filter(({ type }) => type === subcommand || type === group);
  if (inner.length > 0) return inner.flatMap((option) => flatten(option, `${path} `));
  return [{ path, description: node.description ?? '', options }];
}

function inLanguage<Node extends CommandJson | OptionJson>(node: Node, locale: string): Node {
  const choices = 'choices' in node ? node.choices : undefined;
  return {
    ...node,
    name: node.name_localizations?.[locale] ?? node.name,
    ...(node.description !== undefined && {
      description: node.description_localizations?.[locale] ?? node.description,
    }),
    ...(node.options && { options: node.options.map((option) => inLanguage(option, locale)) }),
    ...(choices && {
      choices: choices.map(
        (choice): Choice => ({ ...choice, name: choice.name_localizations?.[locale] ?? choice.name }),
      ),
    }),
  };
}
