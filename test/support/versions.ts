import type { WrittenFile } from '../../demo/round-files/match.ts';

/** Returns versions of a round's file, the best last: each has a byte more than the one before, half of them also a player more. */
export function versionsOf({ name, text }: WrittenFile, count: number): WrittenFile[] {
  const lines = text.trimEnd().split('\n');
  return Array.from({ length: count }, (_, index) => {
    const players = index < count / 2 ? lines.length - 2 : lines.length - 1;
    return { name, text: `${lines.slice(0, 1 + players).join('\n')}\n${'\n'.repeat(index)}` };
  });
}
