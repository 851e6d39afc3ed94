import type { players as English } from '../en/players.ts';

export const players: typeof English = {};
