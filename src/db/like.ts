/** Text as a pattern for LIKE in which `%` and `_` are letters like any other. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** A pattern for LIKE that fits texts with this part. */
export function likePart(text: string): string {
  return `%${likeLiteral(text)}%`;
}
