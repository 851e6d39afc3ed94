import type { rankings as English } from '../en/rankings.ts';

export const rankings: typeof English = {};
