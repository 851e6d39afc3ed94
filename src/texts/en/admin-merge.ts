import { wordsOf } from '../words.ts';

const words = wordsOf('en');

const rounds = (count: number) => words.counted(count, 'round', 'rounds');

/** Texts of /admin merge. A person is given as name and GUID. */
export const adminMerge = {
  nameBoth: (from: string, into: string) =>
    `Name both: \`${from}\`, who is to count as somebody else, and \`${into}\`, as whom.`,
  onePerson: (person: string) => `${person}: these are one person already.`,
  playedTogether: (from: string, into: string, together: number) =>
    `${from} and ${into} played in ${rounds(together)} at the same time, so they are probably two people. Counting them as one adds both rows of such a round.`,
  goneByMerge: (from: string, count: number, into: string) =>
    `${from} would no longer be a player of their own: their ${rounds(count)} would count for ${into}.`,
  mergeAnyway: 'Merge all the same',
  overtaken: 'Somebody else has just merged one of them. `/admin merge` lists who counts as whom.',
  merged: (from: string, into: string, together: number) =>
    `${from} counts as ${into} now: ${rounds(together)} together.`,
  goneByUndo: (into: string, count: number) => `Undoing it takes ${rounds(count)} from ${into}.`,
  undo: 'Undo the merge',
  keep: 'Keep it',
  kept: 'The merge stays.',
  bothLinked: (stays: string, aside: string) =>
    `Both were linked: ${stays} stays linked, the link of ${aside} is set aside and comes back when the merge is undone.`,
  linkMoves: (user: string) => `${user} stays linked, and to this person now.`,
  itselfAlready: (guid: string) => `${guid} counts as itself already.`,
  itselfAgain: (guid: string) =>
    `${guid} counts as itself again, and so do its rounds; a link that was set aside is back where it is free.`,
  confirmUndo: (guid: string, into: string, count: number) =>
    `${guid} would count as itself again: ${into} loses ${rounds(count)}. Undo the merge?`,
  nobody: (from: string, into: string) =>
    `Nobody is merged. \`/admin merge\` with \`${from}\` and \`${into}\` makes two GUIDs one person.`,
  title: (count: number) => (count === 1 ? '1 GUID counts as another' : `${words.count(count)} GUIDs count as others`),
  newestOnly: (most: number) => `The newest ${words.count(most)}; undo some to see older ones`,
  undoOne: 'Undo a merge',
};
