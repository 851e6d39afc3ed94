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

/** Exactly so many code points of what would be a mention, markdown, a link, the end of a custom id, or endless. */
export function hostileText(length: number): string {
  const each = patterns.flatMap((pattern) => [...pattern.repeat(2)].slice(0, 24));
  return Array.from({ length }, (_, index) => each[index % each.length]).join('');
}

/** Such a name of 36 code points, another one for each index; it ends in the index. */
export function hostileName(index: number): string {
  const pattern = patterns[index % patterns.length] ?? '';
  const number = String(index).padStart(3, '0');
  return [...pattern.repeat(36)].slice(0, 36 - number.length).join('') + number;
}
