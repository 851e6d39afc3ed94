import type { you as English } from '../en/you.ts';

export const you: typeof English = {};
