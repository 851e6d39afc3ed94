import type { APIMessage } from 'discord-api-types/v10';
import type { Outcome } from '../../../simulator/discord/outcome.ts';
import { actionsOf } from '../../../src/commands/command.ts';
import { commands, userCommands } from '../../../src/commands/index.ts';
import { decodeCustomId } from '../../../src/discord/custom-id.ts';
import type { Bot } from '../bot.ts';
import { manageServer } from '../bot.ts';
import { people } from './community.ts';

/** A question that can be put to several bots with the same data. */
export interface Question {
  how: string;
  put(bot: Bot): Promise<Outcome>;
}

interface Part {
  type: number;
  custom_id?: string;
  disabled?: boolean;
  options?: { value: string }[];
  components?: Part[];
}

const changing = /^\/(teams (set|assign|rename)|name|privacy|admin|link|unlink)\b/;
const acting = { as: people.linked, permissions: manageServer };

/** The examples of every command that only reads, and the entries of the menu on a user. */
const lines = [
  ...commands.flatMap(actionsOf).flatMap(([, { examples }]) => examples.filter((line) => !changing.test(line))),
  ...userCommands.map(({ name }) => `${name} <@${people.linked}>`),
];

/**
 * Types every line, and presses every button and chooses every option of a kind that its reply has. Returns each question with its outcome.
 * The community is that of `addCommunity` with plain names.
 */
export async function* readEverything(bot: Bot): AsyncGenerator<Question & { outcome: Outcome }> {
  const known = new Set<string>();
  for (const line of lines) {
    const typed: Question = { how: line, put: ({ discord }) => discord.ask(line, acting) };
    const outcome = await typed.put(bot);
    yield { ...typed, outcome };
    if (!outcome.message) continue;
    for (const question of pressesOf(line, outcome.message, known))
      yield { ...question, outcome: await question.put(bot) };
  }
}

/** Returns a press of each button and option whose kind is not known yet. */
function pressesOf(line: string, message: APIMessage, known: Set<string>): Question[] {
  return partsOf(message.components as Part[]).flatMap(({ custom_id: id, disabled = false, options }) => {
    if (id === undefined || disabled) return [];
    const { route, args } = decodeCustomId(id) ?? { route: id, args: {} };
    return (options ? options.map(({ value }) => value) : [undefined]).flatMap((value) => {
      const kind = [route, ...Object.keys(args), /^[a-z_]*$/.test(value ?? '') ? value : '*'].join('|');
      if (known.has(kind)) return [];
      known.add(kind);
      const put = ({ discord }: Bot) => {
        const copy = discord.repost(message, acting);
        return value === undefined ? discord.press(copy, id, acting) : discord.select(copy, id, [value], acting);
      };
      return [{ how: `${line} → ${id}${value === undefined ? '' : ` = ${value}`}`, put }];
    });
  });
}

const partsOf = (parts: readonly Part[] = []): Part[] => parts.flatMap((part) => [part, ...partsOf(part.components)]);
