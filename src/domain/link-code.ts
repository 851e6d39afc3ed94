const dayMs = 86_400_000;

/** Number of days within which the code must occur in the player's name. */
export const codeDays = 7;

/** Returns when a claim can no longer be proved by its code. */
export const codeExpiresAt = (claimedAt: Date) => new Date(claimedAt.getTime() + codeDays * dayMs);

/** Returns when a Discord user may claim again. */
export const nextClaimAt = (claimedAt: Date) => new Date(claimedAt.getTime() + dayMs);
