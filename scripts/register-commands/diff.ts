import { normaliseCommand } from './normalise.ts';

export interface CommandDiff {
  added: string[];
  removed: string[];
  /** The differences by command, such as `options.0.description: "a" → "b"`. */
  changed: { name: string; differences: string[] }[];
  unchanged: string[];
  /** Commands of types that this bot does not have, such as the Entry Point of an Activity. They stay as Discord has them. */
  kept: string[];
}

/** Slash commands, the user menu and the message menu. */
const ownTypes = [1, 2, 3];
const entryPoint = 4;

/** Returns whether a command is of a type that this bot does not have. */
export function isForeign({ type = 1 }: { type?: number }): boolean {
  return !ownTypes.includes(type);
}

/** Returns what registering `wanted` would change about the commands that Discord has now. */
export function diffCommands(current: readonly object[], wanted: readonly object[]): CommandDiff {
  const before = byTitle(current.filter((command) => !isForeign(command)));
  const after = byTitle(wanted);
  const diff: CommandDiff = { added: [], removed: [], changed: [], unchanged: [], kept: [] };
  for (const [name, command] of after) {
    const old = before.get(name);
    const differences = old ? compare(old, command, []) : [];
    if (!old) diff.added.push(name);
    else if (differences.length > 0) diff.changed.push({ name, differences });
    else diff.unchanged.push(name);
  }
  diff.removed = [...before.keys()].filter((name) => !after.has(name));
  diff.kept = current.filter(isForeign).map(keptTitle);
  return diff;
}

function keptTitle({ name = '', type }: { name?: string; type?: number }): string {
  return `${name} (${type === entryPoint ? 'the Entry Point of an Activity' : `type ${type}`})`;
}

export function isEmptyDiff({ added, removed, changed }: CommandDiff): boolean {
  return added.length + removed.length + changed.length === 0;
}

/** Returns one line per changed command, with its differences below, and a last line for the rest. */
export function diffLines({ added, removed, changed, unchanged, kept }: CommandDiff): string[] {
  return [
    ...added.map((name) => `+ ${name}`),
    ...removed.map((name) => `- ${name}`),
    ...changed.flatMap(({ name, differences }) => [`~ ${name}`, ...differences.map((line) => `    ${line}`)]),
    ...kept.map((title) => `= ${title}: not one of the bot's, kept as it is`),
    `  ${unchanged.length} unchanged`,
  ];
}

/** Returns commands by title: `/stats` for a slash command, `Stats (user menu)` for a menu entry. Discord keeps ids by name and type. */
function byTitle(commands: readonly object[]): Map<string, object> {
  return new Map(
    commands.map((command) => {
      const normal = normaliseCommand(command);
      const menu = normal.type === 2 ? ' (user menu)' : normal.type === 3 ? ' (message menu)' : undefined;
      return [menu ? `${normal.name}${menu}` : `/${normal.name}`, normal];
    }),
  );
}

function compare(before: unknown, after: unknown, path: readonly string[]): string[] {
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => compare(before[key], after[key], [...path, key]));
  }
  const [was, is] = [JSON.stringify(before), JSON.stringify(after)];
  return was === is ? [] : [`${path.join('.')}: ${was ?? 'none'} → ${is ?? 'none'}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
