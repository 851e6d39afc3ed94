const patterns = [
  '@everyone @here ',
  '<@999999999999999999><@&999999999999999999><#999999999999999999>',
  '`',
  '***___~~~||`>',
  '\u202e\u2066txet\u200b',
  'Z\u0351\u0361\u0489\u0336\u034f',
  '👩‍👩‍👧‍👦',
  '[x](https://e.example/)',
  '^1^2^^3',
  '%_|=\'"{}\\',
  '# - > 1. ',
  '𝕬',
  '\u200b',
  'W',
];

/**
 * Returns text of exactly `length` code points that holds mentions, markdown, links, custom id separators, and invisible or combining
 * characters.
 */
export function hostileText(length: number): string {
  const each = patterns.flatMap((pattern) => [...pattern.repeat(2)].slice(0, 24));
  return Array.from({ length }, (_, index) => each[index % each.length]).join('');
}

/** Returns a hostile name of 36 code points that ends in the index, so that each index has its own. */
export function hostileName(index: number): string {
  const pattern = patterns[index % patterns.length] ?? '';
  const number = String(index).padStart(3, '0');
  return [...pattern.repeat(36)].slice(0, 36 - number.length).join('') + number;
}

/** How a community names its players, and everything else. */
export interface Naming {
  /** Returns the name of a player. */
  name: (index: number) => string;
  /** Returns a text of so many characters. */
  text: (length: number) => string;
}

export const hostile: Naming = { name: hostileName, text: hostileText };

const nicknames = ['Ada', 'Bo', 'Bert', 'Cy', 'Di', 'Echo', 'Drift', 'Kettle', 'Marmalade', 'Sam', 'Tram', 'Wolfram'];

/** Names and texts that can be told from words: those of the examples, and a row of Q and X. */
export const plain: Naming = {
  name: (index) => nicknames[index] ?? `Nickname ${index}`,
  text: (length) => 'Qx'.repeat(length).slice(0, length),
};
