import { nameInText } from '../discord/escape.ts';
import { fitText } from '../discord/fit.ts';
import { limits } from '../discord/limits.ts';
import { commandMention } from '../discord/markup.ts';
import { colour, ephemeral } from '../discord/reply.ts';
import type { Action, Command, OptionSpec } from './command.ts';
import { actionsOf, defineCommand } from './command.ts';

/** Builds /help. It is part of the list of commands that it shows, so the list is passed in. */
export function helpCommand(list: () => readonly Command[]) {
  const typable = () =>
    list().flatMap((command) => actionsOf(command).map(([typed, action]) => ({ command, typed, action })));
  const normal = (typed: string) => typed.trim().toLowerCase().replace(/^\//, '');
  return defineCommand({
    name: 'help',
    group: 'Bot',
    description: 'What the bot can do, or one command in detail',
    options: { command: { type: 'string', description: 'A command to explain' } },
    examples: ['/help', '/help command:leaderboard'],
    private: true,
    autocomplete: {
      command: async (typed) =>
        typable()
          .filter((one) => one.typed.includes(normal(typed)))
          .map((one) => ({ name: fitText(`/${one.typed}: ${one.action.description}`, 100), value: one.typed })),
    },

    async run({ command: wanted }, { commandIds }) {
      if (wanted === undefined) return { embeds: [commandIndex(list(), await commandIds())] };
      const name = normal(wanted);
      const found = typable().find(({ typed }) => typed === name);
      if (found) return { embeds: [details(found.typed, found.action)] };
      const group = list().find((command) => command.name === name);
      if (group) return { embeds: [commandIndex([group], await commandIds())] };
      const known = typable().map(({ typed }) => `\`/${typed}\``);
      return ephemeral(`There is no command “${nameInText(name, 40)}”. There are: ${known.join(', ')}.`);
    },
  });
}

function commandIndex(commands: readonly Command[], ids: ReadonlyMap<string, string>) {
  const mention = (name: string, typed: string) => {
    const id = ids.get(name);
    return id === undefined ? `\`/${typed}\`` : commandMention(typed, id);
  };
  const groups = Map.groupBy(commands, ({ group }) => group);
  return {
    title: 'Commands',
    fields: [...groups].flatMap(([name, members]) => {
      const lines = members.flatMap((command) =>
        actionsOf(command).map(([typed, { description }]) => `${mention(command.name, typed)} ${description}`),
      );
      return inFields(lines).map((value, index) => ({ name: index === 0 ? name : `${name}, more`, value }));
    }),
    footer: { text: '/help command:<name> explains one of them' },
    color: colour,
  };
}

/** Packs whole lines into texts, as many per text as Discord allows in a field. */
function inFields(lines: readonly string[]): string[] {
  const fields: string[] = [];
  for (const line of lines) {
    const together = `${fields.at(-1) ?? ''}\n${line}`;
    if (fields.length > 0 && together.length <= limits.fieldValue) fields[fields.length - 1] = together;
    else fields.push(line);
  }
  return fields;
}

function details(typed: string, { description, options, examples, manage }: Action) {
  const explained = Object.entries(options).map(([option, spec]) => `\`${option}\` ${explain(spec)}`);
  return {
    title: `/${typed}`,
    description: manage ? `${description}\nNeeds the right to manage the server.` : description,
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
