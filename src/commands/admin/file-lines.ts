import type { RoundFile } from '../../db/queries/round-files.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatBytes } from './format-bytes.ts';

/** Returns the files of a round: each name once, below it one numbered line per version. */
export function fileLines(
  { files, server }: { files: readonly RoundFile[]; server: string },
  locale: Locale,
): string[] {
  const { adminRounds: texts } = locale.texts;
  if (files.length === 0) return [texts.noRawFile];
  return files.flatMap((file, index) => {
    const line = `${index + 1}. ${[...facts(file, locale), texts.from(nameInText(server, 32)), timestamp(new Date(file.receivedAt)), state(file, locale)].join(' · ')}`;
    return files[index - 1]?.filename === file.filename ? [line] : [nameInText(file.filename, 120), line];
  });
}

/** Returns a version's size: lines and bytes. */
export function facts({ playerLines, bytes, kind }: RoundFile, locale: Locale): string[] {
  return [...(kind === 'round' ? [locale.texts.adminRounds.lines(playerLines)] : []), formatBytes(bytes, locale)];
}

/** Returns whether a version is used, and who decided that. */
export function state({ isUsed, isChosen, setAsideBy }: RoundFile, { texts: { adminRounds: texts } }: Locale): string {
  if (setAsideBy) return texts.setAsideBy[setAsideBy];
  if (isChosen) return texts.chosen;
  return isUsed ? texts.inUse : texts.keptBeside;
}
