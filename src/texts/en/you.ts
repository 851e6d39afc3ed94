/** Texts of /link, /unlink, /linked, /name, /privacy. */
export const you = {};
