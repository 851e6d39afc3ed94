type TimeStyle = 't' | 'D' | 'R' | 'f' | 'd';

/** A Discord time stamp: every reader sees it in their own zone. */
export function timestamp(instant: Date, style: TimeStyle = 'R'): string {
  return `<t:${Math.floor(instant.getTime() / 1000)}:${style}>`;
}

/** A mention of a user, shown under the name the reader's server knows. */
export function userMention(id: string): string {
  return `<@${id}>`;
}

/** A slash command that can be clicked; `typed` may name a subcommand. */
export function commandMention(typed: string, id: string): string {
  return `</${typed}:${id}>`;
}
