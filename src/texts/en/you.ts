import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('en');

/** Texts of /link, /unlink, /linked, /name, /privacy. Commands in them are mentions that can be clicked. */
export const you = {
  notLinked: (link: string, option: string) =>
    `You are not linked to a player yet: use ${link}, or type a name into ${option}.`,
  notLinkedYet: (link: string) => `You are not linked yet: use ${link}.`,
  linkMe: 'Link me',
  since: (date: string) => `since ${date}`,
  expired: (command: string) => `That was more than 5 minutes ago. Use ${command} again.`,

  areYou: (player: string) => `Are you ${player}?`,
  isThat: (user: string, player: string) => `Is ${user} ${player}?`,
  seen: (rounds: string, when: string) => `${rounds}, last seen ${when}`,
  noRound: 'no counted round',
  whichAreYou: 'Which of them are you?',
  whichIs: (user: string) => `Which of them is ${user}?`,
  pick: 'Pick a player',
  somebodyElse: (link: string, option: string) => `Somebody else: ${link} with a name or GUID as ${option}.`,
  everybodyLinked: 'Everybody who played is linked already.',
  linkedAlready: 'linked already',
  confirm: 'Yes, link',
  linkedNow: (name: string, stats: string, unlink: string) =>
    `You are linked to ${name} now: ${stats} shows your numbers, ${unlink} undoes it.`,
  userLinkedNow: (user: string, name: string, unlink: string) =>
    `${user} is linked to ${name} now. ${unlink} for ${user} undoes it.`,
  youAreAlready: (player: string, unlink: string, link: string) =>
    `You are linked to ${player} already. To be somebody else: ${unlink}, then ${link} again.`,
  userIsAlready: (user: string, player: string, unlink: string, link: string) =>
    `${user} is linked to ${player} already. To change that: ${unlink}, then ${link} again.`,
  taken: (player: string, user: string, unlink: string) =>
    `${player} is linked to ${user} already. If that is wrong, they use ${unlink}, or somebody with Manage Server does it for them.`,
  somebody: 'somebody',
  foreignButton: (user: string, link: string) => `That button is for ${user}. Your own player: ${link}.`,

  claimed: (player: string) => `You have claimed ${player}. Others see nothing of it until it is proved:`,
  proveInGame: (code: string, until: string) =>
    `• Play a round with ${code} in your name, anywhere in it, until ${until}. Your name is stored without it.`,
  codeExpired: (date: string) => `• Your code expired on ${date}: take a new one.`,
  newCode: 'New code',
  askManager: (links: string) => `• Or ask somebody with Manage Server: ${links} shows them your claim.`,
  untilProved: (stats: string, unlink: string) =>
    `Until then ${stats} shows you these numbers. ${unlink} takes the claim back.`,
  proveFirst: (name: string, link: string) =>
    `Others would see this, so it needs proof that you are ${name}: ${link} shows how.`,
  howToProve: 'How to prove it',
  linkInServer:
    'You link yourself in your community’s server, not in direct messages or elsewhere: use the command there.',
  oneClaimADay: (when: string) =>
    `One new claim a day: your next one is possible ${when}. Somebody with Manage Server can link you at once.`,

  youAre: (player: string, since: string) => `You are linked to ${player}${since}.`,
  userIs: (user: string, player: string, since: string) => `${user} is linked to ${player}${since}.`,
  userIsNot: (user: string) => `${user} is not linked to a player.`,
  unlinked: (name: string, link: string) =>
    `You are no longer linked to ${name}. The statistics stay; ${link} links again.`,
  userUnlinked: (user: string, name: string) => `${user} is no longer linked to ${name}. The statistics stay.`,
  claimRemoved: (name: string) => `Your claim to be ${name} is taken back.`,
  outcomes: {
    proved: (name: string) =>
      `🔗 Your link to ${name} is verified: the code was in your name. You can take it out of your name again.`,
    accepted: (name: string) => `🔗 Your link to ${name} is verified: somebody with Manage Server confirmed it.`,
    taken: (name: string) =>
      `🔗 ${name} is linked to somebody else now, so your claim has ended. If that is wrong, ask somebody with Manage Server.`,
    refused: (name: string) => `🔗 Somebody with Manage Server refused your claim to be ${name}.`,
  },
  linkRemoved: 'The link is removed.',

  shownAs: (name: string, reset: string) => `You are shown as ${name} from now on. ${reset} undoes it.`,
  shownAsNewest: 'You are shown under your newest name in the game.',
  noAlias: (alias: string, set: string) => `“${alias}” is none of your aliases: pick one from the list, or use ${set}.`,
  badName: (shortest: number, longest: number) =>
    `A name has ${shortest} to ${longest} visible characters, and is not one the bot uses itself.`,
  namesDeleted: (optIn: string) =>
    `Your names were deleted and none is stored any more. To have one again: ${optIn} first.`,

  /** What a player is told who has been away. */
  absence: {
    missed: (since: string, sessions: string, maps: string) =>
      `👋 Since your last round, ${since}: ${sessions} with ${maps}. \`/last\` shows the newest.`,
    passedBy: (names: readonly string[], more: number, kills: string) =>
      `📈 Your ${kills}${nbsp}kills were passed by ${names.join(', ')}${more > 0 ? ` and ${words.count(more)}${nbsp}more` : ''}.`,
    passedByNobody: (kills: string) => `📈 Nobody has passed your ${kills}${nbsp}kills.`,
    recordsFell: (count: number, own: number) =>
      `🥇 ${words.counted(count, 'record was', 'records were')} beaten${own > 0 ? `, ${words.count(own)}${nbsp}of them yours` : ', none of them yours'}. \`/records\` has them.`,
    noRecordFell: '🥇 No record was beaten.',
  },
  nothingStored:
    'Your Discord account is linked to no player, so nothing is stored about it. Numbers of players are stored by the GUID of their game: link yours to see or delete what belongs to it.',
  stored: 'What is stored about you',
  storedDiscord: (name: string) => `**Discord** your id and name, ${name}`,
  storedAbsence: (date: string) => `**What you missed** told on ${date}`,
  storedLink: (date: string) => `**Linked** since ${date}`,
  storedClaim: (player: string, date: string) =>
    `**Claimed** ${player} on ${date}, not proved yet: others see nothing of it`,
  claimWayOut: (link: string, unlink: string) => `${link} shows how to prove it, ${unlink} takes it back.`,
  storedFormerClaim: (until: string) =>
    `Only your Discord id is kept until ${until}, because you may claim one player a day; it is removed soon after.`,
  storedGuid: (guid: string) => `**GUID** ${guid}`,
  storedMerged: (guids: string) => `**Merged into it** ${guids}`,
  storedName: (name: string) => `**Shown as** ${name}`,
  chosen: '(chosen by you)',
  storedAliases: (count: string) => `**Names seen** ${count}`,
  storedRounds: (rounds: string) => `**Rounds** ${rounds} with your numbers`,
  visible: '**Others see you** yes',
  invisible: '**Others see you** no: you opted out',
  namesGone: '**Names** deleted; none is stored any more',
  hiddenUntilRemoved: '**Others see you** no: your names will be deleted',
  namesGoOn: (date: string) => `**Names** will be deleted after ${date}`,
  wayOut: (optOut: string, erase: string) => `${optOut} hides you, ${erase} deletes your names.`,
  optedOut: (optIn: string) =>
    `Others no longer find you in rankings, lookups and lists; in sessions you are “hidden player” to them. Sums stay whole, and you still see yourself. ${optIn} undoes it.`,
  optedIn: 'Others see you again, and names you play under from now on are stored.',

  deleteTitle: 'You are hidden from others at once. After seven days this will be gone for good:',
  deleteLink: (name: string) => `your link to ${name}`,
  deleteAliases: (count: number) => `${words.counted(count, 'name', 'names')} you were seen under`,
  deleteChosen: (name: string) => `your chosen name ${name}`,
  deleteRounds: (count: number) => `your name in ${words.counted(count, 'round', 'rounds')}`,
  deleteKept: (unknown: string) =>
    `Your rounds will then say “${unknown}”. Your numbers stay. Until then you can take it back.`,
  deleteElsewhere:
    'The bot’s posts are edited. Answers given before stay as they are, and a copied link to a picture still shows the names in it.',
  deleteForGood: 'Delete my names',
  cancel: 'Cancel',
  cancelled: 'Nothing was deleted.',
  deletionAsked: (date: string, unknown: string, show: string) =>
    `Others no longer see you. After ${date} your link and names are deleted, and your rounds say “${unknown}”. Until then ${show} has a button that takes it back.`,
  deletedAlready: (unlink: string) => `Your names are deleted already. ${unlink} removes your link.`,
  keepNames: 'Keep my names',
  namesKept: 'Nothing will be deleted. Your names stay.',
  shownAgain: 'That player is seen by others again. Names that were deleted already stay deleted.',
  notHidden: 'That player is not hidden.',
  needsWhom: (user: string, player: string) => `Choose ${user}, or type the GUID of a player into ${player}, not both.`,
  noSuchGuid: (guid: string) => `No player has the GUID ${guid}. Hidden players are found by their GUID only.`,
};
