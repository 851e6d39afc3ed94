import type { Names } from './index.ts';

export const fr: Names = {};
