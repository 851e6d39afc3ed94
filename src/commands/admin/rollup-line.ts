import type { RollupState } from '../../db/queries/maintenance.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Locale } from '../../texts/locale.ts';

/** Returns whether a rollup is as its rows say, with examples of what differs. */
export function rollupLine({ rollup, stored, differing, examples }: RollupState, locale: Locale): string {
  const { adminMaintenance: texts } = locale.texts;
  if (differing === 0) return `✅ ${texts.rollup(rollup, stored)}`;
  const shown = [...new Set(examples.map((row) => nameInText(keyOf(row), 60)))].slice(0, 3).join('; ');
  return `⚠️ ${texts.rollupDiffers(rollup, stored, differing, shown)}`;
}

/** Returns the values that identify a row of a rollup: GUIDs, weapon and session. */
function keyOf(row: Record<string, unknown>): string {
  const key = Object.entries(row).filter(([name]) => /guid|weaponName|sessionStart/i.test(name));
  return key.map(([, value]) => String(value)).join(' ');
}
