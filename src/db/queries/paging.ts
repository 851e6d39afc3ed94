import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

export interface PageQuery {
  /** From 1; the last page where there are fewer. */
  page: number;
  perPage: number;
}

/** Common table expressions `paging` (count, pages) and `page` (number) over `rows`: a table or view, with or without conditions. */
export function pagingOf(rows: Sql, { page, perPage }: PageQuery): Sql {
  return sql`
    paging as (select count(*)::int as count, greatest(ceil(count(*) / ${perPage}::float8), 1)::int as pages from ${rows}),
    page as (select least(greatest(${page}, 1), pages)::int as number from paging)`;
}

/** The end of a query that returns the rows of the page. Needs {@link pagingOf}. */
export function limitToPage({ perPage }: Pick<PageQuery, 'perPage'>): Sql {
  return sql`limit ${perPage} offset ((select number from page) - 1) * ${perPage}`;
}
