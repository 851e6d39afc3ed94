type TimeStyle = 't' | 'D' | 'R' | 'f' | 'd';

/** Returns a Discord timestamp, which every reader sees in their own time zone. */
export function timestamp(instant: Date, style: TimeStyle = 'R'): string {
  return `<t:${Math.floor(instant.getTime() / 1000)}:${style}>`;
}

/** Returns a mention of a user. Discord shows it under the user's name in the reader's server. */
export function userMention(id: string): string {
  return `<@${id}>`;
}

/** Returns a slash command that can be clicked. `typed` may include a subcommand. */
export function commandMention(typed: string, id: string): string {
  return `</${typed}:${id}>`;
}
