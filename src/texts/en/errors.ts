/** Texts of errors, refusals and hints that any command may answer. */
export const errors = {
  needsManageServer: 'That needs the permission “Manage Server”, in one of this community’s servers.',
};
