import { lineWidth, widthOf } from './display-width.ts';

/** Lines that belong together, with a title above them where they have one. */
export interface Block {
  title?: string;
  lines: readonly string[];
}

interface PageOptions {
  /** The most lines of a page, as a phone shows them: a long one counts as often as it wraps. */
  most?: number;
  /** What follows the title of a block that continues on the next page. */
  continued: string;
}

/** Lines of a code block are made to fit. */
function linesOf(text: string): number {
  if (text.startsWith('```')) return text.split('\n').length;
  return Math.max(1, Math.ceil(widthOf(text) / lineWidth));
}

/**
 * Packs blocks into pages of at most `longest` UTF-16 code units, as many whole blocks per page as fit. A block that is longer than a page
 * continues under its title on the next one.
 */
export function inPages(
  blocks: readonly Block[],
  longest: number,
  { most = Number.POSITIVE_INFINITY, continued }: PageOptions,
): string[] {
  const pages: string[][] = [];
  let page: string[] = [];
  let [length, height] = [0, 0];
  const fits = (lines: readonly string[]) =>
    length + lines.join('\n').length + 1 <= longest &&
    height + lines.reduce((sum, line) => sum + linesOf(line), 0) <= most;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    [length, height] = [0, 0];
  };
  const add = (line: string) => {
    page.push(line);
    length += line.length + 1;
    height += linesOf(line);
  };
  for (const { title, lines } of blocks) {
    const head = title === undefined ? [] : [title];
    if (!fits([...head, ...lines])) turn();
    for (const line of head) add(line);
    for (const line of lines) {
      if (!fits([line])) {
        turn();
        for (const again of head) add(`${again} ${continued}`);
      }
      add(line);
    }
  }
  turn();
  return pages.map((lines) => lines.join('\n'));
}
