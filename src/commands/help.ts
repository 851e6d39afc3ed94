import { nameInText } from '../discord/escape.ts';
import { fitText } from '../discord/fit.ts';
import { colour, note } from '../discord/reply.ts';
import type { Command, OptionSpec } from './command.ts';
import { defineCommand } from './command.ts';

/** /help knows the list of commands that it is itself part of, so the list is passed in. */
export function helpCommand(list: () => readonly Command[]) {
  return defineCommand({
    name: 'help',
    group: 'Bot',
    description: 'What the bot can do, or one command in detail',
    options: { command: { type: 'string', description: 'A command to explain' } },
    examples: ['/help', '/help command:leaderboard'],
    autocomplete: {
      command: async (typed) =>
        list()
          .filter(({ name }) => name.includes(typed.trim().toLowerCase().replace(/^\//, '')))
          .map(({ name, description }) => ({ name: fitText(`/${name}: ${description}`, 100), value: name })),
    },

    async run({ command: wanted }, { commandIds }) {
      if (wanted === undefined) return { embeds: [overview(list(), await commandIds())], ephemeral: true };
      const name = wanted.trim().toLowerCase().replace(/^\//, '');
      const command = list().find((candidate) => candidate.name === name);
      if (command) return { embeds: [details(command)], ephemeral: true };
      return note(
        `There is no command “${nameInText(name, 40)}”. There are: ${list()
          .map((one) => `\`/${one.name}\``)
          .join(', ')}.`,
      );
    },
  });
}

function overview(commands: readonly Command[], ids: ReadonlyMap<string, string>) {
  const mention = (name: string) => (ids.has(name) ? `</${name}:${ids.get(name)}>` : `\`/${name}\``);
  const groups = Map.groupBy(commands, ({ group }) => group);
  return {
    title: 'Commands',
    fields: [...groups].map(([name, members]) => ({
      name,
      value: members.map((command) => `${mention(command.name)} ${command.description}`).join('\n'),
    })),
    footer: { text: '/help command:<name> explains one of them' },
    color: colour,
  };
}

function details({ name, description, options, examples }: Command) {
  const explained = Object.entries(options).map(([option, spec]) => `\`${option}\` ${explain(spec)}`);
  return {
    title: `/${name}`,
    description,
    fields: [
      { name: 'Options', value: explained.join('\n') },
      { name: 'Examples', value: examples.map((example) => `\`${example}\``).join('\n') },
    ],
    color: colour,
  };
}

function explain(spec: OptionSpec): string {
  const choices = spec.type === 'string' && spec.choices ? `: ${spec.choices.map(({ name }) => name).join(', ')}` : '';
  return `${spec.description}${spec.required ? ' (required)' : ''}${choices}`;
}
