/** The value of an option as typed text: quoted where it would otherwise end too early. */
export function quoted(value: string): string {
  const plain = !value.startsWith('"') && !/\s[-_\p{L}\p{N}]+:/u.test(value);
  return plain ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** The value that typed text stands for. */
export function unquoted(typed: string): string {
  const inner = /^"((?:[^"\\]|\\.)*)"?$/s.exec(typed.trim())?.[1];
  return inner === undefined ? typed : inner.replace(/\\(.)/gs, '$1');
}
