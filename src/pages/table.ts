import { html, raw } from 'hono/html';
import type { Html } from './page.ts';

/** A column of a table. The first one names the row. */
export interface Column<Row> {
  label: string;
  /** What the label means, in a few words. */
  about?: string;
  /** The address of the page with the table in this order. Undefined for the order that it has. */
  sortPath?: string | undefined;
  /** Whether the table is in the order of this column. */
  isSorted?: boolean;
  /** Whether the values are words, which begin at the left. */
  isWords?: boolean;
  /** A text, or HTML. */
  cell(row: Row, index: number): string | Html;
}

/** Returns a table whose first column stays in sight while the others scroll on a narrow screen. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  const head = columns.map(({ label, about, sortPath, isSorted, isWords }) => {
    const sort = isSorted ? ' aria-sort="descending"' : '';
    const title = about === undefined ? '' : ` title="${escaped(about)}"`;
    const named = sortPath === undefined ? escaped(label) : `<a href="${escaped(sortPath)}">${escaped(label)}</a>`;
    return `<th scope="col"${isWords ? ' class="w"' : ''}${sort}${title}>${named}</th>`;
  });
  const body = rows.map((row, index) => {
    const cells = columns.map(({ cell, isWords }, place) => {
      const inside = escaped(cell(row, index));
      if (place === 0) return `<th scope="row">${inside}</th>`;
      return `<td${isWords ? ' class="w"' : ''}>${inside}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  // Written by hand, because a session of many players has a thousand cells.
  const inside = raw(`<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody>`);
  return html`<div class="t" role="region" tabindex="0" aria-label="${caption}"><table>${inside}</table></div>`;
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes a text for HTML and its attributes. Leaves HTML as it is. */
function escaped(text: string | Html): string {
  if (typeof text !== 'string') return String(text);
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '') : text;
}
