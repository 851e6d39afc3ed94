/** Localized names and descriptions of commands, subcommands and options. */
export interface Names {
  /** Options that are called and described the same in most commands, by their English names. */
  shared: Record<string, Localized>;
  /** All others, by path: `stats`, `players list`, or `players find name` for an option. They take precedence. */
  paths: Record<string, Localized>;
}

type Localized = readonly [name: string, description: string];

/** Returns the entry of a command, subcommand or option. `path` is what a user types, followed by the option's name for an option. */
export function localized({ shared, paths }: Names, path: string): Localized | undefined {
  const last = path.lastIndexOf(' ');
  return paths[path] ?? (last < 0 ? undefined : shared[path.slice(last + 1)]);
}
