/** Texts of errors, refusals and hints that any command may answer. */
export const errors = {
  needsManageServer: 'That needs the permission “Manage Server”, in one of this community’s servers.',
  nobodyCalled: (word: string) => `No player is called “${word}”. Pick one from the list that opens while you type.`,
  nobodyCalledIn: (word: string, option: string) =>
    `No player is called “${word}” (${option}). Pick one from the list that opens while you type.`,
  userNotLinked: (user: string, option: string) =>
    `${user} is not linked to a player. Type a name into ${option} instead.`,
  whom: 'Several players fit. Whom do you mean?',
  whomBy: (word: string) => `Whom do you mean by “${word}”?`,
  whomByIn: (word: string, option: string) => `Whom do you mean by “${word}” (${option})?`,
  outOfDate: 'This message is out of date. Run the command again.',
  noRounds: 'No round has been stored yet: play one, or bring the old database with `npm run migrate`.',
};
