import type { sessions as English } from '../en/sessions.ts';

export const sessions: typeof English = {};
