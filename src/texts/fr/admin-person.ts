import type { adminPerson as English } from '../en/admin-person.ts';

export const adminPerson: typeof English = {
  tasks: {
    show: 'Montrer ce qui est enregistré',
    rename: 'Montrer un autre nom',
    exclude: 'Exclure\u00a0: ses manches ne comptent jamais',
    delete: 'Supprimer les noms',
  },
  whyExclude: (reason) => `Dis pourquoi dans \`${reason}\`.`,
  excluded: (day, by, reason) => `Exclu depuis le ${day} par ${by}\u00a0: ${reason}`,
  confirmDeletion: (person) =>
    `Supprimer les noms de ${person}\u00a0? Ils sont masqués aussitôt et disparaissent pour de bon après sept jours.`,
  include: 'Compter de nouveau',
  restore: 'Montrer ses propres noms',
  decided: {
    exclude: 'ne compte plus',
    include: 'compte de nouveau',
    rename: 'porte un nom choisi par la gestion',
    'restore name': 'porte ses propres noms',
    delete: 'noms bientôt supprimés',
    keep: 'noms gardés',
  },
  doesNotCount: (name) => `${name} est exclu ici\u00a0: ses manches ne comptent pas.`,
  nameGiven: 'Ton nom est enregistré. La gestion en a choisi un autre, qui est montré à sa place.',
};
