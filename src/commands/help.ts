import { nameInText } from '../discord/escape.ts';
import { fitText } from '../discord/fit.ts';
import { limits } from '../discord/limits.ts';
import { commandMention } from '../discord/markup.ts';
import { colour, ephemeral } from '../discord/reply.ts';
import { descriptionOf, optionName } from '../texts/command-names/index.ts';
import type { Locale } from '../texts/locale.ts';
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
      command: async (typed, { caller, mayManage }) =>
        typable()
          .filter(({ typed: name, action }) => name.includes(normal(typed)) && (mayManage || !action.manage))
          .map(({ typed: name, action }) => ({
            name: fitText(`/${name}: ${descriptionOf(name, action.description, caller)}`, 100),
            value: name,
          })),
    },

    async run({ command: wanted }, { commandIds, caller, mayManage }) {
      const offered = list().filter((command) => mayManage || !command.manageServer);
      const index = async (shown: readonly Command[]) => ({
        embeds: [commandIndex(shown, { ids: await commandIds(), locale: caller, mayManage })],
      });
      if (wanted === undefined) return index(offered);
      const name = normal(wanted);
      const found = typable().find(({ typed }) => typed === name);
      if (found) return { embeds: [details(found.typed, found.action, caller)] };
      const group = list().find((command) => command.name === name);
      if (group) return index([group]);
      const usable = typable().filter(({ action }) => mayManage || !action.manage);
      const known = usable.map(({ typed }) => `\`/${typed}\``);
      return ephemeral(caller.texts.help.unknown(nameInText(name, 40), known.join(', ')));
    },
  });
}

interface Reader {
  ids: ReadonlyMap<string, string>;
  locale: Locale;
  mayManage: boolean;
}

function commandIndex(commands: readonly Command[], { ids, locale, mayManage }: Reader) {
  const { help } = locale.texts;
  const mention = (name: string, typed: string) => {
    const id = ids.get(name);
    return id === undefined ? `\`/${typed}\`` : commandMention(typed, id);
  };
  const groups = Map.groupBy(commands, ({ group }) => group);
  return {
    title: help.commands,
    fields: [...groups].flatMap(([group, members]) => {
      const lines = members.flatMap((command) =>
        actionsOf(command)
          .filter(([, action]) => mayManage || !action.manage)
          .map(
            ([typed, action]) => `${mention(command.name, typed)} ${descriptionOf(typed, action.description, locale)}`,
          ),
      );
      const name = help.groups[group];
      return inFields(lines).map((value, at) => ({ name: at === 0 ? name : help.more(name), value }));
    }),
    footer: { text: help.explains(optionName(locale, 'help command')) },
    color: colour,
  };
}

/** Whole lines, as many a field as Discord allows. */
function inFields(lines: readonly string[]): string[] {
  const fields: string[] = [];
  for (const line of lines) {
    const together = `${fields.at(-1) ?? ''}\n${line}`;
    if (fields.length > 0 && together.length <= limits.fieldValue) fields[fields.length - 1] = together;
    else fields.push(line);
  }
  return fields;
}

function details(typed: string, { description, options, examples, manage }: Action, locale: Locale) {
  const { help } = locale.texts;
  const about = descriptionOf(typed, description, locale);
  const explained = Object.entries(options).map(([option, spec]) => {
    const path = `${typed} ${option}`;
    return `\`${optionName(locale, path)}\` ${explain(spec, descriptionOf(path, spec.description, locale), locale)}`;
  });
  return {
    title: `/${typed}`,
    description: manage ? `${about}\n${help.managersOnly}` : about,
    fields: [
      { name: help.options, value: explained.join('\n') },
      { name: help.examples, value: examples.map((example) => `\`${example}\``).join('\n') },
    ],
    color: colour,
  };
}

function explain(spec: OptionSpec, about: string, { texts: { help }, language }: Locale): string {
  const described = spec.required ? help.required(about) : about;
  if (spec.type !== 'string' || !spec.choices) return described;
  return help.choices(
    described,
    spec.choices
      .map((choice) => (language === 'en' ? undefined : choice.name_localizations?.[language]) ?? choice.name)
      .join(', '),
  );
}
