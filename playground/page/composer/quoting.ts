/** Returns an option's value as typed text, in quotes if it would otherwise end too early. */
export function quoted(value: string): string {
  const plain = !value.startsWith('"') && !/\s[-_\p{L}\p{N}]+:/u.test(value);
  return plain ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** Returns the value that typed text stands for. */
export function unquoted(typed: string): string {
  const inner = /^"((?:[^"\\]|\\.)*)"?$/s.exec(typed.trim())?.[1];
  return inner === undefined ? typed : inner.replace(/\\(.)/gs, '$1');
}
