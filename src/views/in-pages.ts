/** A heading with lines under it. */
export interface Block {
  title: string;
  lines: readonly string[];
}

/** Whole blocks, as many a page as fit into `length` characters; a block that is longer goes on under its title on the next page. */
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
