/**
 * Returns what tells maps apart: the name in lower case, because the game takes a map's name as somebody typed it into a vote. Only the
 * letters A to Z have two cases here, as in the database, where the key is `lower(map_name collate "C")`.
 */
export function mapKey(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export function isSameMap(one: string, other: string): boolean {
  return one === other || mapKey(one) === mapKey(other);
}
