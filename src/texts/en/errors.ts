/** Texts of errors, refusals and hints that any command may answer. */
export const errors = {};
