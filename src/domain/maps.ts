/**
 * Returns the key of a map: its name in lower case, because the game stores a map's name as a player typed it into a vote. Only the letters
 * A to Z are changed. The database's key is the same: `lower(map_name collate "C")`.
 */
export function mapKey(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export function isSameMap(one: string, other: string): boolean {
  return one === other || mapKey(one) === mapKey(other);
}
