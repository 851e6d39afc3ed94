import type { adminMerge as English } from '../en/admin-merge.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('fr');

const rounds = (count: number) => words.counted(count, 'manche', 'manches');

export const adminMerge: typeof English = {
  nameBoth: (from, into) =>
    `Indique les deux\u00a0: \`${from}\`, qui doit compter comme quelqu’un d’autre, et \`${into}\`, comme qui.`,
  onePerson: (person) => `${person}\u00a0: c’est déjà une seule personne.`,
  playedTogether: (from, into, together) =>
    `${from} et ${into} ont joué en même temps dans ${rounds(together)}\u00a0: ce sont probablement deux personnes. Les compter comme une seule additionne leurs deux lignes d’une telle manche.`,
  goneByMerge: (from, count, into) =>
    `${from} ne serait plus un joueur à part\u00a0: ${rounds(count)} ${words.plural(count, 'compterait', 'compteraient')} pour ${into}.`,
  mergeAnyway: 'Fusionner quand même',
  overtaken: 'Quelqu’un vient de fusionner l’un des deux. `/admin merge` montre qui compte comme qui.',
  merged: (from, into, together) => `${from} compte désormais comme ${into}\u00a0: ${rounds(together)} ensemble.`,
  goneByUndo: (into, count) => `Défaire la fusion retire ${rounds(count)} à ${into}.`,
  undo: 'Défaire la fusion',
  keep: 'La garder',
  kept: 'La fusion reste.',
  bothLinked: (stays, aside) =>
    `Les deux étaient liés\u00a0: ${stays} reste lié, le lien de ${aside} est mis de côté et revient si la fusion est défaite.`,
  linkMoves: (user) => `${user} reste lié, désormais à cette personne.`,
  itselfAlready: (guid) => `${guid} compte déjà pour lui-même.`,
  itselfAgain: (guid) =>
    `${guid} compte de nouveau pour lui-même, et ses manches aussi\u00a0; un lien mis de côté revient là où la place est libre.`,
  confirmUndo: (guid, into, count) =>
    `${guid} compterait de nouveau pour lui-même\u00a0: ${into} perd ${rounds(count)}. Défaire la fusion\u00a0?`,
  nobody: (from, into) =>
    `Personne n’est fusionné. \`/admin merge\` avec \`${from}\` et \`${into}\` fait de deux GUID une personne.`,
  title: (count) =>
    count === 1 ? '1 GUID compte comme un autre' : `${words.count(count)} GUID comptent comme d’autres`,
  newestOnly: (most) => `Les ${words.count(most)} plus récentes\u00a0; défais-en pour voir les plus anciennes`,
  undoOne: 'Défaire une fusion',
};
