import type { teams as English } from '../en/teams.ts';

export const teams: typeof English = {};
