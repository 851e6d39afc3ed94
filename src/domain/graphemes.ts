let segmenter: Intl.Segmenter | undefined;

/** Latin letters, punctuation and marks of direction: each is a grapheme by itself, so the slow segmenter is not needed. */
const simple = /^[\u0020-\u02ff\u2010-\u2027\u202f-\u206f]*$/;

/** Returns whether every character of the text is a grapheme by itself. */
export const isSimple = (text: string) => simple.test(text);

/** Splits a text into graphemes: characters as a reader counts them. */
export function graphemesOf(text: string): string[] {
  if (isSimple(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
