/**
 * Removes ET's colour codes: `^` and any one character but `^`. Of `^^` the first is printed and scanning goes on at the
 * second, so `^^7caret` is `^caret`. A name of nothing but codes stays as it is.
 */
export function stripColours(name: string): string {
  const stripped = name.replace(/\^[^^]/gsu, '');
  return stripped.trim() === '' ? name : stripped;
}

// Controls, formats (zero-width, bidi, tags), separators, fillers and lone surrogates.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Shown where no name is known, or none is to be. */
export const unknownPlayer = 'Unknown Player';

/** A stored name as people may see it: no colour codes, nothing invisible, at most `length` graphemes. Markdown is not escaped yet. */
export function displayName(name: string | null | undefined, length = 36): string {
  const visible = stripColours(name ?? '')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return cutGraphemes(visible, length) || unknownPlayer;
}

/** How many graphemes a chosen name has. */
export const chosenNameLength = [2, 32] as const;

/** A typed name as it is stored: cleaned like any other; undefined when too short or long, or a word the bot itself uses for people. */
export function chosenName(typed: string): string | undefined {
  const [shortest, longest] = chosenNameLength;
  const name = displayName(typed, longest + 1);
  const length = [...graphemes.segment(name)].length;
  const isReserved = /^(unknown|hidden) player$/i.test(name);
  return length < shortest || length > longest || isReserved ? undefined : name;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts by what a reader sees as one character, with an ellipsis as the last one; also bounds the UTF-16 length, for one can be endless. */
export function cutGraphemes(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  let count = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (count === length - 1) return text.length > kept.length + segment.length ? `${kept}…` : kept + segment;
    if (kept.length + segment.length > Math.max(length * 4, 16)) return `${kept}…`;
    kept += segment;
    count += 1;
  }
  return kept;
}
