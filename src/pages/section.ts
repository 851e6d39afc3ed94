import { html } from 'hono/html';
import type { Html } from './page.ts';

/** Returns a part of a page with its heading. Nothing without content. */
export function section(heading: string, content: Html | ''): Html | '' {
  return content === '' ? '' : html`<section><h2>${heading}</h2>${content}</section>`;
}

/** What stands between the parts of a line. A template of HTML keeps other signs than those of ASCII as they are, which V8 stores twice as long. */
export const dot = ' · ';
