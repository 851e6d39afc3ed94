import type { Sql } from '../db.ts';
import { sql } from '../db.ts';

export interface PageQuery {
  /** The page, from 1. If there are fewer pages, the last one is returned. */
  page: number;
  perPage: number;
}

/**
 * Returns the common table expressions `paging` (count, pages) and `page` (number) over `rows`: a table or view, with or without
 * conditions.
 */
export function pagingOf(rows: Sql, { page, perPage }: PageQuery): Sql {
  return sql`
    paging as (select count(*)::int as count, greatest(ceil(count(*) / ${perPage}::float8), 1)::int as pages from ${rows}),
    page as (select least(greatest(${page}, 1), pages)::int as number from paging)`;
}

/** Returns the end of a query for the rows of one page. Needs {@link pagingOf}. */
export function limitToPage({ perPage }: Pick<PageQuery, 'perPage'>): Sql {
  return sql`limit ${perPage} offset ((select number from page) - 1) * ${perPage}`;
}
