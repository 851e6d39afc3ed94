/** Texts of /leaderboard, /season. */
export const rankings = {};
