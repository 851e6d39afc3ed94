const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;
const invisible = /^[\p{M}\p{Cf}]+$/u;

/** How many characters of average width fit on a line of an embed on a phone. */
export const lineWidth = 44;

function widthOfGrapheme(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}

/** Returns how many cells of a monospaced font a text takes: emoji and East Asian characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOfGrapheme(segment);
  return width;
}

/** Cuts a text to so many cells, with an ellipsis as the last one. */
export function cutToWidth(text: string, cells: number): string {
  if (displayWidth(text) <= cells) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += widthOfGrapheme(segment);
    if (width > cells - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Fills a text up with spaces to so many cells, at its end or at its start. */
export function padToWidth(text: string, cells: number, where: 'end' | 'start' = 'end'): string {
  const fill = ' '.repeat(Math.max(0, cells - displayWidth(text)));
  return where === 'end' ? text + fill : fill + text;
}
