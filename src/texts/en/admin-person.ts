/** Texts of /admin person, and of what others read about an excluded player. */
export const adminPerson = {
  tasks: {
    show: 'Show what is stored',
    rename: 'Show another name',
    exclude: 'Exclude: their rounds never count',
    delete: 'Delete the names',
  },
  whyExclude: (reason: string) => `Say why in \`${reason}\`.`,
  excluded: (day: string, by: string, reason: string) => `Excluded since ${day} by ${by}: ${reason}`,
  confirmDeletion: (person: string) =>
    `Delete the names of ${person}? They are hidden at once and gone for good after seven days.`,
  include: 'Let them count again',
  restore: 'Show their own names',
  decided: {
    exclude: 'no longer counts',
    include: 'counts again',
    rename: 'has a name from a manager',
    'restore name': 'has their own names',
    delete: 'names will be deleted',
    keep: 'names stay',
  },
  /** What everybody reads. */
  doesNotCount: (name: string) => `${name} is excluded here: their rounds do not count.`,
  nameGiven: 'Your name is stored. A manager chose another, which is shown instead.',
};
