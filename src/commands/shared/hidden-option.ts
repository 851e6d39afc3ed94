/** The option that makes a reply ephemeral. Dispatch reads it before the command runs, because a deferral must know. */
export const hiddenOption = { type: 'boolean', description: 'Show the answer only to me' } as const;
