import { graphemesOf } from './graphemes.ts';

/**
 * Removes ET's colour codes: `^` and one character after it that is not `^`. Of `^^` the game prints the first and reads on at the second,
 * so `^^7caret` becomes `^caret`. A name that consists of codes only stays unchanged.
 */
export function stripColours(name: string): string {
  const stripped = name.replace(/\^[^^]/gsu, '');
  return stripped.trim() === '' ? name : stripped;
}

/**
 * Returns the forms under which a name is compared: as it is, without colour codes, and without codes of letters and digits only, which is
 * what some game servers strip. Like the database function name_keys.
 */
export function nameForms(name: string): string[] {
  const forms = [name, name.replace(/\^[^^]/gsu, ''), name.replace(/\^[0-9A-Za-z]/g, '')];
  return [...new Set(forms.map((form) => form.trim().toLowerCase()))].filter((form) => form !== '');
}

// Controls, formats (zero-width, bidi, tags), separators, fillers and lone surrogates.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Returns whether a text shows nothing: no characters, or only spaces and invisible ones. */
export const isBlank = (text: string): boolean => text.replace(invisible, '').trim() === '';

/** The name shown if no name is known, or if the player asked that none be shown. */
export const unknownPlayer = 'Unknown Player';

/**
 * Returns a stored name as users see it: no colour codes, no invisible characters, at most `length` graphemes. Does not escape Markdown.
 */
export function displayName(name: string | null | undefined, length = 36): string {
  return cutGraphemes(visibleName(name), length) || unknownPlayer;
}

/** Printable ASCII with single spaces between words and no colour code: most names are shown just as they are stored. */
const plain = /^[!-\]_-~]+(?: [!-\]_-~]+)*$/;

/** Returns a stored name without colour codes, invisible characters and needless spaces. Empty if nothing of it shows. */
export function visibleName(name: string | null | undefined): string {
  if (name && plain.test(name)) return name;
  return stripColours(name ?? '')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Least and greatest length of a chosen name in graphemes. */
export const chosenNameLength = [2, 32] as const;

/**
 * Returns a typed name as it is stored, without colour codes and invisible characters. Undefined if the name is too short or too long, or
 * if the bot uses the word for people.
 */
export function chosenName(typed: string): string | undefined {
  const [shortest, longest] = chosenNameLength;
  const name = displayName(typed, longest + 1);
  const { length } = graphemesOf(name);
  const isReserved = /^(unknown|hidden) player$/i.test(name);
  return length < shortest || length > longest || isReserved ? undefined : name;
}

/**
 * Cuts a text to `length` graphemes, the last of which is an ellipsis. Also limits the UTF-16 length, because one grapheme can be endless.
 */
export function cutGraphemes(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  let count = 0;
  for (const grapheme of graphemesOf(text)) {
    if (count === length - 1) return text.length > kept.length + grapheme.length ? `${kept}…` : kept + grapheme;
    if (kept.length + grapheme.length > Math.max(length * 4, 16)) return `${kept}…`;
    kept += grapheme;
    count += 1;
  }
  return kept;
}
