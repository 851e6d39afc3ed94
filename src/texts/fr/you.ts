import type { you as English } from '../en/you.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('fr');

export const you: typeof English = {
  notLinked: (link, option) =>
    `Tu n’es encore lié à aucun joueur\u00a0: utilise ${link}, ou tape un nom dans l’option ${option}.`,
  notLinkedYet: (link) => `Tu n’es pas encore lié\u00a0: utilise ${link}.`,
  linkMe: 'Me lier',
  since: (date) => `depuis le ${date}`,
  expired: (command) => `C’était il y a plus de 5 minutes. Relance ${command}.`,

  areYou: (player) => `Es-tu ${player}\u00a0?`,
  isThat: (user, player) => `${user} est-il ${player}\u00a0?`,
  seen: (rounds, when) => `${rounds}, vu ${when}`,
  noRound: 'aucune manche comptée',
  whichAreYou: 'Lequel es-tu\u00a0?',
  whichIs: (user) => `Lequel est ${user}\u00a0?`,
  pick: 'Choisir un joueur',
  somebodyElse: (link, option) => `Un autre\u00a0: ${link} avec un nom ou un GUID comme ${option}.`,
  everybodyLinked: 'Tous ceux qui ont joué sont déjà liés.',
  linkedAlready: 'déjà lié',
  confirm: 'Oui, lier',
  linkedNow: (name, stats, unlink) =>
    `Tu es maintenant lié à ${name}\u00a0: ${stats} montre tes chiffres, ${unlink} annule le lien.`,
  userLinkedNow: (user, name, unlink) => `${user} est maintenant lié à ${name}. ${unlink} pour ${user} annule le lien.`,
  youAreAlready: (player, unlink, link) =>
    `Tu es déjà lié à ${player}. Pour un autre joueur\u00a0: ${unlink}, puis de nouveau ${link}.`,
  userIsAlready: (user, player, unlink, link) =>
    `${user} est déjà lié à ${player}. Pour changer cela\u00a0: ${unlink}, puis de nouveau ${link}.`,
  taken: (player, user, unlink) =>
    `${player} est déjà lié à ${user}. Si c’est une erreur\u00a0: ${unlink}, par cette personne ou par quelqu’un avec «\u00a0Gérer le serveur\u00a0».`,
  somebody: 'quelqu’un',
  foreignButton: (user, link) => `Ce bouton est pour ${user}. Ton propre joueur\u00a0: ${link}.`,

  claimed: (player) => `Tu as dit être ${player}. Les autres n’en voient rien tant que ce n’est pas prouvé\u00a0:`,
  proveInGame: (code, until) =>
    `• Joue une manche avec ${code} dans ton nom, n’importe où, avant le ${until}. Ton nom est enregistré sans le code.`,
  codeExpired: (date) => `• Ton code a expiré le ${date}\u00a0: prends-en un nouveau.`,
  newCode: 'Nouveau code',
  askManager: (links) =>
    `• Ou demande à quelqu’un avec «\u00a0Gérer le serveur\u00a0»\u00a0: ${links} lui montre ta demande.`,
  untilProved: (stats, unlink) => `D’ici là, ${stats} te montre ces chiffres. ${unlink} retire la demande.`,
  proveFirst: (name, link) =>
    `D’autres le verraient\u00a0: il faut donc prouver que tu es ${name}. ${link} montre comment.`,
  howToProve: 'Comment le prouver',
  linkInServer:
    'On se lie sur le serveur de sa communauté, pas en message privé ni ailleurs\u00a0: utilise la commande là-bas.',
  oneClaimADay: (when) =>
    `Une seule nouvelle demande par jour\u00a0: la prochaine sera possible ${when}. Quelqu’un avec «\u00a0Gérer le serveur\u00a0» peut te lier tout de suite.`,

  youAre: (player, since) => `Tu es lié à ${player}${since}.`,
  userIs: (user, player, since) => `${user} est lié à ${player}${since}.`,
  userIsNot: (user) => `${user} n’est lié à aucun joueur.`,
  unlinked: (name, link) => `Tu n’es plus lié à ${name}. Les statistiques restent\u00a0; ${link} lie de nouveau.`,
  userUnlinked: (user, name) => `${user} n’est plus lié à ${name}. Les statistiques restent.`,
  claimRemoved: (name) => `Ta demande d’être ${name} est retirée.`,
  outcomes: {
    proved: (name) =>
      `🔗 Ton lien avec ${name} est vérifié\u00a0: le code était dans ton nom. Tu peux l’enlever de ton nom.`,
    accepted: (name) => `🔗 Ton lien avec ${name} est vérifié, par quelqu’un avec «\u00a0Gérer le serveur\u00a0».`,
    taken: (name) =>
      `🔗 ${name} est maintenant lié à quelqu’un d’autre, ta demande est donc close. Si c’est une erreur, demande à quelqu’un avec «\u00a0Gérer le serveur\u00a0».`,
    refused: (name) => `🔗 Quelqu’un avec «\u00a0Gérer le serveur\u00a0» a refusé ta demande d’être ${name}.`,
  },
  linkRemoved: 'Le lien est supprimé.',

  shownAs: (name, reset) => `Tu apparais désormais sous le nom ${name}. ${reset} annule ce choix.`,
  shownAsNewest: 'Tu apparais sous ton nom le plus récent dans le jeu.',
  noAlias: (alias, set) =>
    `«\u00a0${alias}\u00a0» n’est pas un de tes alias\u00a0: choisis dans la liste, ou utilise ${set}.`,
  badName: (shortest, longest) =>
    `Un nom a de ${shortest} à ${longest} caractères visibles, et n’est pas un de ceux que le bot utilise lui-même.`,
  namesDeleted: (optIn) =>
    `Tes noms ont été supprimés et plus aucun n’est enregistré. Pour en avoir un de nouveau\u00a0: d’abord ${optIn}.`,

  absence: {
    missed: (since, sessions, maps) =>
      `👋 Depuis ta dernière manche, ${since}\u00a0: ${sessions} avec ${maps}. \`/last\` montre la plus récente.`,
    passedBy: (names, more, kills) =>
      `📈 Tes ${kills}${nbsp}frags ont été dépassés par ${names.join(', ')}${more > 0 ? ` et ${words.counted(more, 'autre', 'autres')}` : ''}.`,
    recordsFell: (count, own) =>
      `🥇 ${words.counted(count, 'record battu', 'records battus')}, ${own > 0 ? `dont ${words.count(own)} à toi` : 'aucun à toi'}. \`/records\` les montre.`,
    noRecordFell: '🥇 Aucun record n’a été battu.',
    passedByNobody: (kills) => `📈 Personne n’a dépassé tes ${kills}${nbsp}frags.`,
  },
  nothingStored:
    'Ton compte Discord n’est lié à aucun joueur, donc rien n’est enregistré à son sujet. Les chiffres des joueurs sont enregistrés sous le GUID de leur jeu\u00a0: lie le tien pour voir ou supprimer ce qui va avec.',
  stored: 'Ce qui est enregistré sur toi',
  storedDiscord: (name) => `**Discord** ton identifiant et ton nom, ${name}`,
  storedAbsence: (date) => `**Ce que tu as manqué** dit le ${date}`,
  storedLink: (date) => `**Lié** depuis le ${date}`,
  storedClaim: (player, date) =>
    `**Demandé** le ${date}\u00a0: ${player}, pas encore prouvé. Les autres n’en voient rien`,
  claimWayOut: (link, unlink) => `${link} montre comment le prouver, ${unlink} le retire.`,
  storedFormerClaim: (until) =>
    `Seul ton identifiant Discord est gardé jusqu’au ${until}, car une seule demande par jour est possible\u00a0; il est supprimé peu après.`,
  storedGuid: (guid) => `**GUID** ${guid}`,
  storedMerged: (guids) => `**Fusionnés avec** ${guids}`,
  storedName: (name) => `**Affiché comme** ${name}`,
  chosen: '(choisi par toi)',
  storedAliases: (count) => `**Noms vus** ${count}`,
  storedRounds: (rounds) => `**Manches** ${rounds} avec tes chiffres`,
  visible: '**Les autres te voient** oui',
  invisible: '**Les autres te voient** non\u00a0: tu es masqué',
  namesGone: '**Noms** supprimés\u00a0; plus aucun n’est enregistré',
  hiddenUntilRemoved: '**Les autres te voient** non\u00a0: tes noms seront supprimés',
  namesGoOn: (date) => `**Noms** supprimés après le ${date}`,
  wayOut: (optOut, erase) => `${optOut} te masque, ${erase} supprime tes noms.`,
  optedOut: (optIn) =>
    `Les autres ne te trouvent plus dans les classements, recherches et listes\u00a0; dans les sessions tu es «\u00a0joueur masqué\u00a0» pour eux. Les totaux restent entiers, et tu te vois toujours. ${optIn} annule ce choix.`,
  optedIn: 'Les autres te voient de nouveau, et les noms sous lesquels tu joues désormais sont enregistrés.',

  deleteTitle: 'Les autres ne te voient plus dès maintenant. Après sept jours, ceci disparaîtra pour toujours\u00a0:',
  deleteLink: (name) => `ton lien avec ${name}`,
  deleteAliases: (count) => `${words.counted(count, 'nom sous lequel', 'noms sous lesquels')} on t’a vu`,
  deleteChosen: (name) => `ton nom choisi ${name}`,
  deleteRounds: (count) => `ton nom dans ${words.counted(count, 'manche', 'manches')}`,
  deleteKept: (unknown) =>
    `Tes manches indiqueront ensuite «\u00a0${unknown}\u00a0». Les chiffres restent. D’ici là tu peux y renoncer.`,
  deleteElsewhere:
    'Les messages publiés par le bot sont modifiés. Les réponses déjà données restent telles quelles, et le lien copié d’une image montre toujours les noms qu’elle contient.',
  deleteForGood: 'Supprimer mes noms',
  cancel: 'Annuler',
  cancelled: 'Rien n’a été supprimé.',
  deletionAsked: (date, unknown, show) =>
    `Les autres ne te voient plus. Après le ${date}, ton lien et tes noms seront supprimés, et tes manches indiqueront «\u00a0${unknown}\u00a0». D’ici là, ${show} a un bouton pour y renoncer.`,
  deletedAlready: (unlink) => `Tes noms sont déjà supprimés. ${unlink} retire ton lien.`,
  keepNames: 'Garder mes noms',
  namesKept: 'Rien ne sera supprimé. Tes noms restent.',
  shownAgain: 'Les autres voient de nouveau ce joueur. Les noms déjà supprimés le restent.',
  notHidden: 'Ce joueur n’est pas masqué.',
  needsWhom: (user, player) => `Choisis ${user}, ou écris le GUID d’un joueur dans ${player}, pas les deux.`,
  noSuchGuid: (guid) => `Aucun joueur n’a le GUID ${guid}. Les joueurs masqués se trouvent par leur GUID seulement.`,
};
