import { html } from 'hono/html';
import { mapsWithRecords, recordsOn } from '../db/queries/records.ts';
import { recordsPath } from '../domain/page-paths.ts';
import { mapLink } from './links.ts';
import type { Page } from './page.ts';
import { recordsHtml } from './record-list.ts';
import { section } from './section.ts';

const most = 40;

/** The page of the record book: the newest records, and the maps that have some. */
export const recordsPage: Page = {
  name: 'records',
  address: /^$/,
  async answer(_, { db, told }) {
    const [{ records }, maps, context] = await Promise.all([
      recordsOn(db, {}, { viewer: 'public', most }),
      mapsWithRecords(db, ''),
      told(),
    ]);
    const { locale } = context;
    const { records: texts, pages } = locale.texts;
    return {
      path: recordsPath,
      title: pages.records,
      description: texts.legend,
      body: html`<h1>${pages.records}</h1>
<p class="m">${texts.legend}</p>
${records.length === 0 ? html`<p>${texts.none}</p>` : section(texts.newest, recordsHtml(records, context))}
${section(pages.winRates, maps.length === 0 ? '' : html`<p class="n">${maps.map(({ mapName }) => html`${mapLink(mapName, locale)} `)}</p>`)}`,
    };
  },
};
