/** Texts of /synergy. */
export const synergy = {};
