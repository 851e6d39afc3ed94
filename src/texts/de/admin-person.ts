import type { adminPerson as English } from '../en/admin-person.ts';

export const adminPerson: typeof English = {
  tasks: {
    show: 'Zeigen, was gespeichert ist',
    rename: 'Einen anderen Namen zeigen',
    exclude: 'Ausschließen: die Runden zählen nie',
    delete: 'Die Namen löschen',
  },
  whyExclude: (reason) => `Sag in \`${reason}\`, warum.`,
  excluded: (day, by, reason) => `Ausgeschlossen seit ${day} von ${by}: ${reason}`,
  confirmDeletion: (person) =>
    `Die Namen von ${person} löschen? Sie sind sofort verborgen und nach sieben Tagen für immer weg.`,
  include: 'Wieder zählen lassen',
  restore: 'Eigene Namen zeigen',
  decided: {
    exclude: 'zählt nicht mehr',
    include: 'zählt wieder',
    rename: 'trägt einen Namen der Verwaltung',
    'restore name': 'trägt die eigenen Namen',
    delete: 'Namen werden gelöscht',
    keep: 'Namen bleiben',
  },
  doesNotCount: (name) => `${name} ist hier ausgeschlossen: die Runden zählen nicht.`,
  nameGiven: 'Dein Name ist gespeichert. Die Verwaltung hat einen anderen gewählt, der stattdessen erscheint.',
};
