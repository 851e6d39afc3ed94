import { wordsOf } from '../words.ts';

const words = wordsOf('en');

const claims = (count: number) => words.counted(count, 'claim', 'claims');

/** Texts of /admin links, and of the line under other answers to managers. */
export const adminLinks = {
  wait: (count: number) =>
    `🔗 ${claims(count)} to be a player ${words.plural(count, 'waits', 'wait')}: \`/admin links\``,
  none: 'No link waits for proof.',
  title: (count: number) => `${claims(count)} ${words.plural(count, 'waits', 'wait')}`,
  linkedAlready: (user: string) => `linked to ${user} already`,
  rivals: (count: number) => `⚠️ also claimed by ${words.counted(count, 'other', 'others')}`,
  refuse: 'Refuse',
  accepted: (user: string, guid: string, unlink: string) =>
    `${user} is linked to ${guid} now, and reads it with their next command. ${unlink} for ${user} undoes it.`,
  confirmRefusal: (user: string, guid: string) =>
    `Refuse the claim of ${user} to be ${guid}? It will be gone; they read it with their next command and can claim again after a day.`,
  refused: (user: string) => `The claim of ${user} is refused.`,
  gone: (user: string) => `The claim of ${user} no longer waits.`,
  userTaken: (user: string) => `${user} is linked to a player already.`,
  playerTaken: (guid: string, unlink: string) =>
    `${guid} is linked to somebody already: ${unlink} for them comes first.`,
};
