import type { JobFailure, JobName, JobState } from './jobs.ts';

/** Something about the jobs that somebody should look at. */
export type JobFinding =
  /** The Clock has never rung in this database. */
  | { kind: 'no clock' }
  | { kind: 'late'; job: JobName; dueAt: Date }
  | { kind: 'failing'; job: JobName; times: number; failure: JobFailure }
  /** What upkeep found and cannot repair: how many rows by check. */
  | { kind: 'damage'; wrong: Record<string, number> }
  /** The database has nearly reached the plan's limit. */
  | { kind: 'size'; bytes: number; limitBytes: number };

export const jobFindingKinds = ['no clock', 'late', 'failing', 'damage', 'size'] as const;

const hourMs = 60 * 60_000;
/** How late (ms) a job may be. An alarm may come late, and a failed job waits. */
const lateMs = 2 * hourMs;
/** After how long (ms) a Clock that has never rung counts as missing. The daily cron trigger lets it ring. */
const newMs = 48 * hourMs;
/** The share of the plan's size from which on it is said. */
const nearlyFull = 0.8;

/** Returns what is to be said about the jobs. */
export function jobFindings(states: readonly JobState[], now: Date): JobFinding[] {
  const isOlder = (instant: Date | null, ms: number) => instant !== null && now.getTime() - instant.getTime() > ms;
  if (states.some(({ isKnown, schemaAt }) => !isKnown && isOlder(schemaAt, newMs))) return [{ kind: 'no clock' }];
  return states.flatMap(({ name, dueAt, failures, failure, result }): JobFinding[] => [
    ...(failure ? [{ kind: 'failing' as const, job: name, times: failures, failure }] : []),
    ...(dueAt && isOlder(dueAt, lateMs) ? [{ kind: 'late' as const, job: name, dueAt }] : []),
    ...upkeepFindings(result),
  ]);
}

function upkeepFindings(result: JobState['result']): JobFinding[] {
  const {
    wrong = {},
    bytes = 0,
    limitBytes = 0,
  } = (result ?? {}) as {
    wrong?: Record<string, number>;
    bytes?: number;
    limitBytes?: number;
  };
  return [
    ...(Object.keys(wrong).length > 0 ? [{ kind: 'damage' as const, wrong }] : []),
    ...(bytes > nearlyFull * limitBytes ? [{ kind: 'size' as const, bytes, limitBytes }] : []),
  ];
}
