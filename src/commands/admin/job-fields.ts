import type { JobState } from '../../db/queries/jobs.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Locale } from '../../texts/locale.ts';

/** Returns what /admin health says of the jobs: when each ran, how long it took, what it did, and when it is due. */
export function jobFields(states: readonly JobState[], locale: Locale): { name: string; value: string }[] {
  const { health } = locale.texts.admin;
  const { kinds } = locale.texts.adminPosts;
  const titles = { deliver: health.posts, digest: kinds.digest, 'on-this-day': kinds.day, upkeep: health.upkeep };
  // A kind of post that is off has no job.
  const shown = states.filter(({ name, dueAt }) => name === 'deliver' || name === 'upkeep' || dueAt);
  return shown.map((state) => ({ name: titles[state.name], value: jobLine(state, locale) }));
}

function jobLine(state: JobState, { texts }: Locale): string {
  const { health } = texts.admin;
  const { name, finishedAt, tookMs, failures, waiting, dueAt } = state;
  const did = failures > 0 ? health.failed(failures) : name === 'upkeep' ? health.repaired(repairs(state)) : '';
  const parts = [
    ...(finishedAt ? [health.ran(timestamp(finishedAt), health.took(tookMs ?? 0)), did] : [health.notYet]),
    ...(name === 'deliver' ? [health.waiting(waiting)] : []),
    ...(name !== 'deliver' && dueAt ? [health.next(timestamp(dueAt))] : []),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Returns how many rows, names and tables the last upkeep has repaired. */
function repairs({ result }: JobState): number {
  const { rollups, forgottenAgain, aliases, numbers } = (result ?? {}) as {
    rollups?: { rows: number }[];
    forgottenAgain?: number;
    aliases?: number;
    numbers?: string[];
  };
  const inRollups = (rollups ?? []).reduce((sum, { rows }) => sum + rows, 0);
  return inRollups + (forgottenAgain ?? 0) + (aliases ?? 0) + (numbers?.length ?? 0);
}
