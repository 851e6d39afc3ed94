import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText } from '../discord/escape.ts';
import { fitText } from '../discord/fit.ts';
import { commandMention } from '../discord/markup.ts';
import type { Reply } from '../discord/reply.ts';
import { colour, ephemeral, row, select } from '../discord/reply.ts';
import { descriptionOf, optionName } from '../texts/command-names/index.ts';
import type { Locale } from '../texts/locale.ts';
import { packedNames } from '../views/packed-names.ts';
import type { Action, Command, OptionSpec } from './command.ts';
import { actionsOf, defineCommand } from './command.ts';
import type { Context } from './context.ts';

/** Builds /help. It is part of the list of commands that it shows, so the list is passed in. */
export function helpCommand(list: () => readonly Command[]) {
  const typable = () =>
    list().flatMap((command) => actionsOf(command).map(([typed, action]) => ({ command, typed, action })));
  const offered = ({ mayManage }: Context) => list().filter((command) => mayManage || !command.manageServer);
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

    components: {
      group: async (_args, [group], context) => index(offered(context), group, context),
    },

    async run({ command: wanted }, context) {
      const { caller, mayManage } = context;
      if (wanted === undefined) return index(offered(context), undefined, context);
      const name = normal(wanted);
      const found = typable().find(({ typed }) => typed === name);
      if (found) return { embeds: [details(found.typed, found.action, caller)] };
      const command = list().find((one) => one.name === name);
      if (command) return { embeds: [explained([command], await readerOf(context))] };
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

async function readerOf({ commandIds, caller, mayManage }: Context): Promise<Reader> {
  return { ids: await commandIds(), locale: caller, mayManage };
}

/** Returns all commands by name, or what those of one group do, with a menu of the groups. */
async function index(commands: readonly Command[], wanted: string | undefined, context: Context): Promise<Reply> {
  const reader = await readerOf(context);
  const { help } = context.caller.texts;
  const groups = [...new Set(commands.map(({ group }) => group))];
  const chosen = groups.find((group) => group === wanted);
  const choices = [
    { label: help.all, value: 'all', default: chosen === undefined },
    ...groups.map((group) => ({ label: help.groups[group], value: group, default: group === chosen })),
  ];
  const id = encodeCustomId({ route: 'help.group', owner: context.user.id, args: {} });
  const shown = commands.filter(({ group }) => group === chosen);
  return {
    embeds: [chosen === undefined ? overview(commands, reader) : explained(shown, reader)],
    rows: [row(select(id, choices, help.choose))],
  };
}

/** Returns a command's lines to type as mentions that can be clicked, with what each does. Managers see those for managers, too. */
function mentioned(command: Command, { ids, mayManage }: Reader): [mention: string, typed: string, action: Action][] {
  const id = ids.get(command.name);
  return actionsOf(command)
    .filter(([, action]) => mayManage || !action.manage)
    .map(([typed, action]) => [id === undefined ? `\`/${typed}\`` : commandMention(typed, id), typed, action]);
}

function overview(commands: readonly Command[], reader: Reader) {
  const { help } = reader.locale.texts;
  const report = reader.mayManage ? help.report.manager : help.report.player;
  const groups = Map.groupBy(commands, ({ group }) => group);
  return {
    description: [...groups]
      .map(([group, members]) => {
        const names = members.flatMap((command) => mentioned(command, reader).map(([mention]) => mention));
        return [`**${help.groups[group]}**`, ...packedNames(names)].join('\n');
      })
      .join('\n'),
    footer: { text: `${help.explains(optionName(reader.locale, 'help command'))}\n${report}` },
    color: colour,
  };
}

function explained(commands: readonly Command[], reader: Reader) {
  const { help } = reader.locale.texts;
  const lines = commands.flatMap((command) =>
    mentioned(command, reader).map(
      ([mention, typed, action]) => `${mention} ${descriptionOf(typed, action.description, reader.locale)}`,
    ),
  );
  return {
    title: help.commands,
    description: lines.join('\n'),
    footer: { text: help.explains(optionName(reader.locale, 'help command')) },
    color: colour,
  };
}

function details(typed: string, { description, options, examples, manage }: Action, locale: Locale) {
  const { help } = locale.texts;
  const about = descriptionOf(typed, description, locale);
  const optionLines = Object.entries(options).map(([option, spec]) => {
    const path = `${typed} ${option}`;
    return `\`${optionName(locale, path)}\` ${explain(spec, descriptionOf(path, spec.description, locale), locale)}`;
  });
  return {
    title: `/${typed}`,
    description: manage ? `${about}\n${help.managersOnly}` : about,
    fields: [
      { name: help.options, value: optionLines.join('\n') },
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
