import type { Names } from './index.ts';

export const de: Names = {};
