import type { database as English } from '../en/database.ts';

export const database: typeof English = {
  errors: {
    away: 'La base de données ne répond pas pour le moment. Réessaie dans une minute.',
    waking: 'La base de données est encore en train de se réveiller. Réessaie dans quelques secondes.',
    busy: 'La base de données est surchargée pour le moment. Réessaie dans quelques secondes.',
    restarting: 'La base de données redémarre. Réessaie dans quelques secondes.',
    password: 'La base de données refuse le mot de passe du bot : son propriétaire corrige DATABASE_URL.',
    project:
      'Neon ne trouve pas la base de données du bot, ou elle est désactivée : son propriétaire vérifie DATABASE_URL et la console de Neon.',
    address:
      'La base de données n’admet que certaines adresses : le propriétaire du bot les autorise toutes dans la console de Neon.',
    database: 'Il n’y a pas de base de données de ce nom : le propriétaire du bot corrige DATABASE_URL.',
    host: 'Ce qui répond à la place de la base de données n’est pas Neon : le propriétaire du bot corrige DATABASE_URL.',
    hours:
      'Les heures gratuites de Neon sont épuisées jusqu’au 1er du mois. Le bot répondra alors, ou dès que son propriétaire change de formule.',
    transfer:
      'Le trafic gratuit de Neon est épuisé jusqu’au 1er du mois. Le bot répondra alors, ou dès que son propriétaire change de formule.',
    quota:
      'Une limite de la formule de la base de données est atteinte : le propriétaire du bot regarde la console de Neon.',
    full: 'La base de données est pleine : on peut la lire, mais elle n’accepte plus rien. Le propriétaire du bot supprime ce dont il n’a pas besoin, ou achète de l’espace chez Neon.',
    replica:
      'La base de données est en lecture seule : DATABASE_URL est un réplica, et le propriétaire du bot y met l’adresse de la base principale.',
    denied: (object) =>
      `Le rôle du bot dans la base de données n’a pas le droit d’utiliser ${object ? `\`${object}\`` : 'cela'} : le propriétaire du bot exécute le SQL que \`npm run schema -- --role\` affiche.`,
    timeout: 'La base de données met trop de temps à répondre. Réessaie dans une minute.',
    schema: (version) =>
      `La base de données a besoin de la migration ${version} : son propriétaire lance \`npm run schema\`.`,
    conflict: 'Quelqu’un a changé la même chose au même moment. Réessaie.',
    large: 'C’est trop à la fois. Demande moins, par exemple une période plus courte.',
    failed: 'La base de données n’a pas pu répondre.',
  },
};
