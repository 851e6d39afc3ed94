import { lineWidth, widthOf } from './display-width.ts';

/** Lines that belong together, with a title above them where they have one. */
export interface Block {
  title?: string;
  lines: readonly (string | LateLine)[];
}

/** A line that is written when its page is shown, because of a long list only one page is. */
export interface LateLine {
  /** The lines that it takes on a phone. */
  height: number;
  /** The most UTF-16 code units that it can have. */
  longest: number;
  write(): string;
}

interface PageOptions {
  /** The most lines of a page, as a phone shows them: a long one counts as often as it wraps. */
  most?: number;
  /** What follows the title of a block that continues on the next page. */
  continued: string;
}

/** Lines of a code block are made to fit. */
function measured(line: string | LateLine): LateLine {
  if (typeof line !== 'string') return line;
  const isCode = line.startsWith('```');
  const height = isCode ? line.split('\n').length : Math.max(1, Math.ceil(widthOf(line) / lineWidth));
  return { height, longest: line.length, write: () => line };
}

/**
 * Packs blocks into pages of at most `longest` UTF-16 code units, as many whole blocks per page as fit. A block that is longer than a page
 * continues under its title on the next one. Returns a function per page that writes it.
 */
export function inPages(
  blocks: readonly Block[],
  longest: number,
  { most = Number.POSITIVE_INFINITY, continued }: PageOptions,
): (() => string)[] {
  const pages: LateLine[][] = [];
  let page: LateLine[] = [];
  let [length, height] = [0, 0];
  const fits = (lines: readonly LateLine[]) => {
    let [ownLength, ownHeight] = [0, 0];
    for (const line of lines) {
      ownLength += line.longest + 1;
      ownHeight += line.height;
    }
    return length + ownLength <= longest && height + ownHeight <= most;
  };
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    [length, height] = [0, 0];
  };
  const add = (line: LateLine) => {
    page.push(line);
    length += line.longest + 1;
    height += line.height;
  };
  for (const { title, lines } of blocks) {
    const body = lines.map(measured);
    const head = title === undefined ? undefined : measured(title);
    if (!fits(head ? [head, ...body] : body)) turn();
    if (head) add(head);
    for (const line of body) {
      if (!fits([line])) {
        turn();
        if (head) add(measured(`${title} ${continued}`));
      }
      add(line);
    }
  }
  turn();
  return pages.map((lines) => () => lines.map((line) => line.write()).join('\n'));
}
