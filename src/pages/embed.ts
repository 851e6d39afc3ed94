import type { APIEmbed } from 'discord-api-types/v10';
import { html } from 'hono/html';
import { linesHtml } from './markup.ts';
import type { Html, PageContext } from './page.ts';
import { section } from './section.ts';

/** Returns what an answer says, below its title: its lines, then each of its fields as a part of the page. */
export function embedHtml({ description = '', fields = [] }: APIEmbed, context: PageContext): Html {
  return html`${linesHtml(description.split('\n'), context)}${fields.map(({ name, value }) =>
    section(name, linesHtml(value.split('\n'), context)),
  )}`;
}
