/** A heading with lines under it. */
export interface Block {
  title: string;
  lines: readonly string[];
}

/**
 * Packs blocks into pages of at most `length` characters, as many whole blocks per page as fit. A block that is longer than a page
 * continues under its title on the next one.
 */
export function inPages(blocks: readonly Block[], length: number): string[] {
  const pages: string[] = [];
  let page = '';
  const turn = () => {
    if (page !== '') pages.push(page);
    page = '';
  };
  const add = (line: string) => {
    page += page === '' ? line : `\n${line}`;
  };
  for (const { title, lines } of blocks) {
    if (page.length + [title, ...lines].join('\n').length + 1 > length) turn();
    add(title);
    for (const line of lines) {
      if (page.length + line.length + 1 > length) {
        turn();
        add(`${title} (continued)`);
      }
      add(line);
    }
  }
  turn();
  return pages;
}
