import type { adminMerge as English } from '../en/admin-merge.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

const rounds = (count: number) => words.counted(count, 'Runde', 'Runden');

export const adminMerge: typeof English = {
  nameBoth: (from, into) => `Nenn beide: \`${from}\`, wer als jemand anderes zählen soll, und \`${into}\`, als wer.`,
  onePerson: (person) => `${person}: das ist schon eine Person.`,
  playedTogether: (from, into, together) =>
    `${from} und ${into} haben in ${rounds(together)} gleichzeitig gespielt, sind also wahrscheinlich zwei Personen. Als eine Person zählen in einer solchen Runde beide Zeilen zusammen.`,
  goneByMerge: (from, count, into) =>
    `${from} wäre kein eigener Spieler mehr: ${rounds(count)} ${words.plural(count, 'würde', 'würden')} für ${into} zählen.`,
  mergeAnyway: 'Trotzdem zusammenlegen',
  overtaken: 'Jemand anderes hat gerade einen der beiden zusammengelegt. `/admin merge` zeigt, wer als wer zählt.',
  merged: (from, into, together) => `${from} zählt jetzt als ${into}: zusammen ${rounds(together)}.`,
  goneByUndo: (into, count) => `Rückgängig gemacht, verliert ${into} ${rounds(count)}.`,
  undo: 'Zusammenlegung aufheben',
  keep: 'Behalten',
  kept: 'Die Zusammenlegung bleibt.',
  bothLinked: (stays, aside) =>
    `Beide waren verknüpft: ${stays} bleibt verknüpft, die Verknüpfung von ${aside} ruht und kommt zurück, wenn die Zusammenlegung aufgehoben wird.`,
  linkMoves: (user) => `${user} bleibt verknüpft, jetzt mit dieser Person.`,
  itselfAlready: (guid) => `${guid} zählt schon als sich selbst.`,
  itselfAgain: (guid) =>
    `${guid} zählt wieder als sich selbst, die eigenen Runden auch; eine ruhende Verknüpfung ist zurück, wo sie frei ist.`,
  confirmUndo: (guid, into, count) =>
    `${guid} würde wieder als sich selbst zählen: ${into} verliert ${rounds(count)}. Zusammenlegung aufheben?`,
  nobody: (from, into) =>
    `Niemand ist zusammengelegt. \`/admin merge\` mit \`${from}\` und \`${into}\` macht aus zwei GUIDs eine Person.`,
  title: (count) => (count === 1 ? '1 GUID zählt als eine andere' : `${words.count(count)} GUIDs zählen als andere`),
  newestOnly: (most) => `Die neuesten ${words.count(most)}; heb einige auf, um ältere zu sehen`,
  undoOne: 'Eine Zusammenlegung aufheben',
};
