import { statistics } from '../../domain/statistics.ts';
import { statisticText } from '../../views/statistic.ts';
import type { Autocomplete } from '../command.ts';
import type { Context } from '../context.ts';

/** Finds statistics whose key or one of whose names contains the typed text. */
export async function suggestStatistics(typed: string, { caller }: Context): ReturnType<Autocomplete> {
  const wanted = typed.trim().toLowerCase();
  const named = statistics.map(({ key, aliases }) => ({ key, aliases, ...statisticText(key, caller) }));
  const fits = ({ key, label, aliases }: (typeof named)[number]) =>
    [key, label.toLowerCase(), ...aliases].some((word) => word.includes(wanted));
  return named.filter(fits).map(({ key, label, about }) => ({ name: `${label}: ${about}`, value: key }));
}

/** Returns the keys of all statistics, for a refusal. */
export function listOfKeys(): string {
  return statistics.map(({ key }) => `\`${key}\``).join(', ');
}
