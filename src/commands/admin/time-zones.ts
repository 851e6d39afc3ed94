import { limits } from '../../discord/limits.ts';

const known = () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];

/** Finds time zones whose name contains the typed text. Those that begin with it come first: `berlin` finds Europe/Berlin. */
export function suggestTimeZones(typed: string): { name: string; value: string }[] {
  const wanted = normal(typed);
  const fitting = known().filter((name) => normal(name).includes(wanted));
  const place = (name: string) => (normal(name).startsWith(wanted) ? 0 : 1);
  return fitting
    .toSorted((a, b) => place(a) - place(b))
    .slice(0, limits.choices)
    .map((name) => ({ name, value: name }));
}

/** Returns the IANA name of a typed time zone in any case, or undefined for anything else, such as an offset. */
export function findTimeZone(typed: string): string | undefined {
  const wanted = typed.trim();
  const listed = known().find((name) => normal(name) === normal(wanted));
  if (listed) return listed;
  if (!/^[A-Za-z]/.test(wanted)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: wanted }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const normal = (name: string) => name.trim().toLowerCase().replaceAll(' ', '_');
