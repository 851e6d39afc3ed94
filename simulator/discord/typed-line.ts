import { DiscordRejection } from './refusal.ts';

export interface TypedOption {
  name: string;
  /** as typed, without quotes but with trailing spaces */
  value: string;
}

export interface TypedLine {
  /** the command, then group and subcommand */
  words: string[];
  options: TypedOption[];
  /** The language in which names may be typed, besides their own. */
  locale: string;
}

const OPTION_START = /(?<=^|\s)([-_\p{L}\p{N}]{1,32}):/u;

/** Splits `/leaderboard stat:kills page:2` into its parts. An unquoted value ends where the next ` word:` begins. */
export function parseTypedLine(line: string, locale = 'en-US'): TypedLine {
  if (!line.startsWith('/')) throw new DiscordRejection('A slash command begins with "/", such as /help.');
  let rest = line.slice(1);
  const first = OPTION_START.exec(rest);
  const words = rest.slice(0, first?.index).trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) throw new DiscordRejection('The name of the command is missing after "/".');

  const options: TypedOption[] = [];
  rest = first ? rest.slice(first.index) : '';
  while (rest !== '') {
    const start = OPTION_START.exec(rest);
    if (start?.index !== 0) {
      throw new DiscordRejection(
        `"${rest.trim()}" belongs to no option: write name:value, and quote a value that has a colon.`,
      );
    }
    const [value, after] = takeValue(rest.slice(start[0].length).trimStart());
    options.push({ name: start[1] ?? '', value });
    rest = after;
  }
  return { words, options, locale };
}

function takeValue(rest: string): [value: string, after: string] {
  const quoted = /^"((?:[^"\\]|\\.)*)("|$)\s*/su.exec(rest);
  if (quoted) return [(quoted[1] ?? '').replace(/\\(.)/gsu, '$1'), rest.slice(quoted[0].length)];
  const next = /\s(?=[-_\p{L}\p{N}]{1,32}:)/u.exec(rest);
  return next ? [rest.slice(0, next.index), rest.slice(next.index).trimStart()] : [rest, ''];
}
