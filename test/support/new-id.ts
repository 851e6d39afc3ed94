let lastId = 710_000_000_000_000_000n;

/** Returns the id of a message that a test makes, which no other has. */
export function newId(): string {
  lastId += 1n;
  return String(lastId);
}
