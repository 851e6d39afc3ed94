/** Texts of /help, /ping. */
export const help = {};
