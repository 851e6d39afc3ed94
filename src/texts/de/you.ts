import type { you as English } from '../en/you.ts';
import { nbsp, wordsOf } from '../words.ts';

const words = wordsOf('de');

export const you: typeof English = {
  notLinked: (link, option) =>
    `Du bist noch mit keinem Spieler verknüpft: nimm ${link}, oder gib bei ${option} einen Namen ein.`,
  notLinkedYet: (link) => `Du bist noch nicht verknüpft: nimm ${link}.`,
  linkMe: 'Mich verknüpfen',
  since: (date) => `seit ${date}`,
  expired: (command) => `Das ist mehr als 5 Minuten her. Gib ${command} noch einmal ein.`,

  areYou: (player) => `Bist du ${player}?`,
  isThat: (user, player) => `Ist ${user} ${player}?`,
  seen: (rounds, when) => `${rounds}, zuletzt ${when}`,
  noRound: 'keine gezählte Runde',
  whichAreYou: 'Wer davon bist du?',
  whichIs: (user) => `Wer davon ist ${user}?`,
  pick: 'Spieler wählen',
  somebodyElse: (link, option) => `Jemand anderes: ${link} mit Name oder GUID bei ${option}.`,
  everybodyLinked: 'Alle, die gespielt haben, sind schon verknüpft.',
  linkedAlready: 'schon verknüpft',
  confirm: 'Ja, verknüpfen',
  linkedNow: (name, stats, unlink) =>
    `Du bist jetzt mit ${name} verknüpft: ${stats} zeigt deine Zahlen, ${unlink} macht es rückgängig.`,
  userLinkedNow: (user, name, unlink) =>
    `${user} ist jetzt mit ${name} verknüpft. ${unlink} für ${user} macht es rückgängig.`,
  youAreAlready: (player, unlink, link) =>
    `Du bist schon mit ${player} verknüpft. Für einen anderen Spieler: ${unlink}, dann noch einmal ${link}.`,
  userIsAlready: (user, player, unlink, link) =>
    `${user} ist schon mit ${player} verknüpft. Um das zu ändern: ${unlink}, dann noch einmal ${link}.`,
  taken: (player, user, unlink) =>
    `${player} ist schon mit ${user} verknüpft. Wenn das falsch ist: ${unlink}, selbst oder durch jemanden mit „Server verwalten“.`,
  somebody: 'jemandem',
  foreignButton: (user, link) => `Dieser Knopf ist für ${user}. Dein eigener Spieler: ${link}.`,

  claimed: (player) => `Du hast angegeben, ${player} zu sein. Andere sehen davon nichts, bis es bewiesen ist:`,
  proveInGame: (code, until) =>
    `• Spiel bis ${until} eine Runde mit ${code} im Namen, egal an welcher Stelle. Gespeichert wird dein Name ohne den Code.`,
  codeExpired: (date) => `• Dein Code ist am ${date} abgelaufen: nimm einen neuen.`,
  newCode: 'Neuer Code',
  askManager: (links) => `• Oder frag jemanden mit „Server verwalten“: ${links} zeigt dort deine Angabe.`,
  untilProved: (stats, unlink) => `Bis dahin zeigt dir ${stats} diese Zahlen. ${unlink} nimmt die Angabe zurück.`,
  proveFirst: (name, link) =>
    `Das würden andere sehen. Dafür braucht es den Beweis, dass du ${name} bist: ${link} zeigt, wie.`,
  howToProve: 'So beweist du es',
  linkInServer:
    'Verknüpfen kannst du dich auf dem Server deiner Community, nicht in Direktnachrichten oder anderswo: nutze den Befehl dort.',
  oneClaimADay: (when) =>
    `Nur eine neue Angabe am Tag: die nächste geht ${when}. Jemand mit „Server verwalten“ kann dich sofort verknüpfen.`,

  youAre: (player, since) => `Du bist${since} mit ${player} verknüpft.`,
  userIs: (user, player, since) => `${user} ist${since} mit ${player} verknüpft.`,
  userIsNot: (user) => `${user} ist mit keinem Spieler verknüpft.`,
  unlinked: (name, link) => `Du bist nicht mehr mit ${name} verknüpft. Die Statistik bleibt; ${link} verknüpft wieder.`,
  userUnlinked: (user, name) => `${user} ist nicht mehr mit ${name} verknüpft. Die Statistik bleibt.`,
  claimRemoved: (name) => `Deine Angabe, ${name} zu sein, ist zurückgenommen.`,
  outcomes: {
    proved: (name) =>
      `🔗 Deine Verknüpfung mit ${name} ist bestätigt: der Code stand in deinem Namen. Du kannst ihn wieder herausnehmen.`,
    accepted: (name) => `🔗 Deine Verknüpfung mit ${name} ist bestätigt, von jemandem mit „Server verwalten“.`,
    taken: (name) =>
      `🔗 ${name} ist jetzt mit jemand anderem verknüpft, deine Angabe ist damit erledigt. Wenn das falsch ist, frag jemanden mit „Server verwalten“.`,
    refused: (name) => `🔗 Jemand mit „Server verwalten“ hat deine Angabe, ${name} zu sein, abgelehnt.`,
  },
  linkRemoved: 'Die Verknüpfung ist gelöst.',

  shownAs: (name, reset) => `Du heißt hier ab jetzt ${name}. ${reset} macht es rückgängig.`,
  shownAsNewest: 'Du erscheinst unter deinem neuesten Namen aus dem Spiel.',
  noAlias: (alias, set) => `„${alias}“ ist keiner deiner Aliasse: wähle einen aus der Liste, oder nimm ${set}.`,
  badName: (shortest, longest) =>
    `Ein Name hat ${shortest} bis ${longest} sichtbare Zeichen und ist keiner, den der Bot selbst benutzt.`,
  namesDeleted: (optIn) =>
    `Deine Namen wurden gelöscht, und es wird keiner mehr gespeichert. Um wieder einen zu haben: erst ${optIn}.`,

  absence: {
    missed: (since, sessions, maps) =>
      `👋 Seit deiner letzten Runde, ${since}: ${sessions} mit ${maps}. \`/last\` zeigt das Neueste.`,
    passedBy: (names, more, kills) =>
      `📈 An deinen ${kills}${nbsp}Kills vorbeigezogen: ${names.join(', ')}${more > 0 ? ` und ${words.count(more)}${nbsp}weitere` : ''}.`,
    recordsFell: (count, own) =>
      `🥇 ${words.counted(count, 'Rekord wurde', 'Rekorde wurden')} überboten, ${own > 0 ? `davon ${words.count(own)} von dir` : 'keiner von dir'}. Sie stehen in \`/records\`.`,
    noRecordFell: '🥇 Kein Rekord wurde überboten.',
    passedByNobody: (kills) => `📈 Niemand ist an deinen ${kills}${nbsp}Kills vorbeigezogen.`,
  },
  nothingStored:
    'Dein Discord-Konto ist mit keinem Spieler verknüpft, also ist nichts darüber gespeichert. Zahlen von Spielern sind unter der GUID ihres Spiels gespeichert: verknüpfe deine, um zu sehen oder zu löschen, was dazu gehört.',
  stored: 'Was über dich gespeichert ist',
  storedDiscord: (name) => `**Discord** deine Id und dein Name, ${name}`,
  storedAbsence: (date) => `**Was du verpasst hast** gesagt am ${date}`,
  storedLink: (date) => `**Verknüpft** seit ${date}`,
  storedClaim: (player, date) => `**Angegeben** am ${date}: ${player}, noch nicht bewiesen. Andere sehen davon nichts`,
  claimWayOut: (link, unlink) => `${link} zeigt, wie du es beweist, ${unlink} nimmt es zurück.`,
  storedFormerClaim: (until) =>
    `Nur deine Discord-ID bleibt bis ${until} gespeichert, weil am Tag nur eine Angabe möglich ist; danach wird sie bald gelöscht.`,
  storedGuid: (guid) => `**GUID** ${guid}`,
  storedMerged: (guids) => `**Darin aufgegangen** ${guids}`,
  storedName: (name) => `**Du heißt hier** ${name}`,
  chosen: '(von dir gewählt)',
  storedAliases: (count) => `**Gesehene Namen** ${count}`,
  storedRounds: (rounds) => `**Runden** ${rounds} mit deinen Zahlen`,
  visible: '**Andere sehen dich** ja',
  invisible: '**Andere sehen dich** nein: du bist verborgen',
  namesGone: '**Namen** gelöscht; es wird keiner mehr gespeichert',
  hiddenUntilRemoved: '**Andere sehen dich** nein: deine Namen werden gelöscht',
  namesGoOn: (date) => `**Namen** werden nach dem ${date} gelöscht`,
  wayOut: (optOut, erase) => `${optOut} verbirgt dich, ${erase} löscht deine Namen.`,
  optedOut: (optIn) =>
    `Andere finden dich nicht mehr in Ranglisten, Suche und Listen; in Spielabenden bist du für sie „verborgener Spieler“. Summen bleiben ganz, und du siehst dich selbst weiter. ${optIn} macht es rückgängig.`,
  optedIn: 'Andere sehen dich wieder, und Namen, unter denen du ab jetzt spielst, werden gespeichert.',

  deleteTitle: 'Andere sehen dich ab sofort nicht mehr. Nach sieben Tagen ist das für immer weg:',
  deleteLink: (name) => `deine Verknüpfung mit ${name}`,
  deleteAliases: (count) =>
    `${words.counted(count, 'Name', 'Namen')}, unter ${words.plural(count, 'dem', 'denen')} du gesehen wurdest`,
  deleteChosen: (name) => `dein gewählter Name ${name}`,
  deleteRounds: (count) => `dein Name in ${words.counted(count, 'Runde', 'Runden')}`,
  deleteKept: (unknown) =>
    `In deinen Runden steht dann „${unknown}“. Zahlen bleiben. Bis dahin kannst du es zurücknehmen.`,
  deleteElsewhere:
    'Die Beiträge des Bots werden geändert. Frühere Antworten bleiben, wie sie sind, und ein kopierter Link auf ein Bild zeigt die Namen darin weiterhin.',
  deleteForGood: 'Meine Namen löschen',
  cancel: 'Abbrechen',
  cancelled: 'Nichts wurde gelöscht.',
  deletionAsked: (date, unknown, show) =>
    `Andere sehen dich nicht mehr. Nach dem ${date} sind Verknüpfung und Namen gelöscht, und in deinen Runden steht „${unknown}“. Bis dahin hat ${show} einen Knopf, der es zurücknimmt.`,
  deletedAlready: (unlink) => `Deine Namen sind schon gelöscht. ${unlink} löst deine Verknüpfung.`,
  keepNames: 'Namen behalten',
  namesKept: 'Nichts wird gelöscht. Deine Namen bleiben.',
  shownAgain: 'Andere sehen diesen Spieler wieder. Schon gelöschte Namen bleiben gelöscht.',
  notHidden: 'Dieser Spieler ist nicht verborgen.',
  needsWhom: (user, player) => `Wähle ${user}, oder schreib die GUID eines Spielers in ${player}, nicht beides.`,
  noSuchGuid: (guid) => `Kein Spieler hat die GUID ${guid}. Verborgene Spieler findet man nur über ihre GUID.`,
};
