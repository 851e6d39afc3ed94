/** Dispatch reads it: the answer, deferred or not, is for the caller only. */
export const hiddenOption = { type: 'boolean', description: 'Show the answer only to me' } as const;
