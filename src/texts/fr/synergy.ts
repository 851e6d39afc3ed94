import type { synergy as English } from '../en/synergy.ts';

export const synergy: typeof English = {};
