import type { Db } from '../db.ts';
import { sql } from '../db.ts';
import { limitToPage, pagingOf } from './paging.ts';

/** A file that was received, and its result. */
export interface ProcessedFile {
  filename: string;
  success: boolean | null;
  errorMessage: string | null;
  processedAt: Date | null;
  /** Number of odd things found in the file. Null if the bytes are not stored. */
  findings: number | null;
}

/** Returns one page of the received files, newest first, in one round trip. A page beyond the last one returns the last one. */
export async function processedFiles(
  db: Db,
  { page, perPage }: { page: number; perPage: number },
): Promise<{ files: ProcessedFile[]; page: number; pages: number; count: number }> {
  type Row = ProcessedFile & { page: number; pages: number; count: number };
  const rows = await db.query<Row>(sql`
    with ${pagingOf(sql`processed_files`, { page, perPage })},
    shown as (
      select p.filename, p.success, p.error_message, p.processed_at, (
        select max(jsonb_array_length(f.findings)) from round_files f where f.filename = p.filename
      ) as findings
      from processed_files p
      order by p.processed_at desc nulls last, p.id desc
      ${limitToPage({ perPage })}
    )
    select shown.*, page.number as page, pages, count from paging cross join page left join shown on true`);
  const [first] = rows;
  const files = rows.filter(({ filename }) => filename !== null);
  return { files, page: first?.page ?? 1, pages: first?.pages ?? 1, count: first?.count ?? 0 };
}
