/** Escapes text for a LIKE pattern, so that `%` and `_` match only themselves. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** Returns a LIKE pattern for texts that contain `text`. */
export function likePart(text: string): string {
  return `%${likeLiteral(text)}%`;
}
