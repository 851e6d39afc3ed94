/** Texts of /last, /session, /sessions, /awards and the views of a session. */
export const sessions = {};
