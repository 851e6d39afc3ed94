import type { Rehearsal } from './requests.ts';

/** What is rehearsed: the pages that have the most in common with the others. */
const typical = ['/s/1.00000000', '/p/A0000001', '/m/20260101200000.00000000'];

/** Shows web pages from invented answers. What the answers do not suffice for is left out. */
export async function rehearsePages({ page }: Rehearsal): Promise<void> {
  for (const path of typical) await page(path);
}
