import type { help as English } from '../en/help.ts';

export const help: typeof English = {};
