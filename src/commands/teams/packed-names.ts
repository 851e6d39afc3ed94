/** How many characters of a line fit on a phone, the backslashes of markdown not counted. */
const lineLength = 38;

/** Joins names by commas into lines that fit on a phone, so that none of them breaks by itself. */
export function packedNames(names: readonly string[], length = lineLength): string[] {
  const lines: string[] = [];
  for (const [index, name] of names.entries()) {
    const part = index < names.length - 1 ? `${name},` : name;
    const last = lines.at(-1);
    const joined = last === undefined ? part : `${last} ${part}`;
    if (last !== undefined && shownLength(joined) <= length) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

const shownLength = (text: string) => text.replace(/\\(.)/g, '$1').length;
