import type { adminPosts as English } from '../en/admin-posts.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const adminPosts: typeof English = {
  title: 'Publications automatiques',
  kinds: {
    match: 'Chaque carte au fil du jeu',
    evening: 'La soirée, une fois finie',
    ranking: 'Classement en direct',
    day: 'Ce jour-là, étapes marquantes',
    digest: 'Bilan de la semaine',
  },
  needChannel: (option) => `⚠️ il faut un salon\u00a0: ${option} ici, ou \`/admin config\` pour toutes`,
  players: (count) => words.counted(count, 'joueur', 'joueurs'),
  at: (hour) => `à ${hour}\u00a0h`,
  quietHour: 'à l’heure la plus calme',
  whichKind: (option) => `Quelles publications\u00a0? Choisis aussi ${option}. Rien n’a été changé.`,
  onlyFor: (option, kinds) => `${option} ne vaut que pour\u00a0: ${kinds.join(', ')}.`,
  permissions: {
    'View Channel': 'Voir le salon',
    'Send Messages': 'Envoyer des messages',
    'Embed Links': 'Intégrer des liens',
    'Read Message History': 'Voir les anciens messages',
  },
  lacks: (channel, permissions) =>
    `⚠️ Le bot ne peut pas publier dans ${channel}. Il lui manque\u00a0: ${permissions}. Donne-le au rôle du bot\u00a0: salon → Modifier le salon → Permissions.`,
  gone: '⚠️ Le bot ne trouve pas ce salon dans son serveur\u00a0: il a été supprimé, ou le bot a été retiré. Choisis-en un autre.',
  noToken:
    '⚠️ Le Worker n’a pas de DISCORD_TOKEN, donc le bot ne peut pas publier. Définis-le avec `wrangler secret put DISCORD_TOKEN`.',
  wrongToken:
    '⚠️ Discord refuse le jeton du bot. Recopie-le depuis le portail des développeurs\u00a0: `wrangler secret put DISCORD_TOKEN`.',
  nothingChanged: 'Rien n’a été changé.',
  sendTest: 'Envoyer un message d’essai',
  testTitle: '🧪 Message d’essai',
  testText: (kinds) =>
    kinds.length === 0 ? 'Le bot peut publier ici.' : `Ici, le bot publie\u00a0: ${kinds.join(', ')}.`,
  sent: (channel) => `✅ Envoyé dans ${channel}. Les messages qui attendaient le salon sont en route.`,
  notSent: (channel) =>
    `⚠️ Discord ne répond pas, ou n’accepte rien de l’adresse de ce Worker pour un moment. Regarde dans ${channel} si le message d’essai est arrivé\u00a0; sinon, réessaie dans quelques minutes.`,
  refused: (channel) =>
    `⚠️ Discord a refusé le message d’essai dans ${channel}, bien que les permissions y soient. Si le serveur demande une vérification aux membres, exempte le rôle du bot.`,
  noChannel: (option) => `Aucun salon n’est choisi\u00a0: \`/admin config\` avec \`${option}\` en choisit un.`,
  jobFails: (job, times) =>
    `⚠️ La tâche \`${job}\` a échoué ${times} fois de suite. \`/admin health\` dit pourquoi et que faire.`,
  trouble: {
    missing: (channel, since) =>
      `⚠️ Des messages attendent depuis ${since}\u00a0: ${channel} n’existe plus, ou le bot a été retiré du serveur. Choisis un autre salon avec \`/admin config\`.`,
    forbidden: (channel, since) =>
      `⚠️ Des messages attendent depuis ${since}\u00a0: le bot ne peut pas publier dans ${channel}. \`/admin config\` dit ce qui lui manque.`,
    token: (since) =>
      `⚠️ Des messages attendent depuis ${since}\u00a0: Discord refuse le jeton du bot. Recopie-le depuis le portail des développeurs.`,
  },
};
