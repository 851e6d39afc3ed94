/** SQLSTATE classes whose messages name tables, columns and settings, but never a value. */
const nameNoValue = /^(08|23|25|28|3D|3F|40|42|53|54|55|57|58)/;

/**
 * Returns PostgreSQL's message without the values in it, such as the text that somebody typed: `invalid input syntax for type bigint: …`.
 * Its detail, hint and context are not part of the message.
 */
export function withoutValues(message: string, state: string | undefined): string {
  if (state === undefined || nameNoValue.test(state)) return message;
  return message.replace(/".*"/s, '"…"').replace(/: .*$/s, ': …');
}
