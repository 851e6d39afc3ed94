/** Texts of /admin. */
export const admin = {};
