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

interface Line {
  text: string;
  /** The lines that it takes on a phone. */
  height: number;
}

/** Lines of a code block are made to fit. */
function measured(text: string): Line {
  const isCode = text.startsWith('```');
  return { text, height: isCode ? text.split('\n').length : Math.max(1, Math.ceil(widthOf(text) / lineWidth)) };
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
  const fits = (lines: readonly Line[]) =>
    length + lines.reduce((sum, { text }) => sum + text.length + 1, 0) <= longest &&
    height + lines.reduce((sum, line) => sum + line.height, 0) <= most;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    [length, height] = [0, 0];
  };
  const add = (line: Line) => {
    page.push(line.text);
    length += line.text.length + 1;
    height += line.height;
  };
  for (const { title, lines } of blocks) {
    const head = title === undefined ? [] : [measured(title)];
    const body = lines.map(measured);
    if (!fits([...head, ...body])) turn();
    for (const line of head) add(line);
    for (const line of body) {
      if (!fits([line])) {
        turn();
        for (const { text } of head) add(measured(`${text} ${continued}`));
      }
      add(line);
    }
  }
  turn();
  return pages.map((lines) => lines.join('\n'));
}
